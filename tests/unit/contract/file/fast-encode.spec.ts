import { describe, expect, test } from '@jest/globals';
import { encodeShape, ordersFile, plantFile } from '@lotwright/contract';
import * as z from 'zod';
import { randomCase } from '../../../support/random-case.js';

describe('encodeShape', () => {
  test('writes the same as zod does', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { plant, orders, actuals, pins } = randomCase(seed);
      expect(encodeShape(plantFile(plant.zone), plant)).toEqual(z.encode(plantFile(plant.zone), plant));
      const book = { orders, actuals, pins };
      expect(encodeShape(ordersFile(plant.zone), book)).toEqual(z.encode(ordersFile(plant.zone), book));
    }
  });

  test('refuses shapes that cannot be turned round', () => {
    const oneWay = z.string().transform((text) => text.length);
    expect(() => encodeShape(oneWay, 1)).toThrow('only codecs');
  });

  test('names a variant that has no shape', () => {
    const shape = z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]);
    expect(() => encodeShape(shape, { kind: 'b' } as never)).toThrow('no shape for kind b');
  });
});
