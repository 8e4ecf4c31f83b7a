import { expect, test } from '@jest/globals';
import type { Instant } from '@lotwright/time';
import { actual, equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, NOW } from '../../../support/tiny.js';
import { planned, startOf } from '../planning.js';

const on = (name: string, className: string, length: number) =>
  operation(name, { requirement: { kind: 'equipment', equipmentClass: id(className) }, phases: [phase(length)] });

/**
 * L1 has been thawed and must be filled within the hour; it is packed on the one line whenever that is free. L2 must go over the same line before its qualification
 * runs out at ten, and only does if the packing of L1, which nothing hurries, lets it.
 */
function tightLine() {
  const line = equipment('LINE', 'line', {
    qualifications: [{ product: id('A'), operation: null, method: null, expires: null }, { product: id('B'), operation: null, method: null, expires: (NOW + 120) as Instant }],
  });
  const slow = process([operation('thaw'), on('fill', 'filler', 30), on('pack', 'line', 120)], [link('thaw', 'fill', { maxLag: min(60) }), link('fill', 'pack')]);
  const quick = process([operation('mix', { phases: [phase(90)] }), on('pack', 'line', 120)], [link('mix', 'pack')], { id: id('Q'), product: id('B') });
  return planningCase({
    plant: plant({
      products: [{ id: id('A'), name: 'A', family: id('F') }, { id: id('B'), name: 'B', family: id('F') }],
      equipmentClasses: [equipmentClass('filler'), equipmentClass('line')], equipment: [equipment('FILLER', 'filler'), line], processes: [slow, quick],
    }),
    orders: [order('L1', { sequenceRelease: (NOW - 100) as Instant }), order('L2', { process: id('Q') })],
    actuals: [actual('L1', 'thaw', { state: 'done', start: (NOW - 60) as Instant, end: NOW })],
  });
}

test('of an order tied by a fact only what the fact hurries goes before the others when one of them would find no place', () => {
  const plan = planned(tightLine(), 0);
  expect(plan.unplanned).toEqual([]);
  expect([startOf(plan, 'L1', 'fill'), startOf(plan, 'L2', 'pack'), startOf(plan, 'L1', 'pack')]).toEqual([0, 90, 210]);
});
