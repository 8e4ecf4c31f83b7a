import { expect, test } from '@jest/globals';
import type { Link, Operation, Plant, QcMethod } from '@lotwright/domain';
import { ALL_DAYS, actual, calendar, equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, WORKDAYS } from '../../../support/tiny.js';
import { endOf, placeOf, planned, startOf } from '../planning.js';

const method = (parts: Partial<QcMethod> = {}): QcMethod => ({
  id: id('potency'), name: 'Potency', capacity: 2, instrument: null, calendar: id('day'),
  starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('10:00'), runs: 1 }] }, phases: [phase(300)], maxStretch: min(0), invalidProbability: 0, ...parts,
});
const sample = operation('potency', { requirement: { kind: 'run', method: id('potency') }, phases: [] });

test('samples share a run until it is full; the next one waits for the next slot', () => {
  const plan = planned(planningCase({ plant: plant({ qcMethods: [method()], processes: [process([sample])] }), orders: [order('L1'), order('L2'), order('L3')] }));
  expect(['L1', 'L2', 'L3'].map((l) => startOf(plan, l, 'potency')).sort((a, b) => a - b)).toEqual([120, 120, 1560]);
  expect(plan.runs).toHaveLength(2);
});

test('a run at any open hour occupies its instrument, changeover included', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('hplc', { duration: min(20) })],
        equipment: [equipment('HPLC-1', 'hplc')],
        qcMethods: [method({ capacity: 1, instrument: id('hplc'), starts: { kind: 'open-hours' }, phases: [phase(100, 'attended')] })],
        processes: [process([sample])],
      }),
      orders: [order('L1'), order('L2')],
    }),
  );
  expect(['L1', 'L2'].map((l) => startOf(plan, l, 'potency')).sort((a, b) => a - b)).toEqual([0, 120]);
  expect(plan.runs.every((r) => r.instrument === 'HPLC-1')).toBe(true);
});

test('a run stands on a slower instrument when only there it ends late enough for a hold behind it', () => {
  const night = calendar('night', '22:00', '02:00', ALL_DAYS);
  const plan = planned(
    planningCase({
      plant: plant({
        calendars: [night],
        equipmentClasses: [equipmentClass('hplc')], equipment: [equipment('FAST', 'hplc', { speedPercent: 200 }), equipment('SLOW', 'hplc')],
        qcMethods: [method({ capacity: 1, instrument: id('hplc'), phases: [phase(600)] })],
        processes: [process(
          [sample, operation('ship', { requirement: { kind: 'people', calendar: id('night') }, phases: [phase(60, 'attended')] })], [link('potency', 'ship', { maxLag: min(240) })],
        )],
      }),
      orders: [order('L1')],
    }),
  );
  // From 10:00 the fast one is done at 15:00, the slow one at 20:00; nobody ships before 22:00.
  expect(plan.runs.map((r) => r.instrument)).toEqual(['SLOW']);
  expect([startOf(plan, 'L1', 'potency'), startOf(plan, 'L1', 'ship')]).toEqual([120, 840]);
});

test('no sample joins a started run, and the run is written as it was recorded', () => {
  const plan = planned(
    planningCase({
      plant: plant({ qcMethods: [method({ capacity: 4 })], processes: [process([sample])] }),
      orders: [order('L1', { sequenceRelease: id('0') as never }), order('L2')].map((o, i) => (i === 0 ? { ...o, sequenceRelease: order('x').sequenceRelease } : o)),
      actuals: [actual('L1', 'potency', { run: id('R-7') })],
    }),
  );
  expect(placeOf(plan, 'L1', 'potency')).toMatchObject({ run: 'R-7', origin: 'running' });
  expect(startOf(plan, 'L2', 'potency')).toBe(120);
});

test('a full pool makes the third lot wait', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        positionPools: [{ id: id('inc'), name: 'Incubator', capacity: 2, calendar: id('always') }],
        processes: [process([operation('sterility', { requirement: { kind: 'positions', pool: id('inc') }, phases: [phase(600)] })])],
      }),
      orders: [order('L1'), order('L2'), order('L3')],
    }),
  );
  expect(['L1', 'L2', 'L3'].map((l) => startOf(plan, l, 'sterility')).sort((a, b) => a - b)).toEqual([0, 0, 600]);
});

test('sessions take their capacity and the next sitting takes the rest', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        sessions: [{ id: id('qp'), name: 'QP', capacity: 1, duration: min(60), calendar: id('day'), starts: { kind: 'weekly', starts: [{ days: ALL_DAYS, at: id('11:00'), runs: 1 }] }, crew: [] }],
        processes: [process([operation('qp', { requirement: { kind: 'session', session: id('qp') }, phases: [] })])],
      }),
      orders: [order('L1'), order('L2')],
    }),
  );
  expect(['L1', 'L2'].map((l) => endOf(plan, l, 'qp')).sort((a, b) => a - b)).toEqual([240, 240 + 1440]);
});

test('a full freezer holds the feeder back', () => {
  const stored: Plant = plant({
    storages: [{ id: id('freezer'), name: 'Freezer', positions: 1 }],
    processes: [process([operation('make', { phases: [phase(60)] }), operation('use', { phases: [phase(60)] })], [link('make', 'use', { minLag: min(200), storage: id('freezer') })])],
  });
  const plan = planned(planningCase({ plant: stored, orders: [order('L1'), order('L2')] }));
  expect(['L1', 'L2'].map((l) => startOf(plan, l, 'make')).sort((a, b) => a - b)).toEqual([0, 200]);
});

const storage = { storage: id<never>('freezer') };
const weeklyQp: Plant['sessions'][number] = { id: id('qp'), name: 'QP', capacity: 1, duration: min(60), calendar: id('day'), crew: [], starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('11:00'), runs: 1 }] } };
const release = operation('release', { requirement: { kind: 'session', session: id('qp') }, phases: [] });

/** One order whose lots share a freezer of one place until the weekly release. */
function inOneFreezer(operations: readonly Operation[], links: readonly Link[]) {
  return planned(planningCase({ plant: plant({ storages: [{ id: id('freezer'), name: 'Freezer', positions: 1 }], sessions: [weeklyQp], processes: [process([...operations, release], links)] }), orders: [order('L1')] }));
}

test('of two lots of one order in one freezer place, the one that may go on at once comes out of its operation later', () => {
  const plan = inOneFreezer([operation('drug'), operation('retain')], [link('drug', 'release', storage), link('retain', 'release', { minLag: min(30), ...storage })]);
  expect(endOf(plan, 'L1', 'drug')).toBe(startOf(plan, 'L1', 'release'));
});

test('where one order fills its own storage, the lot that comes last goes on at once', () => {
  const plan = inOneFreezer([operation('retain'), operation('drug')], [link('retain', 'drug'), link('drug', 'release', storage), link('retain', 'release', storage)]);
  expect(endOf(plan, 'L1', 'drug')).toBe(startOf(plan, 'L1', 'release'));
});
