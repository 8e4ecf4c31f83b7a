import { expect } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { Assignment, Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { NOW } from '../../support/tiny.js';

/** Plans with a few improvement steps and full self-check, and expects the independent checker to find nothing. */
export function planned(planningCase: PlanningCase, steps = 20, boundSteps: readonly number[] = []): Plan {
  const plan = solve(planningCase, { seed: 1, steps, seconds: null, selfCheck: 'full', ...(boundSteps.length === 0 ? {} : { boundSteps }) });
  expect(check(planningCase, plan)).toMatchObject({ violations: [], claims: [] });
  return plan;
}

/** The assignment of an operation. */
export function placeOf(plan: Plan, order: string, operation: string): Assignment {
  const found = plan.assignments.find((a) => a.order === order && a.operation === operation);
  if (!found) throw new Error(`${order} has no ${operation}; unplanned: ${JSON.stringify(plan.unplanned)}`);
  return found;
}

/** Minutes from now to the start of an operation. */
export function startOf(plan: Plan, order: string, operation: string): number {
  return placeOf(plan, order, operation).start - NOW;
}

/** Minutes from now to the end of an operation. */
export function endOf(plan: Plan, order: string, operation: string): number {
  return placeOf(plan, order, operation).end - NOW;
}
