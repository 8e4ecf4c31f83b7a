import { expect, test } from '@jest/globals';
import type { Instant } from '@lotwright/time';
import { compile, firstHorizon } from '../../../../libs/engine/src/compile/compile.js';
import { Decoder } from '../../../../libs/engine/src/construct/decoder.js';
import { Workshop } from '../../../../libs/engine/src/construct/workshop.js';
import { id, link, NOW, operation, order, plant, planningCase, process } from '../../../support/tiny.js';

const pin = (lot: string, name: string, minutes: number) => ({ order: id<never>(lot), operation: id<never>(name), start: (NOW + minutes) as Instant, equipment: null });

test('two waits that begin with one operation must find room together, and asking leaves the storage as it was', () => {
  const stored = { storage: id<never>('freezer') };
  const given = planningCase({
    plant: plant({
      storages: [{ id: id('freezer'), name: 'Freezer', positions: 2 }],
      processes: [process([operation('a'), operation('b'), operation('c')], [link('a', 'b', stored), link('a', 'c', stored)])],
    }),
    orders: [order('L1'), order('L2')],
    pins: [pin('L1', 'c', 600), pin('L2', 'b', 900), pin('L2', 'c', 1000)],
  });
  const { problem } = compile(given, firstHorizon(given));
  const workshop = new Workshop(problem);
  const decoder = new Decoder(problem, workshop);
  // L1 takes one of two places from 60 to 600; the two waits of L2 find room from 600 on.
  expect([0, 1].map((o) => decoder.place(o))).toEqual([true, true]);
  const a = problem.firstOp[1];
  expect(workshop.table.end[a]).toBe(NOW + 600);
  workshop.take(a);
  for (const end of [60, 60, 599]) expect([end, workshop.waits.ahead(a, a, NOW + end)]).toEqual([end, NOW + 600]);
  expect(workshop.waits.ahead(a, a, NOW + 600)).toBe(-1);
});
