import { processOf } from '@lotwright/domain';
import type { CalendarId, Demand, Equipment, Operation, Order, OrderId, PlanningCase, Plant, Process, QcMethod, RuleCode } from '@lotwright/domain';
import { WEEKDAYS } from '@lotwright/time';
import type { LocalTime, Minutes } from '@lotwright/time';
import { lengthWords, nameOf, spanWords } from './words.js';

/** Something a case asks for that may keep an order out, and the case without it. */
export interface Relaxation {
  /** The rule it is asked for by. */
  readonly rule: RuleCode;
  /** What is asked for, in the plant's words. */
  readonly title: string;
  /** The same for a machine. */
  readonly demand: Demand;
  without(planningCase: PlanningCase): PlanningCase;
}

const MANY = 100_000;
const QUARTERS = Array.from({ length: 96 }, (_, i) => `${String(Math.floor(i / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}` as LocalTime);

/** Everything that can keep an order out of a plan, other lots first: what is dropped first is missed least. */
export function relaxationsFor(planningCase: PlanningCase, order: Order, lots: readonly OrderId[]): Relaxation[] {
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
    ...cleans(plant, classes),
    ...suites(plant, pieces),
    ...downTimes(planningCase, pieces),
    ...calendars(plant, process, methods, pieces),
    ...starts(plant, process, methods),
    ...stretches(process),
    ...holds(process),
    ...qualifications(plant, classes),
    ...commitments(planningCase, order, process),
  ];
}

function lotPlace(lot: OrderId): Relaxation {
  return { rule: 'R3', title: `${lot} keeps its place`, demand: { kind: 'lot', lot }, without: (c) => ({ ...c, orders: c.orders.map((o) => (o.id === lot ? { ...o, cancelled: true } : o)) }) };
}

const inPlant = (rule: RuleCode, demand: Demand, title: string, edit: (plant: Plant) => Plant): Relaxation => ({ rule, title, demand, without: (c) => ({ ...c, plant: edit(c.plant) }) });

function onProcess(plant: Plant, { id, version }: Process, edit: (process: Process) => Process): Plant {
  return { ...plant, processes: plant.processes.map((p) => (p.id === id && p.version === version ? edit(p) : p)) };
}

function places(plant: Plant, process: Process): Relaxation[] {
  const pools = plant.positionPools.filter((p) => process.operations.some(({ requirement: r }) => r.kind === 'positions' && r.pool === p.id));
  const storages = plant.storages.filter((s) => process.links.some((l) => l.storage === s.id));
  return [
    ...pools.map((pool) => inPlant('R11', { kind: 'positions', pool: pool.id }, `${pool.name} has ${pool.capacity} positions`, (p) => ({ ...p, positionPools: p.positionPools.map((o) => (o.id === pool.id ? { ...o, capacity: MANY } : o)) }))),
    ...storages.map((storage) => inPlant('R11', { kind: 'storage', storage: storage.id }, `${storage.name} has ${storage.positions} places`, (p) => ({ ...p, storages: p.storages.map((o) => (o.id === storage.id ? { ...o, positions: MANY } : o)) }))),
  ];
}

function materials(plant: Plant, process: Process): Relaxation[] {
  const taken = [...new Set(process.operations.flatMap((o) => o.materials.map((m) => m.material)))];
  return taken.map((id) => ({
    rule: 'R13', title: `no more of ${nameOf([plant.materials], id)} than is on hand and ordered`, demand: { kind: 'material', material: id },
    without: (c) => ({ ...c, plant: { ...c.plant, materials: c.plant.materials.map((m) => (m.id === id ? { ...m, receipts: [...m.receipts, { at: c.now, quantity: MANY * MANY, expires: null }] } : m)) } }),
  }));
}

function crews(plant: Plant, process: Process, methods: readonly QcMethod[]): Relaxation[] {
  const sessions = plant.sessions.filter((s) => process.operations.some(({ requirement: r }) => r.kind === 'session' && r.session === s.id));
  const needed = new Set([...process.operations, ...methods].flatMap((o) => o.phases.flatMap((p) => p.crew.map((c) => c.crew))).concat(sessions.flatMap((s) => s.crew.map((c) => c.crew))));
  return plant.crews.filter((c) => needed.has(c.id)).map((crew) =>
    inPlant('R9', { kind: 'crew', crew: crew.id }, `${crew.name} are as many as they are, when they are`, (p) => {
      const { plant: open, calendar } = withAlways(p);
      return { ...open, crews: p.crews.map((c) => (c.id === crew.id ? { ...c, rosters: [...c.rosters, { calendar, heads: MANY }], absences: [] } : c)) };
    }));
}

const ALWAYS = 'always open' as CalendarId;

/** The plant with a calendar that is always open. */
function withAlways(plant: Plant): { readonly plant: Plant; readonly calendar: CalendarId } {
  if (plant.calendars.some((c) => c.id === ALWAYS)) return { plant, calendar: ALWAYS };
  const shifts = [{ days: WEEKDAYS, start: '00:00' as LocalTime, end: '24:00' as LocalTime }];
  return { plant: { ...plant, calendars: [...plant.calendars, { id: ALWAYS, name: ALWAYS, shifts, exceptions: [] }] }, calendar: ALWAYS };
}

function cleans(plant: Plant, classes: ReadonlySet<string | null>): Relaxation[] {
  return plant.equipmentClasses.filter((c) => classes.has(c.id) && c.changeover.deepClean !== null).map((one) =>
    inPlant('R3', { kind: 'clean', equipmentClass: one.id }, `the deep cleans of ${one.name}`, (p) => ({
      ...p, equipmentClasses: p.equipmentClasses.map((c) => (c.id === one.id ? { ...c, changeover: { ...c.changeover, deepClean: null } } : c)),
    })));
}

function suites(plant: Plant, pieces: readonly Equipment[]): Relaxation[] {
  return plant.suites.filter((s) => s.segregated && pieces.some((e) => e.suite === s.id)).map((suite) =>
    inPlant('R4', { kind: 'suite', suite: suite.id }, `one patient at a time in ${suite.name}`, (p) => ({ ...p, suites: p.suites.map((s) => (s.id === suite.id ? { ...s, segregated: false } : s)) })));
}

function downTimes({ now, plant }: PlanningCase, pieces: readonly Equipment[]): Relaxation[] {
  return pieces.flatMap((piece) => piece.unavailable.filter((u) => u.end > now).map((down) =>
    inPlant('R5', { kind: 'outage', equipment: piece.id, during: { start: down.start, end: down.end } }, `${down.kind} of ${piece.name} ${spanWords(down.start, down.end, plant.zone)}`, (p) => ({
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
  return plant.calendars.filter((c) => used.has(c.id)).map((calendar) => inPlant('R5', { kind: 'hours', calendar: calendar.id }, `opening hours ${calendar.name}`, (p) => withoutHours(p, calendar.id)));
}

/** The plant with whatever keeps a calendar always open; crews come and go by it as before. */
function withoutHours(given: Plant, calendar: CalendarId): Plant {
  const { plant, calendar: always } = withAlways(given);
  const opened = <Item extends { readonly calendar: CalendarId }>(items: readonly Item[]): Item[] => items.map((item) => (item.calendar === calendar ? { ...item, calendar: always } : item));
  const step = (o: Operation): Operation => (o.requirement.kind === 'people' && o.requirement.calendar === calendar ? { ...o, requirement: { ...o.requirement, calendar: null } } : o);
  return {
    ...plant, equipment: opened(plant.equipment), qcMethods: opened(plant.qcMethods), positionPools: opened(plant.positionPools), sessions: opened(plant.sessions),
    processes: plant.processes.map((p) => ({ ...p, operations: p.operations.map(step) })),
  };
}

function starts(plant: Plant, process: Process, methods: readonly QcMethod[]): Relaxation[] {
  const sessions = plant.sessions.filter((s) => process.operations.some(({ requirement: r }) => r.kind === 'session' && r.session === s.id));
  return [
    ...methods.filter((m) => m.starts.kind === 'weekly').map((method) =>
      inPlant('R10', { kind: 'starts', method: method.id }, `weekly starts of ${method.name}`, (p) => ({ ...p, qcMethods: p.qcMethods.map((m) => (m.id === method.id ? { ...m, starts: { kind: 'open-hours' as const } } : m)) }))),
    ...sessions.map((session) =>
      inPlant('R12', { kind: 'sittings', session: session.id }, `weekly sittings of ${session.name}`, (p) => ({
        ...p, sessions: p.sessions.map((s) => (s.id === session.id ? { ...s, starts: { kind: 'weekly' as const, starts: QUARTERS.map((at) => ({ days: WEEKDAYS, at, runs: 100 })) } } : s)),
      }))),
  ];
}

function stretches(process: Process): Relaxation[] {
  const several = process.operations.filter((o) => o.phases.length > 1);
  return several.map((operation) => inPlant('R6', { kind: 'stretch', operation: operation.id }, `the phases of ${operation.name} follow each other within their stretch`, (p) =>
    onProcess(p, process, (own) => ({ ...own, operations: own.operations.map((o): Operation => (o.id === operation.id ? { ...o, maxStretch: MANY as Minutes } : o)) }))));
}

function holds(process: Process): Relaxation[] {
  const name = (id: string): string => nameOf([process.operations], id);
  return process.links.filter((l) => l.maxLag !== null).map((link) =>
    inPlant('R8', { kind: 'hold', from: link.from, to: link.to }, `the hold of ${lengthWords(link.maxLag!)} from ${name(link.from)} to ${name(link.to)}`, (p) =>
      onProcess(p, process, (own) => ({ ...own, links: own.links.map((l) => (l.from === link.from && l.to === link.to ? { ...l, maxLag: null } : l)) }))));
}

function qualifications(plant: Plant, classes: ReadonlySet<string | null>): Relaxation[] {
  return plant.equipmentClasses.filter((c) => classes.has(c.id)).map((one) =>
    inPlant('R2', { kind: 'qualification', equipmentClass: one.id }, `${one.name} are qualified for no more than they are`, (p) => ({
      ...p, equipment: p.equipment.map((e) => (e.equipmentClass === one.id ? { ...e, qualifications: [{ product: null, operation: null, method: null, expires: null }] } : e)),
    })));
}

function commitments({ pins, published }: PlanningCase, order: Order, process: Process): Relaxation[] {
  const name = (id: string): string => nameOf([process.operations], id);
  const own = pins.filter((p) => p.order === order.id);
  const planned = published.filter((a) => a.order === order.id);
  return [
    ...own.map((pin): Relaxation => ({ rule: 'R15', title: `the pin on ${name(pin.operation)}`, demand: { kind: 'pin', operation: pin.operation }, without: (c) => ({ ...c, pins: c.pins.filter((p) => p.order !== pin.order || p.operation !== pin.operation) }) })),
    ...planned.map((a): Relaxation => ({
      rule: 'R15', title: `${name(a.operation)} is frozen where it was published`, demand: { kind: 'frozen', operation: a.operation },
      without: (c) => ({ ...c, freezeOverrides: [...c.freezeOverrides, { order: a.order, operation: a.operation, reason: 'asked what blocks the order' }] }),
    })),
  ];
}
