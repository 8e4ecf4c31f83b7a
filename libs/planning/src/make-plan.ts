import { check } from '@lotwright/checker';
import type { Plan, PlanningCase, Verdict } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import type { SolveHooks, SolveParams } from '@lotwright/engine';

/** A plan and what the independent checker says about it: they never travel apart. */
export interface CheckedPlan {
  readonly plan: Plan;
  readonly verdict: Verdict;
}

/** Searches for a plan and has it judged. Takes as long as the parameters say: call it through `@lotwright/threads`. */
export function makePlan(planningCase: PlanningCase, params: SolveParams, hooks?: SolveHooks): CheckedPlan {
  return judged(planningCase, solve(planningCase, params, hooks));
}

/** A plan with what the independent checker says about it. */
export function judged(planningCase: PlanningCase, plan: Plan): CheckedPlan {
  return { plan, verdict: check(planningCase, plan) };
}
