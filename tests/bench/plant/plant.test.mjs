import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '@lotwright/checker';
import { validatePlant } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { caseOf, FAMILIES } from './families.mjs';
import { compareLevels, levelsOf } from './levels.mjs';

for (const plant of ['alder', 'birch']) {
  for (const family of FAMILIES) {
    test(`levels reckoned from assignments are those a plan of ${plant}, ${family} claims`, () => {
      const planningCase = caseOf({ plant, family, lots: 20, seed: 1 });
      const plan = solve(planningCase, { seed: 1, steps: 200, seconds: null });
      assert.deepEqual(check(planningCase, plan).violations, []);
      for (const [level, value] of Object.entries(levelsOf(planningCase, plan))) assert.equal(plan.objective.find((entry) => entry.level === level).value, value, level);
    });
  }

  test(`varied plants like ${plant} are sound, differ by seed, and come again with it`, () => {
    const drawn = [1, 2, 3, 4].map((seed) => caseOf({ plant, family: 'varied', lots: 1, seed }));
    for (const { plant: varied, now } of drawn) assert.deepEqual(validatePlant(varied, now), []);
    assert.equal(new Set(drawn.map(({ plant: varied }) => JSON.stringify(varied))).size, 4);
    assert.deepEqual(caseOf({ plant, family: 'varied', lots: 1, seed: 3 }), drawn[2]);
  });
}

test('the hard family has a backlog and more lots a week', () => {
  const hard = caseOf({ plant: 'alder', family: 'hard', lots: 200, seed: 1 });
  assert.equal(hard.orders.filter((order) => order.sequenceRelease < hard.now).length, 15);
  const nominal = caseOf({ plant: 'alder', family: 'nominal', lots: 200, seed: 1 });
  const last = ({ orders }) => Math.max(...orders.map((order) => order.sequenceRelease));
  assert.ok(last(hard) < last(nominal));
});

test('the first level that differs decides', () => {
  const level = (unplanned, lateness, turnaround, cost) => ({ unplanned, lateness, turnaround, cost });
  assert.ok(compareLevels(level(0, 1, 5, 5), level(0, 2, 1, 1)) < 0);
  assert.ok(compareLevels(level(0, 1, 5, 5), level(0, 1, 5, 4)) > 0);
  assert.equal(compareLevels(level(0, 1, 5, 5), level(0, 1, 5, 5)), 0);
});
