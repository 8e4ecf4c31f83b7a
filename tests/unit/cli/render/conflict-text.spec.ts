import type { Conflict } from '@lotwright/planning';
import { conflictText } from '../../../../apps/cli/src/render/conflict-text.js';
import { styleFor } from '../../../../apps/cli/src/render/style.js';
import { at, id } from '../../../support/tiny.js';

const lot = (n: number) => ({ rule: 'R3' as const, title: `L${n} keeps its place`, demand: { kind: 'lot' as const, lot: id<never>(`L${n}`) } });
const stock = { rule: 'R13' as const, title: 'no more of Kit than is on hand and ordered', demand: { kind: 'material' as const, material: id<never>('kit') } };
const conflict = (lots: number, parts: Partial<Conflict> = {}): Conflict => ({
  order: id('L99'), members: [...Array.from({ length: lots }, (_, i) => lot(i + 1)), stock], necessary: true, sufficient: { confirmed: true, before: null }, solves: 9, ...parts,
});
const text = (one: Conflict): string[] => conflictText(one, id('Europe/Berlin'), styleFor(false)).split('\n');

test('a few lots are named one by one', () => {
  expect(text(conflict(2)).slice(0, 4)).toEqual([
    'what keeps L99 out', '- L1 keeps its place (R3)', '- L2 keeps its place (R3)', '- no more of Kit than is on hand and ordered (R13)',
  ]);
});

test('of many lots six are named, in one line', () => {
  expect(text(conflict(30)).slice(1, 3)).toEqual([
    '- 30 lots keep their places: L1, L2, L3, L4, L5, L6 and 24 more (R3)', '- no more of Kit than is on hand and ordered (R13)',
  ]);
});

test('both halves are told: that each member is necessary, and that they are sufficient', () => {
  expect(text(conflict(2)).slice(-2)).toEqual([
    'Necessary: without any one of them there is a plan with L99, accepted by the independent checker; nothing here can be left out.',
    'Sufficient: confirmed by the independent checker. With these alone, and nothing else in the plant, L99 has no place whenever it begins.',
  ]);
});

test('a single demand is told as one, with how far ahead was looked', () => {
  expect(text(conflict(0, { sufficient: { confirmed: true, before: at('2029-12-03T12:00+01:00') } })).slice(-2)).toEqual([
    'Necessary: without it there is a plan with L99, accepted by the independent checker; nothing here can be left out.',
    'Sufficient: confirmed by the independent checker. With this alone, and nothing else in the plant, L99 has no place that begins before Mon 3 Dec 2029 12:00, which is as far as was looked.',
  ]);
});

test('what the checker did not confirm is not told as confirmed', () => {
  const [necessary, sufficient] = text(conflict(1, { necessary: false, sufficient: { confirmed: false, before: null } })).slice(-2);
  expect(necessary).toBe('Necessary: without any one of them there is a plan with L99; the checker did not accept one for each.');
  expect(sufficient).toBe('Sufficient: not confirmed. With these alone no place was found for L99, and the independent checker cannot rule one out.');
});
