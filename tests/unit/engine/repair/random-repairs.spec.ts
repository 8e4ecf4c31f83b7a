import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { PlanningCase, RepairReport } from '@lotwright/domain';
import { LivingPlan } from '@lotwright/engine';
import { caseInForce, randomEvent } from '../../../support/random-event.js';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
const keyOf = (of: { readonly order: string; readonly operation: string }): string => `${of.order}/${of.operation}`;

interface Repaired {
  readonly seed: number;
  readonly planningCase: PlanningCase;
  readonly living: LivingPlan;
}

function repaired(seed: number): Repaired | null {
  const before = caseInForce(seed);
  if (before === null) return null;
  const { event, at } = randomEvent(seed, before);
  const living = LivingPlan.open(before).after([event], at);
  return { seed, planningCase: living.planningCase, living };
}

test('a repaired plan breaks no rule, claims nothing false and keeps its books, before and after polishing', () => {
  const wrong: unknown[] = [];
  let tried = 0;
  for (const seed of SEEDS) {
    const given = repaired(seed);
    if (given === null) continue;
    tried++;
    for (const steps of [0, 40]) {
      if (steps > 0) given.living.polish({ seed, steps, milliseconds: null });
      given.living.audit();
      const verdict = check(given.planningCase, given.living.plan());
      if (verdict.violations.length + verdict.claims.length > 0) wrong.push({ seed, steps, violations: verdict.violations, claims: verdict.claims });
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(12);
});

test('every operation that stands elsewhere is reported with a reason, every lot that lost its place is listed, and nothing else', () => {
  for (const seed of SEEDS) {
    const given = repaired(seed);
    if (given === null) continue;
    const { planningCase, living } = given;
    const first = living.report();
    expectTrue(planningCase, living, first);
    expect(first.moves.filter((m) => m.cause === 'better')).toEqual([]);
    living.polish({ seed, steps: 40, milliseconds: null });
    const polished = living.report();
    expectTrue(planningCase, living, polished);
    const limit = polished.budget.limit ?? Infinity;
    expect(polished.budget.used).toBeLessThanOrEqual(Math.max(limit, first.budget.used));
  }
});

test('leaving alone what events do not touch gives the plan that judging every operation by itself gives, before and after polishing', () => {
  let tried = 0;
  for (const seed of SEEDS) {
    const before = caseInForce(seed);
    if (before === null) continue;
    let living = LivingPlan.open(before);
    for (let step = 0; step < 4; step++) {
      const { event, at } = randomEvent(100 * seed + step, living.planningCase);
      const untouched = living.plan();
      const kept = living.after([event], at);
      const judged = living.after([event], at, true);
      expect([seed, step, living.plan()]).toEqual([seed, step, untouched]);
      for (const steps of [0, 20]) {
        for (const one of [kept, judged]) one.polish({ seed, steps, milliseconds: null });
        kept.audit();
        expect([seed, step, kept.report()]).toEqual([seed, step, judged.report()]);
        expect([seed, step, kept.plan()]).toEqual([seed, step, judged.plan()]);
      }
      living = kept;
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(48);
});

/** Compares a report with the published and the new assignments, nothing else. */
function expectTrue(planningCase: PlanningCase, living: LivingPlan, report: RepairReport): void {
  const plan = living.plan();
  const now = new Map(plan.assignments.map((a) => [keyOf(a), a]));
  const started = new Set(planningCase.actuals.filter((a) => a.state === 'running' || a.state === 'done').map((a) => `${keyOf(a)}/${a.attempt}`));
  const expected = planningCase.published
    .filter((a) => {
      const stands = now.get(keyOf(a));
      if (stands === undefined || stands.attempt !== a.attempt || started.has(`${keyOf(a)}/${a.attempt}`)) return false;
      return stands.start !== a.start || (a.equipment !== null && stands.equipment !== a.equipment);
    })
    .map(keyOf);
  expect(report.moves.map(keyOf).sort()).toEqual(expected.sort());
  for (const move of report.moves) expect(move.text).toMatch(/^[^ ].+\.$/);
  const unplanned = new Set(plan.unplanned.map((u) => u.order));
  const wasPlanned = new Set(planningCase.published.map((a) => a.order));
  expect([...report.lost].sort()).toEqual([...unplanned].filter((o) => wasPlanned.has(o)).sort());
}
