import { processOf } from '@lotwright/domain';
import type { Equipment, Operation, Order, PlanningCase, Plant, Process, QcMethod, RuleCode } from '@lotwright/domain';
import { WEEKDAYS } from '@lotwright/time';
import type { LocalTime, Minutes } from '@lotwright/time';
import { lengthWords, nameOf, spanWords } from './words.js';

/** Something a case asks for that may keep an order out, and the case without it. */
export interface Relaxation {
  /** The rule it is asked for by. */
  readonly rule: RuleCode;
  /** What is asked for, in the plant's words. */
  readonly title: string;
  /** The lot whose place it is, where it is another lot. */
  readonly lot: string | null;
  without(planningCase: PlanningCase): PlanningCase;
}

const MANY = 100_000;
const QUARTERS = Array.from({ length: 96 }, (_, i) => `${String(Math.floor(i / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}` as LocalTime);

/** Everything that can keep an order out of a plan, other lots first: what is dropped first is missed least. */
export function relaxationsFor(planningCase: PlanningCase, order: Order, lots: readonly string[]): Relaxation[] {
  const { plant } = planningCase;
  const process = processOf(plant, order);
  if (process === undefined) return [];
  const methods = process.operations.flatMap(({ requirement: r }) => (r.kind === 'run' ? plant.qcMethods.filter((m) => m.id === r.method) : []));
  const classes = new Set<string | null>([...process.operations.map(({ requirement: r }) => (r.kind === 'equipment' ? r.equipmentClass : null)), ...methods.map((m) => m.instrument)]);
  const pieces = plant.equipment.filter((e) => classes.has(e.equipmentClass));
  return [
    ...lots.map(lotPlace),
    ...places(plant, process),
    ...materials(plant, process),
    ...crews(plant, process, methods),
    ...downTimes(planningCase, pieces),
    ...calendars(plant, process, methods, pieces),
    ...starts(plant, process, methods),
    ...stretches(process),
    ...holds(process),
    ...qualifications(plant, classes),
    ...commitments(planningCase, order, process),
  ];
}

function lotPlace(lot: string): Relaxation {
  return { rule: 'R3', title: `${lot} keeps its place`, lot, without: (c) => ({ ...c, orders: c.orders.map((o) => (o.id === lot ? { ...o, cancelled: true } : o)) }) };
}

const inPlant = (rule: RuleCode, title: string, edit: (plant: Plant) => Plant): Relaxation => ({ rule, title, lot: null, without: (c) => ({ ...c, plant: edit(c.plant) }) });

function onProcess(plant: Plant, { id, version }: Process, edit: (process: Process) => Process): Plant {
  return { ...plant, processes: plant.processes.map((p) => (p.id === id && p.version === version ? edit(p) : p)) };
}

function places(plant: Plant, process: Process): Relaxation[] {
  const pools = plant.positionPools.filter((p) => process.operations.some(({ requirement: r }) => r.kind === 'positions' && r.pool === p.id));
  const storages = plant.storages.filter((s) => process.links.some((l) => l.storage === s.id));
  return [
    ...pools.map((pool) => inPlant('R11', `${pool.name} has ${pool.capacity} positions`, (p) => ({ ...p, positionPools: p.positionPools.map((o) => (o.id === pool.id ? { ...o, capacity: MANY } : o)) }))),
    ...storages.map((storage) => inPlant('R11', `${storage.name} has ${storage.positions} places`, (p) => ({ ...p, storages: p.storages.map((o) => (o.id === storage.id ? { ...o, positions: MANY } : o)) }))),
  ];
}

function materials(plant: Plant, process: Process): Relaxation[] {
  const taken = [...new Set(process.operations.flatMap((o) => o.materials.map((m) => m.material)))];
  return taken.map((id) => ({
    rule: 'R13', title: `no more of ${nameOf([plant.materials], id)} than is on hand and ordered`, lot: null,
    without: (c) => ({ ...c, plant: { ...c.plant, materials: c.plant.materials.map((m) => (m.id === id ? { ...m, receipts: [...m.receipts, { at: c.now, quantity: MANY * MANY, expires: null }] } : m)) } }),
  }));
}

function crews(plant: Plant, process: Process, methods: readonly QcMethod[]): Relaxation[] {
  const sessions = plant.sessions.filter((s) => process.operations.some(({ requirement: r }) => r.kind === 'session' && r.session === s.id));
  const needed = new Set([...process.operations, ...methods].flatMap((o) => o.phases.flatMap((p) => p.crew.map((c) => c.crew))).concat(sessions.flatMap((s) => s.crew.map((c) => c.crew))));
  return plant.crews.filter((c) => needed.has(c.id)).map((crew) =>
    inPlant('R9', `${crew.name} are as many as they are, when they are`, (p) => {
      const id = `always-for-${crew.id}` as Plant['calendars'][number]['id'];
      return {
        ...p, calendars: [...p.calendars, { id, name: id, shifts: [{ days: WEEKDAYS, start: '00:00' as LocalTime, end: '24:00' as LocalTime }], exceptions: [] }],
        crews: p.crews.map((c) => (c.id === crew.id ? { ...c, rosters: [...c.rosters, { calendar: id, heads: MANY }], absences: [] } : c)),
      };
    }));
}

function downTimes({ now, plant }: PlanningCase, pieces: readonly Equipment[]): Relaxation[] {
  return pieces.flatMap((piece) => piece.unavailable.filter((u) => u.end > now).map((down) =>
    inPlant('R5', `${down.kind} of ${piece.name} ${spanWords(down.start, down.end, plant.zone)}`, (p) => ({
      ...p, equipment: p.equipment.map((e) => (e.id === piece.id ? { ...e, unavailable: e.unavailable.filter((u) => u.start !== down.start || u.end !== down.end) } : e)),
    }))));
}

function calendars(plant: Plant, process: Process, methods: readonly QcMethod[], pieces: readonly Equipment[]): Relaxation[] {
  const used = new Set<string>([...pieces.map((e) => e.calendar), ...methods.map((m) => m.calendar)]);
  for (const { requirement: r } of process.operations) {
    if (r.kind === 'people' && r.calendar !== null) used.add(r.calendar);
    if (r.kind === 'positions') plant.positionPools.filter((p) => p.id === r.pool).forEach((p) => used.add(p.calendar));
    if (r.kind === 'session') plant.sessions.filter((s) => s.id === r.session).forEach((s) => used.add(s.calendar));
  }
  return plant.calendars.filter((c) => used.has(c.id)).map((calendar) =>
    inPlant('R5', `opening hours ${calendar.name}`, (p) => ({
      ...p, calendars: p.calendars.map((c) => (c.id === calendar.id ? { ...c, shifts: [{ days: WEEKDAYS, start: '00:00' as LocalTime, end: '24:00' as LocalTime }], exceptions: [] } : c)),
    })));
}

function starts(plant: Plant, process: Process, methods: readonly QcMethod[]): Relaxation[] {
  const sessions = plant.sessions.filter((s) => process.operations.some(({ requirement: r }) => r.kind === 'session' && r.session === s.id));
  return [
    ...methods.filter((m) => m.starts.kind === 'weekly').map((method) =>
      inPlant('R10', `weekly starts of ${method.name}`, (p) => ({ ...p, qcMethods: p.qcMethods.map((m) => (m.id === method.id ? { ...m, starts: { kind: 'open-hours' as const } } : m)) }))),
    ...sessions.map((session) =>
      inPlant('R12', `weekly sittings of ${session.name}`, (p) => ({
        ...p, sessions: p.sessions.map((s) => (s.id === session.id ? { ...s, starts: { kind: 'weekly' as const, starts: QUARTERS.map((at) => ({ days: WEEKDAYS, at, runs: 100 })) } } : s)),
      }))),
  ];
}

function stretches(process: Process): Relaxation[] {
  const several = process.operations.filter((o) => o.phases.length > 1);
  return several.map((operation) => inPlant('R6', `the phases of ${operation.name} follow each other within their stretch`, (p) =>
    onProcess(p, process, (own) => ({ ...own, operations: own.operations.map((o): Operation => (o.id === operation.id ? { ...o, maxStretch: MANY as Minutes } : o)) }))));
}

function holds(process: Process): Relaxation[] {
  const name = (id: string): string => nameOf([process.operations], id);
  return process.links.filter((l) => l.maxLag !== null).map((link) =>
    inPlant('R8', `the hold of ${lengthWords(link.maxLag!)} from ${name(link.from)} to ${name(link.to)}`, (p) =>
      onProcess(p, process, (own) => ({ ...own, links: own.links.map((l) => (l.from === link.from && l.to === link.to ? { ...l, maxLag: null } : l)) }))));
}

function qualifications(plant: Plant, classes: ReadonlySet<string | null>): Relaxation[] {
  return plant.equipmentClasses.filter((c) => classes.has(c.id)).map((one) =>
    inPlant('R2', `${one.name} are qualified for no more than they are`, (p) => ({
      ...p, equipment: p.equipment.map((e) => (e.equipmentClass === one.id ? { ...e, qualifications: [{ product: null, operation: null, method: null, expires: null }] } : e)),
    })));
}

function commitments({ pins, published }: PlanningCase, order: Order, process: Process): Relaxation[] {
  const name = (id: string): string => nameOf([process.operations], id);
  const own = pins.filter((p) => p.order === order.id);
  const planned = published.filter((a) => a.order === order.id);
  return [
    ...own.map((pin): Relaxation => ({ rule: 'R15', title: `the pin on ${name(pin.operation)}`, lot: null, without: (c) => ({ ...c, pins: c.pins.filter((p) => p.order !== pin.order || p.operation !== pin.operation) }) })),
    ...planned.map((a): Relaxation => ({
      rule: 'R15', title: `${name(a.operation)} is frozen where it was published`, lot: null,
      without: (c) => ({ ...c, freezeOverrides: [...c.freezeOverrides, { order: a.order, operation: a.operation, reason: 'asked what blocks the order' }] }),
    })),
  ];
}
