import { expect, test } from '@jest/globals';
import type { Instant } from '@lotwright/time';
import { ALL_DAYS, actual, calendar, equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, NOW } from '../../../support/tiny.js';
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

/**
 * Two lots in the one freezer must be thawed on the one line, L1 by 26 hours from now, L2 by 6. Between two lots the line is set up, which takes its one open hour of the day. Each lot goes over the line
 * again after its thawing, within three days: whoever does so at once takes the only place of the other's thawing.
 */
function tightThaws() {
  const line = equipment('LINE', 'line', { calendar: id('evening') });
  const made = process([operation('make', { phases: [phase(60)] }), on('thaw', 'line', 0), on('pack', 'line', 480)], [
    link('make', 'thaw', { maxLag: min(26 * 60), storage: id('freezer') }), link('thaw', 'pack', { maxLag: min(3 * 1440) }),
  ]);
  const done = (name: string, ago: number) => actual(name, 'make', { state: 'done', start: (NOW - ago - 60) as Instant, end: (NOW - ago) as Instant });
  return planningCase({
    plant: plant({
      calendars: [calendar('evening', '16:00', '17:00', ALL_DAYS)],
      storages: [{ id: id('freezer'), name: 'Freezer', positions: 2 }],
      equipmentClasses: [equipmentClass('line', { duration: min(60), attended: true })], equipment: [line], processes: [made],
    }),
    orders: ['L1', 'L2'].map((name) => order(name, { sequenceRelease: (NOW - 2000) as Instant })),
    actuals: [done('L1', 0), done('L2', 20 * 60)],
  });
}

test('a tied order that found no place goes before the other tied ones, and what only follows from what hurries may wait', () => {
  const plan = planned(tightThaws(), 0);
  expect(plan.unplanned).toEqual([]);
  // L1 is thawed as late as the line is not wanted and the hold keeps slack.
  expect([startOf(plan, 'L2', 'thaw'), startOf(plan, 'L1', 'thaw'), startOf(plan, 'L2', 'pack')]).toEqual([0, 1260, 1980]);
});
