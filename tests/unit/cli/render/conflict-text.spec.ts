import type { Conflict } from '@lotwright/planning';
import { conflictText } from '../../../../apps/cli/src/render/conflict-text.js';
import { styleFor } from '../../../../apps/cli/src/render/style.js';
import { id } from '../../../support/tiny.js';

const lot = (n: number) => ({ rule: 'R3' as const, title: `L${n} keeps its place`, lot: id<never>(`L${n}`) });
const stock = { rule: 'R13' as const, title: 'no more of Kit than is on hand and ordered', lot: null };
const conflict = (lots: number, proven = false): Conflict => ({ order: id('L99'), members: [...Array.from({ length: lots }, (_, i) => lot(i + 1)), stock], proven, confirmed: true, solves: 9 });

test('a few lots are named one by one', () => {
  expect(conflictText(conflict(2), styleFor(false)).split('\n').slice(0, 4)).toEqual([
    'what keeps L99 out', '- L1 keeps its place (R3)', '- L2 keeps its place (R3)', '- no more of Kit than is on hand and ordered (R13)',
  ]);
});

test('of many lots six are named, in one line', () => {
  expect(conflictText(conflict(30), styleFor(false)).split('\n').slice(1, 3)).toEqual([
    '- 30 lots keep their places: L1, L2, L3, L4, L5, L6 and 24 more (R3)', '- no more of Kit than is on hand and ordered (R13)',
  ]);
});

test('a single demand is told as one, and what is proven as proven', () => {
  expect(conflictText(conflict(0, true), styleFor(false)).split('\n').at(-1)).toBe('This alone leaves it no place: proven, whatever else is planned. Without it there is a plan that the independent checker accepts.');
});
