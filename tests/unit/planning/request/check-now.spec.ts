import { describe, expect, test } from '@jest/globals';
import { checkNow } from '@lotwright/planning';
import type { Instant } from '@lotwright/time';
import { sapling, saplingOrders, SAPLING_NOW } from '../../../support/sapling.js';

describe('checkNow', () => {
  const plant = sapling();
  const { orders, actuals, pins } = saplingOrders(plant);

  test('has nothing against the now the orders were written for', () => {
    expect(checkNow(plant, { orders, actuals, pins }, SAPLING_NOW)).toBeNull();
  });

  test('tells a now of the wrong century, with or without actuals', () => {
    const wrong = (SAPLING_NOW - 27 * 366 * 1440) as Instant;
    for (const reported of [actuals, []]) {
      const told = checkNow(plant, { orders, actuals: reported, pins }, wrong);
      expect(told).toMatchObject({ pointer: '/now', code: 'out_of_range', accepted: expect.stringMatching(/ten years before every sequence release/) });
    }
  });
});
