import { expect, test } from '@jest/globals';
import { ALL_DAYS, actual, calendar, equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, span, NOW } from '../../../support/tiny.js';
import type { Instant } from '@lotwright/time';
import { placeOf, planned, startOf } from '../planning.js';

const on = (name: string, className: string, length: number, attended = false) =>
  operation(name, { requirement: { kind: 'equipment', equipmentClass: id(className) }, phases: [phase(length, attended ? 'attended' : 'unattended')] });

const trainPlant = (hold: number) =>
  plant({
    equipmentClasses: [equipmentClass('lnp'), equipmentClass('fill')],
    equipment: [equipment('LNP-1', 'lnp'), equipment('FILL-1', 'fill', { calendar: id('day') })],
    processes: [process([on('mix', 'lnp', 120), on('fill', 'fill', 180, true)], [link('mix', 'fill', { maxLag: min(hold), name: 'bulk' })])],
  });

test('a train waits with its first operation when the last cannot follow within the hold', () => {
  const late = (NOW + 11 * 60) as Instant;
  const plan = planned(planningCase({ plant: trainPlant(60), orders: [order('L1', { sequenceRelease: late })] }));
  expect(startOf(plan, 'L1', 'fill')).toBe(22 * 60);
  expect(startOf(plan, 'L1', 'mix')).toBeGreaterThanOrEqual(19 * 60);
});

test('a hold that spans the night lets the first operation run in the evening', () => {
  const late = (NOW + 11 * 60) as Instant;
  const plan = planned(planningCase({ plant: trainPlant(12 * 60), orders: [order('L1', { sequenceRelease: late })] }));
  expect(startOf(plan, 'L1', 'fill')).toBe(22 * 60);
});

test('the hold clock of work in progress runs from its actual end, and the order in progress goes first', () => {
  const done = actual('L2', 'mix', { state: 'done', start: (NOW - 200) as Instant, end: (NOW - 40) as Instant, equipment: id('LNP-1') });
  const plan = planned(planningCase({ plant: trainPlant(60), orders: [order('L1', { urgency: 'urgent' }), order('L2', { sequenceRelease: (NOW - 300) as Instant })], actuals: [done] }));
  expect(startOf(plan, 'L2', 'fill')).toBeLessThanOrEqual(20);
  expect(placeOf(plan, 'L2', 'mix')).toMatchObject({ origin: 'done', phases: [{ start: NOW - 200, end: NOW - 40 }] });
});

test('a lost hold is reported with its deadline and the others are planned', () => {
  const done = actual('L2', 'mix', { state: 'done', start: (NOW - 900) as Instant, end: (NOW - 700) as Instant, equipment: id('LNP-1') });
  const plan = planned(planningCase({ plant: trainPlant(60), orders: [order('L1'), order('L2', { sequenceRelease: (NOW - 999) as Instant })], actuals: [done] }));
  expect(plan.status).toBe('PARTIAL');
  expect(plan.unplanned).toMatchObject([{ order: 'L2', rule: 'R8', operation: 'fill' }]);
  expect(plan.unplanned[0].reason).toContain('2026-03-01T21:20+01:00');
});

test('a failed operation is made again from its re-make entry', () => {
  const again = process([on('a', 'lnp', 60), { ...on('b', 'lnp', 60), failure: { probability: 0.1, remakeFrom: id('a') } }], [link('a', 'b')]);
  const plan = planned(
    planningCase({
      plant: { ...trainPlant(60), processes: [again] },
      orders: [order('L1', { sequenceRelease: (NOW - 500) as Instant })],
      actuals: [
        actual('L1', 'a', { state: 'done', start: (NOW - 400) as Instant, end: (NOW - 340) as Instant, equipment: id('LNP-1') }),
        actual('L1', 'b', { state: 'failed', start: (NOW - 300) as Instant, end: (NOW - 240) as Instant, equipment: id('LNP-1') }),
      ],
    }),
  );
  expect(placeOf(plan, 'L1', 'a')).toMatchObject({ attempt: 2, start: NOW });
  expect(placeOf(plan, 'L1', 'b')).toMatchObject({ attempt: 2, start: NOW + 60 });
});

test('pins hold time and equipment apart, and a frozen start stays as published', () => {
  const two = plant({
    equipmentClasses: [equipmentClass('lnp')],
    equipment: [equipment('LNP-1', 'lnp'), equipment('LNP-2', 'lnp')],
    processes: [process([on('mix', 'lnp', 60)])],
    policy: { fences: [{ stage: 'drug-substance', frozen: min(1000), slushy: min(2000) }], nervousnessBudget: null, urgencyWeights: { urgent: 5, standard: 2, flexible: 1 } },
  });
  const plan = planned(
    planningCase({
      plant: two,
      orders: [order('L1'), order('L2'), order('L3')],
      pins: [
        { order: id('L1'), operation: id('mix'), start: (NOW + 30) as Instant, equipment: null },
        { order: id('L2'), operation: id('mix'), start: null, equipment: id('LNP-2') },
      ],
      published: [{ order: id('L3'), operation: id('mix'), attempt: 1, equipment: id('LNP-1'), run: null, start: (NOW + 90) as Instant, end: (NOW + 150) as Instant, phases: [{ start: (NOW + 90) as Instant, end: (NOW + 150) as Instant }], origin: 'planned' }],
    }),
  );
  expect(startOf(plan, 'L1', 'mix')).toBe(30);
  expect(placeOf(plan, 'L2', 'mix').equipment).toBe('LNP-2');
  expect(placeOf(plan, 'L3', 'mix')).toMatchObject({ start: NOW + 90, equipment: 'LNP-1', origin: 'frozen' });
});

test('two operations of one order on the same machine take turns as their holds allow', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt')], equipment: [equipment('IVT-1', 'ivt')],
        processes: [process(
          [operation('thaw'), on('long', 'ivt', 480), on('urgent', 'ivt', 180), operation('join')],
          [link('thaw', 'long', { maxLag: min(4320) }), link('thaw', 'urgent', { maxLag: min(240) }), link('long', 'join'), link('urgent', 'join')],
        )],
      }),
      orders: [order('L1')],
    }),
  );
  expect([startOf(plan, 'L1', 'urgent'), startOf(plan, 'L1', 'long')]).toEqual([60, 240]);
});

test('equipment that can start in time for a hold from a fact goes before one that would end sooner', () => {
  const make = operation('make', { requirement: { kind: 'equipment', equipmentClass: id('ivt') }, phases: [phase(240)] });
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt')],
        equipment: [equipment('SLOW', 'ivt', { speedPercent: 50 }), equipment('FAST', 'ivt', { speedPercent: 400, unavailable: [{ ...span(NOW, 120), kind: 'maintenance' }] })],
        processes: [process([operation('thaw'), make], [link('thaw', 'make', { maxLag: min(60) })])],
      }),
      orders: [order('L1')],
      actuals: [actual('L1', 'thaw', { state: 'done', start: (NOW - 60) as Instant, end: NOW })],
    }),
  );
  expect(placeOf(plan, 'L1', 'make').equipment).toBe('SLOW');
});

test('work follows at once on the same machine behind work without length', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt')], equipment: [equipment('IVT-1', 'ivt')],
        processes: [process([on('mark', 'ivt', 0), on('make', 'ivt', 60)], [link('mark', 'make', { maxLag: min(0) })])],
      }),
      orders: [order('L1')],
    }),
  );
  expect([startOf(plan, 'L1', 'mark'), startOf(plan, 'L1', 'make')]).toEqual([0, 0]);
});

test('of two waits of one order for one storage place the one vanishes that can', () => {
  // Samples are shipped at ten and reviewed at eleven, so that the wait behind the shipment cannot vanish; the one behind the review can.
  const daily = (name: string, hour: string) => ({
    id: id<never>(name), name, capacity: 1, duration: min(30), calendar: id<never>('always'), crew: [],
    starts: { kind: 'weekly' as const, starts: [{ days: ALL_DAYS, at: id<never>(hour), runs: 1 }] },
  });
  const sits = (name: string) => operation(name, { requirement: { kind: 'session', session: id(name) }, phases: [] });
  const plan = planned(
    planningCase({
      plant: plant({
        sessions: [daily('ship', '10:00'), daily('join', '11:00')], storages: [{ id: id('freezer'), name: 'freezer', positions: 1 }],
        processes: [process([sits('ship'), operation('review'), sits('join')], [link('ship', 'join', { storage: id('freezer') }), link('review', 'join', { storage: id('freezer') })])],
      }),
      orders: [order('L1')],
    }),
  );
  expect(placeOf(plan, 'L1', 'review').end).toBe(placeOf(plan, 'L1', 'join').start);
});

test('an operation leaves the machine alone that the next one must have at once', () => {
  // Both may use either machine, but between two lots on one machine lies a changeover, and what follows at once needs the one that is always open.
  const follow = operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('ivt') }, phases: [phase(600), phase(20 * 60, 'attended')] });
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt', { duration: min(30) })], equipment: [equipment('IVT-1', 'ivt'), equipment('IVT-2', 'ivt', { calendar: id('day') })],
        processes: [process([on('mix', 'ivt', 60), follow], [link('mix', 'fill', { maxLag: min(0) })])],
      }),
      orders: [order('L1')],
    }),
  );
  expect([placeOf(plan, 'L1', 'mix').equipment, placeOf(plan, 'L1', 'fill').equipment]).toEqual(['IVT-2', 'IVT-1']);
});

test('of two operations that need the only analyst the one that sits at a fixed hour may go first', () => {
  // The long work comes first in the recipe and would take the analyst through the only sitting before the pinned end.
  const test = { id: id<never>('test'), name: 'test', capacity: 1, duration: min(60), calendar: id<never>('always'), crew: [{ crew: id<never>('analysts'), heads: 1 }],
    starts: { kind: 'weekly' as const, starts: [{ days: ALL_DAYS, at: id<never>('09:00'), runs: 1 }] } };
  const plan = planned(
    planningCase({
      plant: plant({
        crews: [{ id: id('analysts'), name: 'analysts', rosters: [{ calendar: id('day'), heads: 1 }], absences: [] }], sessions: [test],
        processes: [process(
          [operation('watch', { phases: [phase(360, 'attended', { analysts: 1 })] }), operation('test', { requirement: { kind: 'session', session: id('test') }, phases: [] }), operation('join')],
          [link('watch', 'join'), link('test', 'join')],
        )],
      }),
      orders: [order('L1')],
      pins: [{ order: id('L1'), operation: id('join'), start: span(NOW + 600, 0).start, equipment: null }],
    }),
  );
  expect([startOf(plan, 'L1', 'test'), startOf(plan, 'L1', 'watch')]).toEqual([60, 120]);
});

test('equipment on which a hold is kept goes before equipment that ends sooner when nothing else helps', () => {
  // Work ends at ten each day; the machine of the late shift begins at twelve and is twice as fast, that of the day begins in time.
  const sitting = { id: id<never>('thaw'), name: 'thaw', capacity: 1, duration: min(60), calendar: id<never>('always'), crew: [],
    starts: { kind: 'weekly' as const, starts: [{ days: ALL_DAYS, at: id<never>('09:00'), runs: 1 }] } };
  const plan = planned(
    planningCase({
      plant: plant({
        calendars: [calendar('late', '12:00', '22:00')], sessions: [sitting], equipmentClasses: [equipmentClass('ivt')],
        equipment: [equipment('EARLY', 'ivt', { calendar: id('day') }), equipment('LATE', 'ivt', { calendar: id('late'), speedPercent: 200 })],
        processes: [process([operation('thaw', { requirement: { kind: 'session', session: id('thaw') }, phases: [] }), on('make', 'ivt', 480, true)], [link('thaw', 'make', { maxLag: min(60) })])],
      }),
      orders: [order('L1')],
    }),
  );
  expect(placeOf(plan, 'L1', 'make')).toMatchObject({ equipment: 'EARLY', start: NOW + 120 });
});

test('equipment on which a hold is kept is found although another hold is broken still', () => {
  // Filled at once after the assay, which runs on Mondays only; two fillers, the fast one works at night and ends sooner. What was made for it must not be older than a day.
  const weekly = { kind: 'weekly' as const, starts: [{ days: ['mon'] as const, at: id<never>('09:00'), runs: 1 }] };
  const assay = { id: id<never>('assay'), name: 'Assay', capacity: 1, instrument: null, calendar: id<never>('always'), starts: weekly, phases: [phase(480)], maxStretch: min(0), invalidProbability: 0 };
  const plan = planned(
    planningCase({
      plant: plant({
        calendars: [calendar('night', '22:00', '06:00', ALL_DAYS)],
        qcMethods: [assay],
        equipmentClasses: [equipmentClass('filler')],
        equipment: [equipment('SLOW', 'filler', { calendar: id('day') }), equipment('FAST', 'filler', { calendar: id('night'), speedPercent: 200 })],
        processes: [process(
          [operation('make', { phases: [phase(60)] }), operation('test', { requirement: { kind: 'run', method: id('assay') }, phases: [] }),
            operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('filler') }, phases: [phase(360, 'interruptible')] })],
          [link('make', 'test'), link('test', 'fill', { maxLag: min(0) }), link('make', 'fill', { maxLag: min(1440) })],
        )],
      }),
      orders: [order('L1', { sequenceRelease: (NOW + 1440) as Instant })],
    }),
  );
  expect(plan.unplanned).toEqual([]);
  expect(placeOf(plan, 'L1', 'fill')).toMatchObject({ equipment: 'SLOW', start: placeOf(plan, 'L1', 'test').end });
});
