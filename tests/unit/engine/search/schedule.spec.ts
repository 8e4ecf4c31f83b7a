import { expect, test } from '@jest/globals';
import { rankOf, TURNAROUND } from '../../../../libs/engine/src/problem/pursuit.js';
import { Schedule } from '../../../../libs/engine/src/search/acceptance/schedule.js';

const rank = rankOf([[TURNAROUND, 1]]);
const DAY = 1440;

/** Days of an order of weight 1 at which each of the first slices begins, and the step at which it does. */
function slices(orders: number, count: number): { readonly at: number; readonly days: number }[] {
  const schedule = new Schedule(orders, 1);
  const found = [];
  for (let steps = 0; found.length < count; steps++) {
    if (schedule.advance(steps) || steps === 0) found.push({ at: steps, days: schedule.temperature(rank) / DAY });
  }
  return found;
}

test('every slice begins twice as warm as the one before, up to a warmth that is higher the fewer orders there are', () => {
  const days = (orders: number): number[] => slices(orders, 8).map((slice) => Math.round(slice.days * 100) / 100);
  expect(days(5)).toEqual([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 6.4, 6.4]);
  expect(days(20)).toEqual([0.2, 0.4, 0.8, 1.6, 3.2, 4.8, 4.8, 4.8]);
  expect(days(60)).toEqual([0.2, 0.4, 0.8, 1.6, 1.6, 1.6, 1.6, 1.6]);
  expect(days(1000)).toEqual(days(60));
  expect(days(0)[7]).toBe(6.4);
});

test('slices grow by a quarter and take ten steps for each order at least', () => {
  expect(slices(5, 4).map(({ at }) => at)).toEqual([0, 2000, 4500, 7625]);
  expect(slices(1000, 2)[1].at).toBe(10_000);
});
