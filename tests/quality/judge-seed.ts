import { check } from '@lotwright/checker';
import type { ObjectiveLevel, Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { coarseCase, GRAIN } from '../support/coarse-case.js';
import { disruptedCase } from '../support/disrupted-case.js';
import { prove, proveBound } from '../support/exact/exhaust.js';
import type { Proof } from '../support/exact/exhaust.js';
import { MEASURED, objectiveOf, ranksOf } from '../support/exact/measures.js';
import { randomObjective } from '../support/random-objective.js';

/** How thoroughly one seed is judged. */
export interface Thoroughness {
  /** Improvement steps of the engine. */
  readonly steps: number;
  /** Choices that the exact search tries at most. */
  readonly budget: number;
  /** Days after now that the exact search looks at least; always past the end of the engine's plan. */
  readonly days: number;
  /** Whether every case pursues an objective of its own. */
  readonly objectives?: boolean;
}

/** What one seed has shown. */
export interface Judgement {
  readonly seed: number;
  readonly family: 'fresh' | 'disrupted';
  readonly status: Plan['status'];
  /** Violations and wrong claims, in words. */
  readonly wrong: readonly string[];
  readonly verdict: Proof['verdict'];
  /** What is left out, then the ranks of the objective: of the plan, and the least that was found. */
  readonly levels: readonly number[];
  readonly best: readonly number[];
  /** Least turnaround of a plan with all orders that is known. */
  readonly turnaround: number | null;
  readonly lowerBound: number | null;
  /** Whether it is proven that no plan leaves out less. */
  readonly leastLeftOut: boolean;
  /** What trying everything says about the bound of a plan that is not called optimal. */
  readonly bound: 'none' | 'holds' | 'open' | number;
  /** Days after now that were looked at. */
  readonly reach: number;
  /** Whether a general solver was asked about what trying everything left open. */
  readonly asked?: boolean;
}

/** Share of the budget for plans that claim no more than a bound: whether they are the best is a figure, not a promise. */
const FOR_INTEREST = 0.2;

/** The case of a seed: every third one is a plan in force that something has happened to. @param objectives whether it pursues an objective of its own */
export function caseOf(seed: number, objectives = false): { readonly family: Judgement['family']; readonly planningCase: PlanningCase } {
  const disrupted = seed % 3 === 0 ? disruptedCase(seed) : null;
  const planningCase = disrupted ?? coarseCase(seed);
  return { family: disrupted === null ? 'fresh' : 'disrupted', planningCase: objectives ? { ...planningCase, objective: randomObjective(seed) } : planningCase };
}

/** Plans the case of a seed, has the checker judge the plan, and tries every plan that could be better. */
export function judgeSeed(seed: number, { steps, budget, days, objectives }: Thoroughness): Judgement {
  const { family, planningCase } = caseOf(seed, objectives);
  const plan = solve(planningCase, { seed, steps, seconds: null, selfCheck: 'cheap' });
  const { violations, claims } = check(planningCase, plan);
  const levels = levelsOf(planningCase, plan);
  const end = Math.max(planningCase.now, ...plan.assignments.map((a) => a.end));
  const reach = Math.max(days, Math.ceil((end - planningCase.now) / 1440) + 1);
  const claimsBest = plan.status === 'OPTIMAL' || levels[0] > 0;
  const proof = prove(planningCase, levels, GRAIN, reach, claimsBest ? budget : budget * FOR_INTEREST);
  const tried = claimsBest || plan.lowerBound === null ? null : proveBound(planningCase, plan.lowerBound, GRAIN, reach, budget);
  const bound = tried === null ? 'none' : (tried.below ?? (tried.open ? 'open' : 'holds'));
  const wrong = [...violations.map((v) => `${v.rule}: ${v.needed} | ${v.found}`), ...claims.map((c) => `${c.what}: ${c.reported} | ${c.recomputed}`)];
  const turnaround = proof.levels[0] > 0 ? null : measureOf(proof.plan ?? plan, 'turnaround');
  return { seed, family, status: plan.status, wrong, verdict: proof.verdict, levels, best: proof.levels, turnaround, lowerBound: plan.lowerBound, leastLeftOut: proof.leastLeftOut, bound, reach };
}

/** What a plan leaves out, then the ranks of the objective. */
function levelsOf(given: PlanningCase, plan: Plan): number[] {
  return [measureOf(plan, 'unplanned'), ...ranksOf(objectiveOf(given), MEASURED.map((level) => measureOf(plan, level)))];
}

/** The value of a level; 0 when the plan does not report it, since then nobody pursues it. */
function measureOf(plan: Plan, level: ObjectiveLevel): number {
  return plan.objective.find((l) => l.level === level)?.value ?? 0;
}

/** Which of the promises that a plan must keep a judgement breaks, in words; none for an honest plan. */
export function brokenPromises({ status, wrong, verdict, levels, best, turnaround, lowerBound, bound }: Judgement): string[] {
  const better = `${levels.join()} where ${best.join()} is possible`;
  return [
    ...wrong,
    ...(verdict === 'missed' ? ['the exact search finds no plan as good: it is wrong itself'] : []),
    ...(verdict === 'left out' ? [`leaves an order out that can be planned: ${better}`] : []),
    ...(status === 'OPTIMAL' && verdict === 'beaten' ? [`calls a plan optimal that is not: ${better}`] : []),
    ...(lowerBound !== null && turnaround !== null && lowerBound > turnaround ? [`claims a bound of ${lowerBound}, ${turnaround} is possible`] : []),
    ...(typeof bound === 'number' ? [`claims a bound of ${lowerBound}, ${bound} is possible`] : []),
  ];
}
