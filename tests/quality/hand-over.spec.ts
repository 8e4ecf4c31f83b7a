import { expect, test } from '@jest/globals';
import { judgeHandOver } from './judge-hand-over.js';
import type { HandOverJudgement } from './judge-hand-over.js';

const SEEDS = Array.from({ length: 24 }, (_, i) => i + 1);
const EVENTS = 12;

test('a plan carried over from event to event is the plan rebuilt from nothing, whatever happens', () => {
  const judged = SEEDS.map((seed) => judgeHandOver(seed, EVENTS)).filter((j): j is HandOverJudgement => j !== null);
  expect(judged.filter((j) => j.wrong.length > 0).map(({ seed, wrong }) => ({ seed, wrong }))).toEqual([]);
  const kinds = judged.flatMap((j) => j.events);
  expect(kinds.length).toBeGreaterThan(80);
  for (const kind of ['equipment-down', 'crew-short', 'order-added', 'order-cancelled', 'actual', 'calendar-changed']) expect([kind, kinds.filter((k) => k === kind).length > 3]).toEqual([kind, true]);
  expect(judged.reduce((sum, j) => sum + j.reported, 0)).toBeGreaterThan(20);
  expect(judged.reduce((sum, j) => sum + j.moves, 0)).toBeGreaterThan(40);
});
