import { expect, test } from '@jest/globals';
import type { Operation, Plant, RuleCode } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { assignment, calendar, equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, NOW } from '../../../support/tiny.js';
import { planned } from '../planning.js';

const fill = (parts: Partial<Operation> = {}) => operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(120, 'attended')], ...parts });
const site = (parts: Partial<Plant>, op: Operation = fill()): Plant =>
  plant({ equipmentClasses: [equipmentClass('fill')], equipment: [equipment('FILL-1', 'fill', { calendar: id('day') })], processes: [process([op])], ...parts });

function blocked(of: Plant, pins: { start: Instant | null }[] = []) {
  const plan = planned(planningCase({ plant: of, orders: [order('L1')], pins: pins.map((p) => ({ order: id('L1'), operation: id('fill'), equipment: null, ...p })) }));
  expect(plan.status).toBe('NO_PLAN');
  const [entry] = plan.unplanned;
  expect(entry.reason).toMatch(/\.$/);
  expect(entry.help).toMatch(/\.$/);
  return entry;
}

const crew = { id: id<never>('ops'), name: 'Operators', rosters: [{ calendar: id<never>('day'), heads: 1 }], absences: [] };
const cases: [string, RuleCode, string | null, Plant][] = [
  ['nobody is qualified', 'R2', 'fill', site({ equipment: [equipment('FILL-1', 'fill', { qualifications: [] })] })],
  ['the qualification has expired', 'R2', 'fill', site({ equipment: [equipment('FILL-1', 'fill', { qualifications: [{ product: null, operation: null, method: null, expires: NOW }] })] })],
  ['no open stretch is long enough', 'R5', 'FILL-1', site({}, fill({ phases: [phase(17 * 60, 'attended')] }))],
  ['the phases can never follow closely enough', 'R6', null, site(
      { calendars: [calendar('short', '06:00', '08:00')], equipment: [equipment('FILL-1', 'fill', { calendar: id('short') })] },
      fill({ phases: [phase(60, 'attended'), phase(6 * 60), phase(60, 'attended')] }),
    )],
  ['too few heads are ever on duty', 'R9', 'ops', site({ crews: [crew] }, fill({ phases: [phase(60, 'attended', { ops: 2 })] }))],
  ['there is never enough material', 'R13', 'kit', site({ materials: [{ id: id('kit'), name: 'Kit', unit: 'piece', receipts: [{ at: NOW, quantity: 1, expires: null }] }] }, fill({ materials: [{ material: id('kit'), quantity: 2 }] }))],
  [
    'the method offers no slot',
    'R10',
    'potency',
    site(
      { qcMethods: [{ id: id('potency'), name: 'Potency', capacity: 1, instrument: null, calendar: id('day'), starts: { kind: 'weekly', starts: [{ days: ['sun'], at: id('10:00'), runs: 1 }] }, phases: [phase(60)], maxStretch: min(0), invalidProbability: 0 }] },
      operation('fill', { requirement: { kind: 'run', method: id('potency') }, phases: [] }),
    ),
  ],
];

test.each(cases)('when %s, %s is named', (_, rule, resource, of) => {
  expect(blocked(of)).toMatchObject({ rule, resource, operation: 'fill' });
});

test('equipment that is out of service for good is named as that, not as hours that are too short', () => {
  const away = [{ start: NOW, end: (NOW + 20 * 366 * 1440) as Instant, kind: 'breakdown' as const }];
  const entry = blocked(site({ equipment: [equipment('FILL-1', 'fill', { calendar: id('day'), unavailable: away })] }));
  expect(entry).toMatchObject({ rule: 'R5', resource: 'FILL-1', reason: expect.stringContaining('finds FILL-1 out of service'), help: expect.stringContaining('End the unavailability sooner') });
});

test('work that takes longer than the use after which equipment must be cleaned names the deep clean', () => {
  const deepClean = { duration: min(60), attended: false, afterLots: null, afterHours: min(90) };
  const entry = blocked(site({ equipmentClasses: [equipmentClass('fill', { deepClean })] }));
  expect(entry).toMatchObject({ rule: 'R3', resource: 'fill', reason: '"fill" takes 2 h at the least, and a deep clean of what it runs on is due after 1 h 30 min of use.', help: expect.stringContaining('deep clean') });
});

test('a clean that no open hours can hold is named as what keeps the next order out', () => {
  const deepClean = { duration: min(1000), attended: true, afterLots: 1, afterHours: null };
  const of = site({ equipmentClasses: [equipmentClass('fill', { deepClean })] });
  const plan = planned(planningCase({ plant: of, orders: [order('L1'), order('L2')] }));
  expect(plan.unplanned).toMatchObject([{ rule: 'R3', resource: 'FILL-1', reason: expect.stringContaining('no time at FILL-1 after what is cleared and cleaned behind other orders'), help: expect.stringContaining('deep clean') }]);
});

test('a material that nobody delivers is named, not a hold before it that only moved other work', () => {
  const on = (name: string, length: number) => operation(name, { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(length, 'attended')] });
  const of = site({
    materials: [{ id: id('kit'), name: 'Kit', unit: 'piece', receipts: [] }],
    processes: [process([on('mix', 60), on('wash', 800), fill({ materials: [{ material: id('kit'), quantity: 1 }] })], [link('mix', 'wash', { maxLag: min(60) }), link('wash', 'fill')])],
  });
  expect(blocked(of)).toMatchObject({ rule: 'R13', resource: 'kit', operation: 'fill' });
});

test('a material that others have used up is named, also for work whose phases must follow closely', () => {
  const twice = fill({ phases: [phase(60, 'attended', { ops: 1 }), phase(120), phase(60, 'attended', { ops: 1 })], materials: [{ material: id('kit'), quantity: 1 }] });
  const of = site({ crews: [crew], materials: [{ id: id('kit'), name: 'Kit', unit: 'piece', receipts: [{ at: NOW, quantity: 1, expires: null }] }] }, twice);
  const plan = planned(planningCase({ plant: of, orders: [order('L1'), order('L2')] }));
  expect(plan.unplanned).toMatchObject([{ rule: 'R13', resource: 'kit', operation: 'fill', reason: expect.stringContaining('1 piece of Kit') }]);
});

test('a material that has expired by the time others are done is named, not the hold that moved the work there', () => {
  const on = (name: string, length: number, materials: Operation['materials']) => operation(name, { requirement: { kind: 'equipment', equipmentClass: id(name) }, phases: [phase(length)], materials });
  const of = plant({
    equipmentClasses: [equipmentClass('mix'), equipmentClass('fill')],
    equipment: [equipment('MIX-1', 'mix'), equipment('FILL-1', 'fill')],
    materials: [{ id: id('kit'), name: 'Kit', unit: 'piece', receipts: [{ at: NOW, quantity: 9, expires: (NOW + 700) as Instant }] }],
    processes: [process([on('mix', 60, [{ material: id('kit'), quantity: 1 }]), on('fill', 600, [])], [link('mix', 'fill', { maxLag: min(30) })])],
  });
  expect(planned(planningCase({ plant: of, orders: [order('L1'), order('L2'), order('L3')] })).unplanned).toMatchObject([{ rule: 'R13', resource: 'kit', operation: 'mix' }]);
});

test('hours of a crew that keep phases apart are laid to the crew, not to the opening hours', () => {
  const apart = fill({ phases: [phase(60, 'attended', { ops: 1 }), phase(6 * 60), phase(60, 'attended', { ops: 1 })] });
  const early = { ...crew, rosters: [{ calendar: id<never>('short'), heads: 1 }] };
  expect(blocked(site({ calendars: [calendar('short', '06:00', '08:00')], crews: [early], equipment: [equipment('FILL-1', 'fill')] }, apart))).toMatchObject({
    rule: 'R9', resource: 'ops', reason: expect.stringContaining('the duty hours of Operators never let them follow each other that closely'),
  });
});

test('a hold that no calendar can meet is named with its link', () => {
  const of = site({ calendars: [calendar('short', '06:00', '08:00')] }, fill());
  const long = process([operation('thaw', { requirement: { kind: 'people', calendar: id('short') }, phases: [phase(120, 'attended'), phase(17 * 60)] }), fill({ phases: [phase(14 * 60, 'attended')] })], [link('thaw', 'fill', { maxLag: min(10) })]);
  const entry = blocked({ ...of, processes: [long] });
  expect(entry.rule).toBe('R8');
  expect(entry.reason).toContain('10 min');
});

test('of several holds in a train the one that cannot be kept is named, not its neighbour', () => {
  const step = (name: string, hours: string) => operation(name, { requirement: { kind: 'people', calendar: id(hours) }, phases: [phase(60, 'attended')] });
  const steps = [step('thaw', 'morning'), step('mix', 'morning'), step('fill', 'evening')];
  const train = process(steps, [link('thaw', 'mix', { maxLag: min(30) }), link('mix', 'fill', { maxLag: min(120) })]);
  const of = plant({ calendars: [calendar('morning', '06:00', '09:00'), calendar('evening', '18:00', '20:00')], processes: [train] });
  // Released at 05:00, so that the horizon ends between an evening and a morning and the search gives up at mixing.
  const [entry] = planned(planningCase({ plant: of, orders: [order('L1', { sequenceRelease: (NOW + 21 * 60) as Instant })] })).unplanned;
  expect(entry).toMatchObject({ rule: 'R8' });
  expect(entry.reason).toContain('"fill" must start at most 2 h after "mix"');
});

test('a pin at a closed hour is named as the pin', () => {
  expect(blocked(site({}), [{ start: (NOW + 20 * 60) as Instant }])).toMatchObject({ rule: 'R15' });
  expect(blocked(site({}), [{ start: (NOW + 60) as Instant }, { start: (NOW + 61) as Instant }])).toMatchObject({ rule: 'R15' });
});

const frozenFill = (of: Plant): Plant => ({ ...of, policy: { ...of.policy, fences: [{ stage: fill().stage, frozen: min(2000), slushy: min(4000) }] } });

test('frozen work at an hour that has been closed since asks for a report or an override', () => {
  const published = [assignment('L1', 'fill', NOW + 20 * 60, [120], { equipment: id('FILL-1') })];
  const plan = planned(planningCase({ plant: frozenFill(site({})), orders: [order('L1')], published }));
  expect(plan.unplanned).toMatchObject([{ rule: 'R15', operation: 'fill', help: expect.stringMatching(/^Record what has happened by now/) }]);
});

test('work that waits for work nobody reported is not frozen: it follows later', () => {
  const prepare = operation('prepare', { requirement: { kind: 'people', calendar: id('day') }, phases: [phase(240)] });
  const of = site({ processes: [process([prepare, fill()], [link('prepare', 'fill')])] });
  const published = [assignment('L1', 'prepare', NOW - 240, [240]), assignment('L1', 'fill', NOW + 60, [120], { equipment: id('FILL-1') })];
  const plan = planned(planningCase({ plant: frozenFill(of), orders: [order('L1')], published }));
  expect(plan.assignments.map((a) => a.start - NOW)).toEqual([0, 240]);
});

test('frozen work whose hold cannot be kept names what must follow it, and who may lift the freeze', () => {
  const on = (name: string) => operation(name, { requirement: { kind: 'equipment', equipmentClass: id(name) }, phases: [phase(60)] });
  const train = plant({
    equipmentClasses: [equipmentClass('mix'), equipmentClass('fill')],
    equipment: [equipment('MIX-1', 'mix'), equipment('FILL-1', 'fill', { unavailable: [{ start: NOW, end: (NOW + 600) as Instant, kind: 'breakdown' }] })],
    processes: [process([on('mix'), on('fill')], [link('mix', 'fill', { maxLag: min(120) })])],
    policy: { fences: [{ stage: 'drug-substance', frozen: min(1440), slushy: min(1440) }], nervousnessBudget: null, urgencyWeights: { urgent: 5, standard: 2, flexible: 1 } },
  });
  const published = [assignment('L1', 'mix', NOW, [60], { equipment: id('MIX-1') }), assignment('L1', 'fill', NOW + 60, [60], { equipment: id('FILL-1') })];
  const given = planningCase({ plant: train, orders: [order('L1')], published });
  expect(planned(given).unplanned).toMatchObject([{ order: 'L1', rule: 'R15', operation: 'mix', reason: expect.stringContaining('"fill" must start at most 2 h after it'), help: expect.stringContaining('freeze overrides') }]);
  expect(planned({ ...given, freezeOverrides: [{ order: id('L1'), operation: id('mix'), reason: 'isolator down' }] }).unplanned).toEqual([]);
});
