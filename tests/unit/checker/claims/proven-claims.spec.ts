import { describe, expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { coarseCase } from '../../../support/coarse-case.js';
import { disruptedCase } from '../../../support/disrupted-case.js';
import { randomObjective } from '../../../support/random-objective.js';

interface Planned {
  readonly seed: number;
  readonly given: PlanningCase;
  readonly plan: Plan;
}

const caseOf = (seed: number): PlanningCase => {
  const given = (seed % 3 === 0 ? disruptedCase(seed) : null) ?? coarseCase(seed);
  return seed % 4 === 1 ? { ...given, objective: randomObjective(seed) } : given;
};
const planned: readonly Planned[] = Array.from({ length: 80 }, (_, i) => i + 1).map((seed) => {
  const given = caseOf(seed);
  return { seed, given, plan: solve(given, { seed, steps: 15, seconds: null, ...(seed % 10 === 0 && { boundSteps: [2] }) }) };
});
const bounded = planned.filter(({ plan }) => plan.lowerBound !== null);
const turnaroundOf = (plan: Plan): number => plan.objective.find((l) => l.level === 'turnaround')!.value;
const claims = ({ given, plan }: Planned, forged: Partial<Plan>): string[] => check(given, { ...plan, ...forged }).claims.map((c) => c.what);

describe('what a plan claims of the best there can be', () => {
  test('is proven by the certificate it brings, on every plant', () => {
    expect(bounded.length).toBeGreaterThan(40);
    expect(planned.filter(({ plan }) => plan.status === 'OPTIMAL').length).toBeGreaterThan(20);
    for (const { seed, given, plan } of planned) {
      const { claims: wrong, provenBound } = check(given, plan);
      expect({ seed, wrong }).toEqual({ seed, wrong: [] });
      if (plan.lowerBound !== null || plan.status === 'OPTIMAL') expect(plan.certificate).toBeDefined();
      if (plan.lowerBound !== null) expect(provenBound).toBeGreaterThanOrEqual(plan.lowerBound);
    }
  });

  test('is wrong without a certificate', () => {
    for (const one of bounded) {
      const { certificate: _, ...plan } = one.plan;
      expect(check(one.given, plan).claims.map((c) => c.what)).toEqual(one.plan.status === 'OPTIMAL' ? ['lowerBound', 'status'] : ['lowerBound']);
    }
  });

  test('is wrong when the bound is raised to the turnaround and the gap lowered with it', () => {
    const apart = bounded.filter(({ given, plan }) => check(given, plan).provenBound! < turnaroundOf(plan));
    expect(apart.length).toBeGreaterThan(5);
    for (const one of apart) {
      expect(claims(one, { lowerBound: turnaroundOf(one.plan), gap: 0 })).toEqual(['lowerBound']);
      expect(claims(one, { gap: 0 })).toEqual(['gap']);
      expect(claims(one, { lowerBound: turnaroundOf(one.plan), gap: 0, status: 'OPTIMAL' })).toEqual(['lowerBound', 'status']);
    }
  });

  test('is wrong when OPTIMAL is said of a plan with a level above the least that is proven', () => {
    const feasible = planned.filter(({ plan }) => plan.status === 'FEASIBLE');
    expect(feasible.length).toBeGreaterThan(5);
    for (const one of feasible) expect(claims(one, { status: 'OPTIMAL' })).toEqual(['status']);
  });

  test('is nothing about a level that is not pursued', () => {
    for (const level of ['tardiness', 'makespan'] as const) {
      const given: PlanningCase = { ...coarseCase(1), objective: { ...randomObjective(1), ranks: [[{ level, weight: 1 }]] } };
      const plan = solve(given, { seed: 1, steps: 15, seconds: null });
      expect([plan.lowerBound, plan.gap]).toEqual([null, null]);
      expect(check(given, plan).claims).toEqual([]);
      expect(check(given, { ...plan, lowerBound: 0, gap: 1 }).claims.map((c) => c.what)).toEqual(['lowerBound']);
    }
  });
});
