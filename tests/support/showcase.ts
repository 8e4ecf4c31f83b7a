import type { Actual, Assignment, Operation, Order, Plan, PlanningCase, Plant, Process, Qualification } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import {
  actual, assignment, at, calendar, equipment, equipmentClass, id, link, min, NOW, operation, order, phase, planOf, planningCase, plant, process, qcRun,
  span, unplanned, WORKDAYS,
} from './tiny.js';

/** A wall-clock time in Berlin in the first days of March 2026 (2 March is a Monday, and now is 08:00 on it). */
export const march = (day: number, time: string): Instant => at(`2026-03-${String(day).padStart(2, '0')}T${time}+01:00`);

const ANY: Qualification = { product: null, operation: null, method: null, expires: null };

const operations: readonly Operation[] = [
  operation('ivt', {
    requirement: { kind: 'equipment', equipmentClass: id('skid') },
    phases: [phase(60, 'attended', { operators: 1 }), phase(240, 'unattended'), phase(30, 'attended', { operators: 1 })],
    maxStretch: min(600), materials: [{ material: id('kit'), quantity: 1 }], failure: { probability: 0.02, remakeFrom: id('ivt') },
  }),
  operation('fill', {
    stage: 'fill', requirement: { kind: 'equipment', equipmentClass: id('isolator') }, phases: [phase(120, 'attended', { operators: 2 })],
  }),
  operation('sterility', {
    stage: 'quality-control', requirement: { kind: 'positions', pool: id('incubator') },
    phases: [phase(30, 'attended'), phase(1440, 'unattended'), phase(30, 'attended')], maxStretch: min(0),
  }),
  operation('potency', { stage: 'quality-control', requirement: { kind: 'run', method: id('potency') }, phases: [] }),
  operation('purity', { stage: 'quality-control', requirement: { kind: 'run', method: id('purity') }, phases: [] }),
  operation('review', {
    stage: 'release', requirement: { kind: 'people', calendar: id('office') }, phases: [phase(300, 'interruptible', { analysts: 1 })],
  }),
  operation('qp', { stage: 'release', requirement: { kind: 'session', session: id('disposition') }, phases: [] }),
  operation('label', { stage: 'logistics', requirement: { kind: 'people', calendar: id('day') }, phases: [phase(0, 'attended')] }),
  operation('ship', { stage: 'logistics', phases: [phase(300)] }),
];

const links = [
  link('ivt', 'fill', { minLag: min(30), maxLag: min(2880), storage: id('freezer') }),
  link('fill', 'sterility', { maxLag: min(1440) }),
  link('fill', 'potency', { maxLag: min(4320) }),
  link('fill', 'purity', { maxLag: min(2880) }),
  link('fill', 'review'),
  link('ivt', 'review', { maxLag: min(9000) }),
  link('sterility', 'qp'), link('potency', 'qp'), link('purity', 'qp'), link('review', 'qp'),
  link('qp', 'label', { maxLag: min(60) }),
  link('label', 'ship', { maxLag: min(240) }),
];

const recipe = (name: string, product: string): Process =>
  process(operations, links, { id: id(name), product: id(product), patientReady: id('qp'), arrival: id('ship') });

const showcasePlant: Plant = plant({
  calendars: [
    {
      id: id('office'), name: 'office', exceptions: [],
      shifts: [{ days: WORKDAYS, start: id('08:00'), end: id('12:00') }, { days: WORKDAYS, start: id('13:00'), end: id('17:00') }],
    },
    calendar('late', '22:00', '06:00', WORKDAYS, { exceptions: [{ from: id('2026-03-04'), to: id('2026-03-04'), shifts: [], reason: 'shutdown' }] }),
  ],
  suites: [{ id: id('clean'), name: 'clean', segregated: true, clearance: min(45) }],
  equipmentClasses: [
    equipmentClass('skid', {
      duration: min(60), byFamily: [{ from: id('F'), to: id('G'), duration: min(90) }],
      deepClean: { duration: min(120), attended: true, afterLots: 1, afterHours: min(600) },
    }),
    equipmentClass('isolator', { duration: min(45), attended: true }),
    equipmentClass('reader', { duration: min(15) }),
  ],
  equipment: [
    equipment('SKID-1', 'skid', { calendar: id('day') }),
    equipment('SKID-2', 'skid', { calendar: id('day'), qualifications: [{ ...ANY, product: id('A'), operation: id('ivt'), expires: march(3, '12:01') }] }),
    equipment('FILL-1', 'isolator', { calendar: id('day'), suite: id('clean') }),
    equipment('FILL-2', 'isolator', {
      calendar: id('day'), suite: id('clean'), speedPercent: 80,
      unavailable: [{ start: march(2, '06:00'), end: march(3, '08:00'), kind: 'maintenance' }],
    }),
    equipment('READ-1', 'reader', { calendar: id('day'), qualifications: [{ ...ANY, method: id('potency') }] }),
    equipment('READ-2', 'reader', { qualifications: [{ ...ANY, method: id('purity') }] }),
  ],
  crews: [
    { id: id('operators'), name: 'operators', rosters: [{ calendar: id('day'), heads: 2 }, { calendar: id('late'), heads: 1 }], absences: [] },
    {
      id: id('analysts'), name: 'analysts', rosters: [{ calendar: id('day'), heads: 3 }],
      absences: [{ start: march(2, '00:00'), end: march(8, '00:00'), heads: 1 }],
    },
  ],
  qcMethods: [
    {
      id: id('potency'), name: 'potency', capacity: 2, instrument: id('reader'), calendar: id('day'),
      starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('09:00'), runs: 1 }] },
      phases: [phase(60, 'attended', { analysts: 1 }), phase(300, 'unattended'), phase(30, 'attended', { analysts: 1 })],
      maxStretch: min(0), invalidProbability: 0.09,
    },
    {
      id: id('purity'), name: 'purity', capacity: 2, instrument: id('reader'), calendar: id('day'), starts: { kind: 'open-hours' },
      phases: [phase(30, 'attended', { analysts: 1 }), phase(600, 'unattended'), phase(120, 'interruptible')],
      maxStretch: min(960), invalidProbability: 0.03,
    },
  ],
  positionPools: [{ id: id('incubator'), name: 'incubator', capacity: 2, calendar: id('day') }],
  sessions: [
    {
      id: id('disposition'), name: 'disposition', capacity: 2, duration: min(30), calendar: id('day'),
      starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('16:00'), runs: 1 }] }, crew: [{ crew: id('operators'), heads: 1 }],
    },
  ],
  storages: [{ id: id('freezer'), name: 'freezer', positions: 1 }],
  materials: [
    {
      id: id('kit'), name: 'kit', unit: 'kits',
      receipts: [
        { at: march(1, '08:00'), quantity: 1, expires: march(2, '12:00') },
        { at: march(1, '06:00'), quantity: 1, expires: null },
        { at: march(3, '10:00'), quantity: 1, expires: null },
      ],
    },
  ],
  products: [{ id: id('A'), name: 'A', family: id('F') }, { id: id('B'), name: 'B', family: id('G') }],
  processes: [recipe('P', 'A'), recipe('Q', 'B')],
  policy: {
    fences: [{ stage: 'drug-substance', frozen: min(480), slushy: min(2880) }], nervousnessBudget: null,
    urgencyWeights: { urgent: 5, standard: 2, flexible: 1 },
  },
});

const orders: readonly Order[] = [
  order('L1', { sequenceRelease: march(1, '08:00'), urgency: 'urgent', windows: { opens: march(2, '00:00'), closes: march(4, '12:00'), every: min(1440) } }),
  order('L2', { sequenceRelease: march(1, '08:00'), latestUseful: march(4, '21:30') }),
  order('L3', { process: id('Q') }),
  order('L4', { sequenceRelease: march(1, '08:00'), cancelled: true }),
  order('L5', { urgency: 'flexible' }),
  order('L6', { sequenceRelease: march(1, '07:00'), latestUseful: march(6, '21:29') }),
];

const actuals: readonly Actual[] = [
  actual('L1', 'ivt', { state: 'done', start: march(1, '20:00'), end: march(2, '02:00'), equipment: id('SKID-1') }),
  actual('L1', 'fill', { start: march(2, '07:00'), equipment: id('FILL-1') }),
  actual('L4', 'ivt', { start: march(2, '06:30'), expectedEnd: march(2, '11:00'), equipment: id('SKID-2') }),
  actual('L6', 'ivt', { state: 'failed', start: march(1, '08:00'), end: march(1, '13:30'), equipment: id('SKID-2') }),
];

const started = (name: string, op: string, from: Instant, to: Instant, equipmentId: string, origin: 'running' | 'done'): Assignment =>
  assignment(name, op, from, [to - from], { equipment: id(equipmentId), origin });

const POTENCY_ONE = qcRun('R1', 'potency', march(4, '09:00'), [60, 300, 30], { instrument: id('READ-1') });
const POTENCY_TWO = qcRun('R2', 'potency', march(5, '09:00'), [60, 300, 30], { instrument: id('READ-1') });

function purityRun(name: string, start: Instant, interruptibleFrom: Instant, end: Instant): typeof POTENCY_ONE {
  const phases = [span(start, 30), span(start + 30, 600), { start: interruptibleFrom, end }];
  return { id: id(name), method: id('purity'), instrument: id('READ-2'), start, end, phases, origin: 'planned' };
}
const PURITY_ONE = purityRun('S1', march(2, '17:00'), march(3, '06:00'), march(3, '08:00'));
const PURITY_TWO = purityRun('S2', march(3, '11:00'), march(3, '21:30'), march(4, '07:30'));
const PURITY_THREE = purityRun('S3', march(4, '08:00'), march(4, '18:30'), march(4, '20:30'));

/** A sample of a run, with the run's times. */
export function sample(name: string, op: string, run: typeof POTENCY_ONE, attempt = 1): Assignment {
  return { order: id(name), operation: id(op), attempt, equipment: null, run: run.id, start: run.start, end: run.end, phases: run.phases, origin: 'planned' };
}

/** Quality control and release of one lot: everything after its fill. */
function afterFill(name: string, attempt: number, potency: typeof POTENCY_ONE, purity: typeof POTENCY_ONE, sterility: Instant, review: Instant, qp: Instant): Assignment[] {
  const again = { attempt };
  return [
    assignment(name, 'sterility', sterility, [30, 1440, 30], again),
    sample(name, 'potency', potency, attempt),
    sample(name, 'purity', purity, attempt),
    assignment(name, 'review', review, [360], again),
    assignment(name, 'qp', qp, [30], again),
    assignment(name, 'label', qp + 30, [0], again),
    assignment(name, 'ship', qp + 30, [300], again),
  ];
}

const assignments: readonly Assignment[] = [
  started('L1', 'ivt', march(1, '20:00'), march(2, '02:00'), 'SKID-1', 'done'),
  started('L1', 'fill', march(2, '07:00'), march(2, '09:00'), 'FILL-1', 'running'),
  ...afterFill('L1', 1, POTENCY_ONE, PURITY_ONE, march(2, '09:00'), march(3, '10:30'), march(4, '16:00')),
  assignment('L2', 'ivt', march(2, '08:00'), [60, 240, 30], { equipment: id('SKID-1'), origin: 'frozen' }),
  assignment('L2', 'fill', march(2, '14:00'), [120], { equipment: id('FILL-1') }),
  ...afterFill('L2', 1, POTENCY_ONE, PURITY_ONE, march(2, '16:30'), march(4, '08:00'), march(4, '16:00')),
  assignment('L3', 'ivt', march(2, '16:00'), [60, 240, 30], { equipment: id('SKID-1') }),
  assignment('L3', 'fill', march(3, '08:00'), [150], { equipment: id('FILL-2') }),
  ...afterFill('L3', 1, POTENCY_TWO, PURITY_TWO, march(3, '10:30'), march(5, '08:00'), march(5, '16:00')),
  assignment('L6', 'ivt', march(3, '12:00'), [60, 240, 30], { equipment: id('SKID-2'), attempt: 2 }),
  assignment('L6', 'fill', march(3, '18:30'), [120], { equipment: id('FILL-1'), attempt: 2 }),
  ...afterFill('L6', 2, POTENCY_TWO, PURITY_THREE, march(3, '21:00'), march(6, '08:00'), march(6, '16:00')),
];

/** A small case in which every feature of the model occurs: work in progress, a re-make, a cancelled order, pins, a frozen zone. */
export const showcaseCase: PlanningCase = planningCase({
  plant: showcasePlant, orders, actuals,
  pins: [
    { order: id('L3'), operation: id('ivt'), start: march(2, '16:00'), equipment: null },
    { order: id('L6'), operation: id('fill'), start: null, equipment: id('FILL-1') },
  ],
  published: [
    assignment('L2', 'ivt', march(2, '08:00'), [60, 240, 30], { equipment: id('SKID-1') }),
    assignment('L2', 'fill', march(2, '15:00'), [120], { equipment: id('FILL-1') }),
    assignment('L3', 'ivt', march(2, '15:30'), [60, 240, 30], { equipment: id('SKID-1') }),
    assignment('L3', 'qp', march(5, '16:00'), [30]),
  ],
  freezeOverrides: [{ order: id('L3'), operation: id('ivt'), reason: 'operators are all at the fill' }],
});

/** A feasible plan for it, placed by hand; its objective, accounts and hashes are left empty. */
export const showcasePlan: Plan = planOf(assignments, {
  status: 'PARTIAL', now: NOW, runs: [POTENCY_ONE, POTENCY_TWO, PURITY_ONE, PURITY_TWO, PURITY_THREE],
  unplanned: [unplanned('L5', { rule: 'R13', resource: 'kit', reason: 'no kit is left before 1 April', help: 'order kits' })],
});
