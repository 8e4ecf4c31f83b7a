import type { OrderId, Plan, PlanningCase } from '@lotwright/domain';
import { conflictOf } from './conflict.js';
import type { Conflict } from './conflict.js';
import { counterfactuals } from './counterfactuals.js';
import type { Counterfactuals } from './counterfactuals.js';
import type { WhatIfOptions } from './what-if-options.js';

/** What can be told of a lot with the whole case at hand, beyond its account. */
export interface LotOutlook {
  /** What would have it ready sooner; `null` when it is not planned. */
  readonly whatIf: Counterfactuals | null;
  /** What keeps it out; `null` when it is planned, or when no such set was found. */
  readonly conflict: Conflict | null;
  /** Whether it was stopped before it was through. */
  readonly stopped: boolean;
}

/**
 * Looks further into one lot of a plan of the case: for a planned lot the changes that would have it sooner, for another the set that keeps it out. Takes
 * seconds on large plans: call it through `@lotwright/threads`. A stop leaves what has been verified so far.
 */
export function explainLot(planningCase: PlanningCase, plan: Plan, order: OrderId, options: WhatIfOptions = {}): LotOutlook {
  if (!plan.unplanned.some((u) => u.order === order)) {
    const whatIf = counterfactuals(planningCase, plan, order, options);
    return { whatIf, conflict: null, stopped: whatIf.stopped };
  }
  let stopped = false;
  const conflict = conflictOf(planningCase, plan, order, { ...options, shouldStop: () => (stopped ||= options.shouldStop?.() === true) });
  return { whatIf: null, conflict, stopped };
}
