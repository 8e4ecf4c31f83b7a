import { expect, test } from '@jest/globals';
import type { ProductFamilyId } from '@lotwright/domain';
import { equipment, equipmentClass, id, min, operation, order, phase, plant, planningCase, process, span, actual, NOW } from '../../../support/tiny.js';
import { placeOf, planned, startOf } from '../planning.js';

const make = (name: string, length = 60) => operation(name, { requirement: { kind: 'equipment', equipmentClass: id('ivt') }, phases: [phase(length)] });

test('the second lot waits for the changeover after the first', () => {
  const plan = planned(
    planningCase({
      plant: plant({ equipmentClasses: [equipmentClass('ivt', { duration: min(45) })], equipment: [equipment('IVT-1', 'ivt')], processes: [process([make('mix')])] }),
      orders: [order('L1'), order('L2')],
    }),
  );
  const starts = [startOf(plan, 'L1', 'mix'), startOf(plan, 'L2', 'mix')].sort((a, b) => a - b);
  expect(starts).toEqual([0, 105]);
});

test('an attended changeover runs in open hours only', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt', { duration: min(60), attended: true })],
        equipment: [equipment('IVT-1', 'ivt', { calendar: id('day') })],
        processes: [process([make('mix', 13 * 60 + 30)])],
      }),
      orders: [order('L1'), order('L2')],
    }),
  );
  const starts = [startOf(plan, 'L1', 'mix'), startOf(plan, 'L2', 'mix')].sort((a, b) => a - b);
  expect(starts).toEqual([0, 23 * 60]);
});

test('a lot fits before another only when both changeovers fit', () => {
  const families: ProductFamilyId[] = [id('F'), id('G')];
  const changeover = { duration: min(10), byFamily: [{ from: families[0], to: families[1], duration: min(120) }, { from: families[1], to: families[0], duration: min(120) }] };
  const base = planningCase({
    plant: plant({
      equipmentClasses: [equipmentClass('ivt', changeover)],
      equipment: [equipment('IVT-1', 'ivt')],
      products: [{ id: id('A'), name: 'A', family: families[0] }, { id: id('B'), name: 'B', family: families[1] }],
      processes: [process([make('mix')]), process([make('mix')], [], { id: id('Q'), product: id('B') })],
    }),
    orders: [order('L1'), order('L2'), order('L3', { process: id('Q') })],
  });
  const plan = planned({ ...base, pins: [{ order: id('L1'), operation: id('mix'), start: span(NOW + 300, 0).start, equipment: null }] }, 60);
  expect(startOf(plan, 'L1', 'mix')).toBe(300);
  expect(startOf(plan, 'L3', 'mix')).toBe(0);
  expect(startOf(plan, 'L2', 'mix')).toBe(180);
});

test('a deep clean is left room for after the allowed number of lots', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt', { deepClean: { duration: min(240), attended: false, afterLots: 2, afterHours: null } })],
        equipment: [equipment('IVT-1', 'ivt')],
        processes: [process([make('mix')])],
      }),
      orders: [order('L1'), order('L2'), order('L3')],
    }),
  );
  const starts = ['L1', 'L2', 'L3'].map((l) => startOf(plan, l, 'mix')).sort((a, b) => a - b);
  expect(starts).toEqual([0, 60, 360]);
});

test('faster equipment is chosen when it ends sooner, and unavailability is kept clear', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt')],
        equipment: [
          equipment('IVT-1', 'ivt'),
          equipment('IVT-2', 'ivt', { speedPercent: 200, unavailable: [{ ...span(NOW + 10, 15), kind: 'maintenance' }] }),
        ],
        processes: [process([make('mix')])],
      }),
      orders: [order('L1')],
    }),
  );
  expect(placeOf(plan, 'L1', 'mix')).toMatchObject({ equipment: 'IVT-2', start: NOW + 25, end: NOW + 55 });
});

test('running work of a cancelled order still occupies its equipment', () => {
  const plan = planned(
    planningCase({
      plant: plant({ equipmentClasses: [equipmentClass('ivt', { duration: min(30) })], equipment: [equipment('IVT-1', 'ivt')], processes: [process([make('mix', 100)])] }),
      orders: [order('L1', { cancelled: true }), order('L2')],
      actuals: [actual('L1', 'mix', { equipment: id('IVT-1') })],
    }),
  );
  expect(startOf(plan, 'L2', 'mix')).toBe(70);
});

test('work that waits through closed hours starts later when that keeps it within the hours between two cleans', () => {
  // Two hours attended and six that stop overnight: begun on the second evening it would stand 16 hours on the equipment, ten are allowed.
  const brew = operation('mix', { requirement: { kind: 'equipment', equipmentClass: id('ivt') }, phases: [phase(120, 'attended'), phase(360, 'interruptible')] });
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt', { deepClean: { duration: min(60), attended: false, afterLots: null, afterHours: min(600) } })],
        equipment: [equipment('IVT-1', 'ivt', { calendar: id('day') })],
        processes: [process([brew])],
      }),
      orders: [order('L1'), order('L2', { sequenceRelease: (NOW + 9 * 60) as never })],
    }),
  );
  expect(startOf(plan, 'L2', 'mix')).toBe(22 * 60);
});
