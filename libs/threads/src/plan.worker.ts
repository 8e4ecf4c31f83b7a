import { makePlan } from '@lotwright/planning';
import type { CheckedPlan } from '@lotwright/planning';
import type { PlanErrand } from './errand.js';
import { searchHooks, searchParams } from './search-terms.js';

/** Runs in a planning thread: solves, checks, and says in between how far it is. */
export default function plan({ planningCase, effort, stop, port }: PlanErrand): CheckedPlan {
  try {
    return makePlan(planningCase, searchParams(effort), searchHooks(effort, port, stop));
  } finally {
    port.close();
  }
}
