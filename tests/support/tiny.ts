import type {
  Actual, Assignment, Calendar, Equipment, EquipmentClass, Link, Operation, Order, Phase, PhaseWork, Plan, PlanningCase, Plant, Process, QcRun,
  UnplannedOrder,
} from '@lotwright/domain';
import type { Instant, Interval, Minutes, Weekday } from '@lotwright/time';

/** Marks a text as whatever opaque id the place asks for. */
export const id = <T extends string>(text: string): T => text as T;

/** The instant of an RFC 3339 text such as `2026-03-02T08:00Z` or `…+01:00`. */
export const at = (text: string): Instant => (Date.parse(text) / 60_000) as Instant;

/** A length in minutes. */
export const min = (value: number): Minutes => value as Minutes;

/** Monday to Friday. */
export const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
/** Monday to Sunday. */
export const ALL_DAYS: readonly Weekday[] = [...WORKDAYS, 'sat', 'sun'];

/** A calendar of one shift: the same hours on the given days. */
export function calendar(name: string, start: string, end: string, days: readonly Weekday[] = WORKDAYS, parts: Partial<Calendar> = {}): Calendar {
  return { id: id(name), name, shifts: [{ days, start: id(start), end: id(end) }], exceptions: [], ...parts };
}

/** A phase with a fixed duration in minutes. Crew is written `{ operators: 2 }`. */
export function phase(mode: number, work: PhaseWork = 'unattended', crew: Readonly<Record<string, number>> = {}): Phase {
  return {
    name: work,
    duration: { min: min(mode), mode: min(mode), max: min(mode) },
    work,
    crew: Object.entries(crew).map(([name, heads]) => ({ crew: id(name), heads })),
  };
}

/** An operation that takes an hour of nothing but time unless told otherwise. */
export function operation(name: string, parts: Partial<Operation> = {}): Operation {
  return {
    id: id(name), name, stage: 'drug-substance', lot: id('DS'), requirement: { kind: 'people', calendar: null }, phases: [phase(60)],
    maxStretch: min(0), materials: [], failure: null, ...parts,
  };
}

/** A link without hold time and storage unless told otherwise. */
export function link(from: string, to: string, parts: Partial<Link> = {}): Link {
  return { from: id(from), to: id(to), minLag: min(0), maxLag: null, storage: null, name: `${from} to ${to}`, ...parts };
}

/** A process `P` version `1` of product `A`; its last operation is both patient-ready and arrival. */
export function process(operations: readonly Operation[], links: readonly Link[] = [], parts: Partial<Process> = {}): Process {
  const last = operations[operations.length - 1].id;
  return {
    id: id('P'), version: '1', product: id('A'), name: 'P', lots: [{ key: id('DS'), kind: 'drug-substance' }],
    operations, links, patientReady: last, arrival: last, ...parts,
  };
}

/** A class without changeover unless told otherwise. */
export function equipmentClass(name: string, parts: Partial<EquipmentClass['changeover']> = {}): EquipmentClass {
  return { id: id(name), name, stage: 'drug-substance', changeover: { duration: min(0), attended: false, byFamily: [], deepClean: null, ...parts } };
}

/** Equipment that is qualified for everything and open around the clock unless told otherwise. */
export function equipment(name: string, className: string, parts: Partial<Equipment> = {}): Equipment {
  return {
    id: id(name), name, equipmentClass: id(className), suite: null, calendar: id('always'), unavailable: [],
    qualifications: [{ product: null, operation: null, method: null, expires: null }], speedPercent: 100, ...parts,
  };
}

/** A plant in Berlin with the calendars `always` and `day` (Mon–Fri 06–22), product A of family F, and nothing else. */
export function plant(parts: Partial<Plant> = {}): Plant {
  return {
    id: id('tiny'), name: 'Tiny', zone: id('Europe/Berlin'),
    suites: [], equipmentClasses: [], equipment: [], crews: [], qcMethods: [], positionPools: [], sessions: [], storages: [], materials: [],
    products: [{ id: id('A'), name: 'A', family: id('F') }], processes: [],
    policy: { fences: [], nervousnessBudget: null, urgencyWeights: { urgent: 5, standard: 2, flexible: 1 } },
    ...parts,
    calendars: [calendar('always', '00:00', '24:00', ALL_DAYS), calendar('day', '06:00', '22:00'), ...(parts.calendars ?? [])],
  };
}

/** The now of every tiny case: Monday 2 March 2026, 08:00 in Berlin (07:00Z). */
export const NOW = at('2026-03-02T08:00+01:00');

/** An order for process `P`, released at now. */
export function order(name: string, parts: Partial<Order> = {}): Order {
  return {
    id: id(name), coi: id(`COI-${name}`), process: id('P'), processVersion: '1', urgency: 'standard', sequenceRelease: NOW, releaseEstimated: false,
    windows: null, latestUseful: null, site: 'S1', cancelled: false, ...parts,
  };
}

/** A case at `NOW` without history. */
export function planningCase(parts: Partial<PlanningCase> & Pick<PlanningCase, 'plant'>): PlanningCase {
  return { orders: [], actuals: [], pins: [], now: NOW, published: [], freezeOverrides: [], ...parts };
}

/** A `running` actual of attempt 1 that started at now − 60 unless told otherwise. */
export function actual(orderName: string, operationName: string, parts: Partial<Actual> = {}): Actual {
  return {
    order: id(orderName), operation: id(operationName), attempt: 1, state: 'running', start: (NOW - 60) as Instant, end: null, expectedEnd: null,
    equipment: null, run: null, ...parts,
  };
}

/** A span of `length` minutes from `start`. */
export const span = (start: number, length: number): Interval => ({ start: start as Instant, end: (start + length) as Instant });

/** A planned assignment of attempt 1 whose phases follow each other at once. */
export function assignment(orderName: string, operationName: string, start: number, lengths: readonly number[], parts: Partial<Assignment> = {}): Assignment {
  const phases: Interval[] = [];
  let from = start;
  for (const length of lengths) {
    phases.push(span(from, length));
    from += length;
  }
  return {
    order: id(orderName), operation: id(operationName), attempt: 1, equipment: null, run: null, start: start as Instant, end: from as Instant, phases,
    origin: 'planned', ...parts,
  };
}

/** A planned run whose phases follow each other at once. */
export function qcRun(name: string, method: string, start: number, lengths: readonly number[], parts: Partial<QcRun> = {}): QcRun {
  const { phases, end } = assignment('', '', start, lengths);
  return { id: id(name), method: id(method), instrument: null, start: start as Instant, end, phases, origin: 'planned', ...parts };
}

/** An order listed as unplanned. */
export function unplanned(orderName: string, parts: Partial<UnplannedOrder> = {}): UnplannedOrder {
  return { order: id(orderName), rule: 'R2', operation: null, resource: null, reason: 'no equipment is qualified', help: 'qualify one', ...parts };
}

/** A plan around assignments and runs; its claims (objective, accounts, hashes) are empty and therefore wrong. */
export function planOf(assignments: readonly Assignment[], parts: Partial<Plan> = {}): Plan {
  return {
    status: 'FEASIBLE', now: NOW, assignments, runs: [], unplanned: [], objective: [], lowerBound: null, gap: null, accounts: [],
    kpis: { planned: 0, unplanned: 0, late: 0, turnaroundP50: null, turnaroundP90: null, utilisation: [], tightestHold: null },
    provenance: { engineVersion: 'by hand', seed: 0, steps: 0, inputHash: '', planHash: '' },
    ...parts,
  };
}
