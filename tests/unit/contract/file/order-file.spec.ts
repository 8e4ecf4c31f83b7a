import { describe, expect, test } from '@jest/globals';
import { decodeShape, encodeShape, ordersFile } from '@lotwright/contract';
import { randomCase } from '../../../support/random-case.js';

describe('ordersFile', () => {
  test('gives back every random order book after it was written and read', () => {
    for (let seed = 0; seed < 150; seed++) {
      const { plant, orders, actuals, pins } = randomCase(seed);
      const shape = ordersFile(plant.zone);
      const text = JSON.stringify(encodeShape(shape, { orders, actuals, pins }));
      expect(decodeShape(shape, JSON.parse(text))).toEqual({ ok: true, value: { orders, actuals, pins } });
    }
  });

  test('accepts a bare list of orders', () => {
    const { plant, orders } = randomCase(3);
    const shape = ordersFile(plant.zone);
    const wire = encodeShape(shape, { orders, actuals: [], pins: [] }) as { orders: unknown };
    expect(decodeShape(shape, wire.orders)).toEqual({ ok: true, value: { orders, actuals: [], pins: [] } });
  });

  test('points into the branch that was meant when something is wrong', () => {
    const { plant } = randomCase(3);
    const result = decodeShape(ordersFile(plant.zone), { orders: [{ id: 'A-1' }], actuals: 'none' });
    expect(result.ok ? [] : result.problems.map((problem) => problem.pointer)).toEqual(
      expect.arrayContaining(['/orders/0/coi', '/orders/0/process', '/orders/0/sequenceRelease', '/actuals']),
    );
    const neither = decodeShape(ordersFile(plant.zone), 7);
    expect(neither.ok ? null : neither.problems).toMatchObject([{ pointer: '', code: 'wrong_type', value: '7', accepted: 'an object with orders, or a list of orders' }]);
  });
});
