import { expect, test } from '@jest/globals';
import type { Minutes } from '@lotwright/time';
import { stream, type RandomStream } from '@lotwright/random';
import { indexCase } from '../../../../libs/engine/src/compile/case-index.js';
import { compileChangeover } from '../../../../libs/engine/src/compile/resources.js';
import { changeoverLength, clearedAt } from '../../../../libs/engine/src/constraints/changeover.js';
import { CalendarTable } from '../../../../libs/engine/src/problem/calendar-table.js';
import { NEVER, NONE } from '../../../../libs/engine/src/problem/limits.js';
import type { ChangeoverTable, EquipmentSpec } from '../../../../libs/engine/src/problem/problem.js';
import { equipmentClass, id, min, order, plant, planningCase, process, operation } from '../../../support/tiny.js';

const FAMILIES = ['F', 'G', 'H'];
const END = 4000;

/** The table of a class with these minutes between families (row: from; null: as for everything) and this plain changeover. */
function tableOf(plain: number, pairs: readonly (readonly (number | null)[])[], attended: boolean): ChangeoverTable {
  const byFamily = pairs.flatMap((row, from) => row.map((minutes, to) => ({ from: id<never>(FAMILIES[from]), to: id<never>(FAMILIES[to]), duration: minutes as Minutes | null }))).filter((pair) => pair.duration !== null);
  const cls = equipmentClass('ivt', { duration: min(plain), attended, byFamily: byFamily as never });
  const products = FAMILIES.map((family) => ({ id: id<never>(`of ${family}`), name: family, family: id<never>(family) }));
  const given = planningCase({ plant: plant({ equipmentClasses: [cls], products: products as never, processes: [process([operation('a')], [], { product: id('of F') })] }), orders: [order('L1')] });
  return compileChangeover(indexCase(given), cls);
}

const randomPairs = (random: RandomStream): (number | null)[][] => FAMILIES.map(() => FAMILIES.map(() => (random.chance(0.4) ? null : 10 * random.nextInt(6))));

function randomHours(random: RandomStream): CalendarTable {
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < END - 300; ) {
    const start = at + 1 + random.nextInt(60);
    const end = start + 5 + random.nextInt(90);
    spans.push({ start, end });
    at = end;
  }
  return new CalendarTable(spans, 0, END);
}

/** Whether some lot of family `c` stands rightly behind one of `b`, which stands rightly behind one of `a`, and would stand too close without `b`. */
function tooCloseWithout(table: ChangeoverTable, open: CalendarTable, end: number, length: number, [a, b, c]: readonly number[]): boolean {
  const spec = { open, changeover: table } as EquipmentSpec;
  const clear = (at: number, from: number, to: number): number => clearedAt(spec, at, changeoverLength(table, FAMILIES.length, from, to), table.attended);
  const begun = clear(end, a, b);
  const next = begun >= NEVER ? NEVER : clear(begun + length, b, c);
  return next < NEVER && clear(end, a, c) > next;
}

test('where no changeover is called fragile, taking work out never brings two others too close', () => {
  const seen = { sound: 0, fragile: 0, broken: 0 };
  for (let seed = 1; seed <= 400; seed++) {
    const random = stream(seed, 'fragile');
    const table = tableOf(10 * random.nextInt(5), randomPairs(random), random.chance(0.5));
    seen[table.fragile ? 'fragile' : 'sound']++;
    const broken: unknown[] = [];
    for (let tries = 0; tries < 40; tries++) {
      const triple = [0, 1, 2].map(() => random.nextInt(FAMILIES.length));
      const [open, end, length] = [randomHours(random), 100 + random.nextInt(1500), random.nextInt(2) * random.nextInt(40)];
      if (tooCloseWithout(table, open, end, length, triple)) broken.push([triple, end, length]);
    }
    if (!table.fragile) expect([seed, broken]).toEqual([seed, []]);
    else if (broken.length > 0) seen.broken++;
  }
  expect(seen.sound).toBeGreaterThan(40);
  expect(seen.broken).toBeGreaterThan(100);
});

test('a changeover longer than both around a lot in between is fragile only where it needs an unbroken open time', () => {
  const pairs = [[null, 30, 40], [null, null, 30], [null, null, null]];
  expect(tableOf(30, pairs, false).fragile).toBe(false);
  const attended = tableOf(30, pairs, true);
  expect(attended.fragile).toBe(true);
  // Twice thirty minutes fit before and after the break, forty minutes only after it.
  const open = new CalendarTable([{ start: 0, end: 35 }, { start: 100, end: 132 }, { start: 200, end: 400 }], 0, END);
  expect(tooCloseWithout(attended, open, 0, 0, [0, 1, 2])).toBe(true);
});

test('a changeover longer than the two around a lot in between is fragile in any case, and the same for all is in none', () => {
  const pairs = [[null, 10, 50], [null, null, 20], [null, null, null]];
  expect([false, true].map((attended) => tableOf(30, pairs, attended).fragile)).toEqual([true, true]);
  expect([false, true].map((attended) => tableOf(30, [], attended).fragile)).toEqual([false, false]);
  expect(changeoverLength(tableOf(30, pairs, false), FAMILIES.length, NONE, 2)).toBe(30);
});
