import { expect, test } from '@jest/globals';
import { judgeRepair } from './judge-repair.js';
import type { RepairJudgement } from './judge-repair.js';

const QUICK = { steps: 20, budget: 800, days: 8 };
/** The first seeds, and those that once found an order of another process counted as the one it replaced (161, 164, 167). */
const SEEDS = [...Array.from({ length: 8 }, (_, i) => i + 1), 161, 164, 167];

test('repairs after random events break no rule, move nothing frozen or pinned, keep the budget and say truly what moved; quotes can be kept', () => {
  const judged = SEEDS.map((seed) => judgeRepair(seed, QUICK)).filter((j): j is RepairJudgement => j !== null);
  expect(judged.filter((j) => j.wrong.length > 0).map(({ seed, wrong }) => ({ seed, wrong }))).toEqual([]);
  expect(judged.length).toBeGreaterThan(5);
  expect(judged.flatMap((j) => j.verdicts).filter((v) => v !== 'open').length).toBeGreaterThan(3);
  expect(judged.flatMap((j) => j.quotes).filter((q) => q.exact === 'best').length).toBeGreaterThan(3);
});
