import { roughCut } from '@lotwright/capacity';
import type { RoughCut } from '@lotwright/capacity';
import { explainLot, makePlan } from '@lotwright/planning';
import type { CheckedPlan, LotOutlook } from '@lotwright/planning';
import type { LoadErrand, LotErrand, LotProgress, PlanErrand } from './errand.js';

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

/** Runs in a planning thread: looks into one lot, and says in between how far it is. */
export function lot({ planningCase, plan: made, order, stop, port }: LotErrand): LotOutlook {
  try {
    return explainLot(planningCase, made, order, {
      onProgress: (solves, most) => port.postMessage({ solves, most } satisfies LotProgress),
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
