import type { Minutes } from '@lotwright/time';
import type { Urgency } from '../order/order.js';

/**
 * What a plan is measured by; smaller is better. The first five are measured for every plan, in this order of importance unless a
 * request says otherwise; the last three only where a request pursues them. Units:
 * - `unplanned` Σ urgency weight of unplanned orders; always pursued first, because leaving a patient out is never a trade;
 * - `lateness` Σ weight × missed windows (an arrival past the latest useful date counts as 100 windows more);
 * - `turnaround` Σ weight × minutes from sequence release to patient-ready;
 * - `stability` Σ weighted moves against the published plan; - `cost` places left empty in opened runs;
 * - `fairness` Σ minutes of turnaround beyond the longest that the request allows, every patient alike;
 * - `tardiness` Σ weight × minutes of arrival after the close of the first clinic window; - `makespan` minutes from now to the last patient-ready.
 */
export const OBJECTIVE_LEVELS = ['unplanned', 'lateness', 'turnaround', 'stability', 'cost', 'fairness', 'tardiness', 'makespan'] as const;
export type ObjectiveLevel = (typeof OBJECTIVE_LEVELS)[number];

/** Levels whose value is a sum over orders: each order's part is in its account. */
export const SHARED_LEVELS = ['lateness', 'turnaround', 'stability', 'fairness', 'tardiness'] as const;
export type SharedLevel = (typeof SHARED_LEVELS)[number];

/** Levels that every plan reports, whatever was pursued. */
export const REPORTED_LEVELS = ['unplanned', 'lateness', 'turnaround', 'stability', 'cost'] as const satisfies readonly ObjectiveLevel[];

/** One level inside a rank, and what one unit of it counts there: a whole number of at least 1. */
export interface ObjectiveTerm {
  readonly level: Exclude<ObjectiveLevel, 'unplanned'>;
  readonly weight: number;
}

/** What a request wants of its plan. */
export interface Objective {
  /**
   * After `unplanned`, most important first: each rank is a weighted sum of levels, and a rank decides only between plans that are equal
   * in all ranks before it. A level named nowhere is switched off. At least one rank; no level twice.
   */
  readonly ranks: readonly (readonly ObjectiveTerm[])[];
  /** Longest turnaround that does not count against `fairness`; `null` exactly when no rank pursues it. */
  readonly longestTurnaround: Minutes | null;
  /** Weight of one order of each urgency class in every weighted level; `null`: as the plant's policy says. */
  readonly urgencyWeights: Readonly<Record<Urgency, number>> | null;
}

/** What is pursued when a request says nothing: lateness, then turnaround, then stability, then cost. */
export const STANDARD_OBJECTIVE: Objective = {
  ranks: [[{ level: 'lateness', weight: 1 }], [{ level: 'turnaround', weight: 1 }], [{ level: 'stability', weight: 1 }], [{ level: 'cost', weight: 1 }]],
  longestTurnaround: null,
  urgencyWeights: null,
};

/** Levels in which a plan is reported: those pursued, most important first, then the others that every plan reports. */
export function reportedLevels(objective: Objective = STANDARD_OBJECTIVE): readonly ObjectiveLevel[] {
  const pursued = objective.ranks.flatMap((rank) => rank.map((term) => term.level));
  return [...new Set<ObjectiveLevel>(['unplanned', ...pursued, ...REPORTED_LEVELS])];
}
