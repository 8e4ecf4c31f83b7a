import { expect, test } from '@jest/globals';
import { stream, type RandomStream } from '@lotwright/random';
import { LotPrices, NO_WAY } from '../../../../libs/engine/src/bounds/lot-prices.js';
import type { Usage } from '../../../../libs/engine/src/bounds/priced-resources.js';
import type { ReadyTimes } from '../../../../libs/engine/src/bounds/ready-times.js';
import type { Branch, RecipeTree } from '../../../../libs/engine/src/bounds/recipe-tree.js';
import type { StartCells } from '../../../../libs/engine/src/bounds/start-cells.js';

/** Operation 0 with children 1 and 2; 3 hangs on 1. */
const PARENTS = [-1, 0, 0, 1];
const READY = 6;

/** An ascending array of indices into `count` entries; up to `count` itself. */
function ascending(random: RandomStream, length: number, count: number): Int32Array {
  return Int32Array.from({ length }, () => random.nextInt(count + 1)).sort();
}

function cellsOf(count: number): StartCells {
  const minutes = Int32Array.from({ length: count }, (_, i) => i * 10);
  return { count, first: minutes, last: minutes, end: minutes, latestEnd: minutes, slot: new Int32Array(0) };
}

function drawn(random: RandomStream) {
  const counts = PARENTS.map(() => 3 + random.nextInt(20));
  const branches = PARENTS.map((_, k) => PARENTS.flatMap((parent, child): Branch[] => {
    if (parent !== k) return [];
    const first = ascending(random, counts[k], counts[child]);
    return [{ child, first, last: random.chance(0.5) ? null : first.map((f) => f + random.nextInt(4) - 1).sort() }];
  }));
  const reach = counts.map((count) => ascending(random, READY, count - 1));
  const tree: RecipeTree = { upward: [3, 2, 1, 0], parent: Int32Array.from(PARENTS), branches, reach };
  const prices = counts.map((count) => Float64Array.from({ length: count }, () => random.nextInt(4)));
  const usages = counts.map((count, k): Usage[] => {
    const from = Int32Array.from({ length: count }, (_, i) => i);
    const to = from.map((i) => i + 1);
    return [{ resource: k, units: 1, from, to, otherFrom: from, otherTo: to }];
  });
  const from = Int32Array.from({ length: READY }, (_, t) => 60 + 20 * t);
  const ready: ReadyTimes = { count: READY, from, until: from, latestStart: from, cell: new Int32Array(0), after: 1000 };
  return { tree, prices, table: new LotPrices(tree, counts.map(cellsOf), usages, ready, 120) };
}

const sums = (price: Float64Array): Float64Array => {
  const before = new Float64Array(price.length + 1);
  price.forEach((p, i) => (before[i + 1] = before[i] + p));
  return before;
};

/** Least an operation and what hangs on it pay from cell `from` on, by trying every start. */
function least(tree: RecipeTree, prices: readonly Float64Array[], t: number, k: number, from: number, to = Infinity): number {
  let best = NO_WAY;
  for (let i = from; i <= Math.min(to, tree.reach[k][t]); i++) {
    const sum = tree.branches[k].reduce((paid, b) => paid + least(tree, prices, t, b.child, b.first[i], b.last === null ? Infinity : b.last[i]), prices[k][i]);
    if (sum < best) best = sum;
  }
  return best;
}

/** What a cell chosen for every operation comes to. */
const paid = (prices: readonly Float64Array[], chosen: Int32Array): number => chosen.reduce((sum, i, k) => sum + (i < 0 ? 0 : prices[k][i]), 0);

test('ready time after ready time the tables are those of trying everything, and the way traced costs what they say', () => {
  const random = stream(3, 'lot prices');
  let compared = 0;
  for (let n = 0; n < 150; n++) {
    const { tree, prices, table } = drawn(random);
    for (let round = 0; round < 2; round++) {
      prices.forEach((price) => price.forEach((_, i) => (price[i] = random.nextInt(4))));
      table.load(prices.map(sums), new Uint8Array(4).fill(1));
      const asked = Int32Array.from([random.nextInt(4), 99, 99, 99]);
      for (let t = 0; t < READY; t++) {
        table.prepare(t, asked);
        const windowed = Math.max(0, Math.ceil((60 + 20 * t - 120) / 10));
        for (let i = Math.max(asked[0], windowed); i <= tree.reach[0][t]; i++) {
          const expected = least(tree, prices, t, 0, i);
          const found = table.from(0, i);
          expect(Math.min(found, NO_WAY)).toBe(expected);
          if (expected === NO_WAY) continue;
          const chosen = new Int32Array(4).fill(-1);
          table.trace(0, i, chosen);
          expect(paid(prices, chosen)).toBe(expected);
          compared++;
        }
        asked[0] += random.nextInt(2);
      }
    }
  }
  expect(compared).toBeGreaterThan(3000);
});

test('a start before the window is free, one that is too late is no way', () => {
  const { tree, prices, table } = drawn(stream(8, 'lot prices'));
  table.load(prices.map((p) => sums(p.fill(1))), new Uint8Array(4).fill(1));
  table.prepare(READY - 1, Int32Array.from([0, 99, 99, 99]));
  expect(table.from(0, 0)).toBe(0);
  expect(table.from(0, tree.reach[0][READY - 1] + 1)).toBe(NO_WAY);
});
