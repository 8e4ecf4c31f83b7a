import { roughCut } from '@lotwright/capacity';
import type { RoughCut } from '@lotwright/capacity';
import { makePlan } from '@lotwright/planning';
import type { CheckedPlan } from '@lotwright/planning';
import type { LoadErrand, PlanErrand } from './errand.js';

/** Runs in a planning thread: solves, checks, and says in between how far it is. */
export function plan({ planningCase, params, stop, port }: PlanErrand): CheckedPlan {
  try {
    return makePlan(planningCase, params, {
      clock: () => performance.now(),
      onProgress: (progress) => port.postMessage(progress),
      shouldStop: () => Atomics.load(stop, 0) === 1,
    });
  } finally {
    port.close();
  }
}

/** Runs in a planning thread: weekly load against capacity. */
export function load({ planningCase, options }: LoadErrand): RoughCut {
  return roughCut(planningCase, options);
}
