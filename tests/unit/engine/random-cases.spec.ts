import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import { solve } from '@lotwright/engine';
import { randomCase } from '../../support/random-case.js';

const CASES = 60;

test('random cases with every feature break no rule, claim nothing false and keep their books', () => {
  const wrong: unknown[] = [];
  for (let seed = 1; seed <= CASES; seed++) {
    const planningCase = randomCase(seed);
    const plan = solve(planningCase, { seed, steps: 12, seconds: null, selfCheck: 'full' });
    const verdict = check(planningCase, plan);
    if (verdict.violations.length + verdict.claims.length > 0) wrong.push({ seed, violations: verdict.violations, claims: verdict.claims });
  }
  expect(wrong).toEqual([]);
});

test('more orders than fit at once break no rule either', () => {
  const wrong: unknown[] = [];
  for (let seed = 501; seed <= 512; seed++) {
    const planningCase = randomCase(seed, { orders: 9 });
    const verdict = check(planningCase, solve(planningCase, { seed, steps: 60, seconds: null, selfCheck: 'cheap' }));
    if (verdict.violations.length + verdict.claims.length > 0) wrong.push({ seed, violations: verdict.violations, claims: verdict.claims });
  }
  expect(wrong).toEqual([]);
});
