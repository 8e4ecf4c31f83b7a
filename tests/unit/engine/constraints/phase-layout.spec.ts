import { expect, test } from '@jest/globals';
import { equipment, equipmentClass, id, min, operation, order, phase, plant, planningCase, process, span, NOW } from '../../../support/tiny.js';
import { endOf, placeOf, planned, startOf } from '../planning.js';

const crew = (heads: number, absences: { heads: number; start: number; length: number }[] = []) => ({
  id: id<never>('ops'),
  name: 'Operators',
  rosters: [{ calendar: id<never>('day'), heads }],
  absences: absences.map((a) => ({ ...span(NOW + a.start, a.length), heads: a.heads })),
});

test('an attended phase that does not fit the rest of the shift waits for the next one', () => {
  const plan = planned(
    planningCase({
      plant: plant({ processes: [process([operation('a', { phases: [phase(8 * 60)] }), operation('b', { requirement: { kind: 'people', calendar: id('day') }, phases: [phase(7 * 60, 'attended')] })], [{ from: id('a'), to: id('b'), minLag: min(0), maxLag: null, storage: null, name: 'x' }])] }),
      orders: [order('L1')],
    }),
  );
  expect(startOf(plan, 'L1', 'b')).toBe(22 * 60);
});

test('an interruptible phase counts open minutes only', () => {
  const plan = planned(
    planningCase({
      plant: plant({ processes: [process([operation('review', { requirement: { kind: 'people', calendar: id('day') }, phases: [phase(15 * 60, 'interruptible')] })])] }),
      orders: [order('L1')],
    }),
  );
  expect(startOf(plan, 'L1', 'review')).toBe(0);
  expect(endOf(plan, 'L1', 'review')).toBe(23 * 60);
});

test('crew limits how many attended phases run at once', () => {
  const plan = planned(
    planningCase({
      plant: plant({ crews: [crew(3)], processes: [process([operation('fill', { requirement: { kind: 'people', calendar: id('day') }, phases: [phase(60, 'attended', { ops: 2 })] })])] }),
      orders: [order('L1'), order('L2')],
    }),
  );
  expect([startOf(plan, 'L1', 'fill'), startOf(plan, 'L2', 'fill')].sort((a, b) => a - b)).toEqual([0, 60]);
});

test('an absence takes heads away for its time', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        crews: [crew(1, [{ heads: 1, start: 30, length: 60 }])],
        processes: [process([operation('fill', { requirement: { kind: 'people', calendar: id('day') }, phases: [phase(60, 'attended', { ops: 1 })] })])],
      }),
      orders: [order('L1')],
    }),
  );
  expect(startOf(plan, 'L1', 'fill')).toBe(90);
});

test('the start is put off until the phases follow one another within the stretch', () => {
  const ivt = (maxStretch: number) =>
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt')],
        equipment: [equipment('IVT-1', 'ivt', { calendar: id('day') })],
        processes: [
          process([
            operation('ivt', {
              requirement: { kind: 'equipment', equipmentClass: id('ivt') },
              phases: [phase(30, 'attended'), phase(14 * 60), phase(30, 'attended')],
              maxStretch: min(maxStretch),
            }),
          ]),
        ],
      }),
      orders: [order('L1')],
    });
  expect(startOf(planned(ivt(8 * 60)), 'L1', 'ivt')).toBe(0);
  expect(placeOf(planned(ivt(8 * 60)), 'L1', 'ivt').phases[2].start - NOW).toBe(22 * 60);
  expect(startOf(planned(ivt(60)), 'L1', 'ivt')).toBe(6 * 60 + 30);
});

test('work between two phases begins later when it then reaches over the closed night that nothing may be waited through', () => {
  // Ten open hours from noon end at closing time, and what follows must follow at once: a minute later the ten hours end at six in the morning.
  const phases = [phase(240), phase(600, 'interruptible'), phase(240, 'interruptible')];
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt')], equipment: [equipment('IVT-1', 'ivt', { calendar: id('day') })],
        processes: [process([operation('make', { requirement: { kind: 'equipment', equipmentClass: id('ivt') }, phases })])],
      }),
      orders: [order('L1')],
    }),
  );
  expect([startOf(plan, 'L1', 'make'), endOf(plan, 'L1', 'make')]).toEqual([1, 26 * 60 + 1]);
});

test('work without length occupies nothing, so a breakdown does not put it off', () => {
  const down = { ...span(NOW - 60, 300), kind: 'breakdown' as const };
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('line')], equipment: [equipment('LINE', 'line', { unavailable: [down] })],
        processes: [process([operation('label', { requirement: { kind: 'equipment', equipmentClass: id('line') }, phases: [phase(0, 'interruptible')] })])],
      }),
      orders: [order('L1')],
    }),
  );
  expect([startOf(plan, 'L1', 'label'), plan.status]).toEqual([0, 'OPTIMAL']);
});
