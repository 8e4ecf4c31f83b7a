import { check } from '@lotwright/checker';
import { caseAfter, type PlanningCase, type PlantEvent, type RepairReport } from '@lotwright/domain';
import { LivingPlan, type PolishParams, type SolveHooks } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import type { CheckedPlan } from '../make-plan.js';

/** A repaired plan, the case it is a plan of, what it changes, and what the independent checker says about it. */
export interface RepairedPlan extends CheckedPlan {
  /** The case after the events, with the plan in force as `published`. */
  readonly planningCase: PlanningCase;
  readonly report: RepairReport;
}

/**
 * Repairs the plan in force (`published`) of a validated case after validated events, polishes it within the nervousness budget and has it
 * judged. @throws RangeError when the case names something that does not exist
 */
export function repairPlan(inForce: PlanningCase, events: readonly PlantEvent[], now: Instant, polish: PolishParams, hooks?: SolveHooks): RepairedPlan {
  // Opened after the events: the plan in force may not hold any more at `now`, and what that moves belongs in the report too.
  const living = LivingPlan.open(caseAfter(inForce, events, now));
  living.polish(polish, hooks);
  const plan = living.plan();
  return { planningCase: living.planningCase, plan, report: living.report(), verdict: check(living.planningCase, plan) };
}
