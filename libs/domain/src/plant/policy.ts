import type { Minutes } from '@lotwright/time';
import type { Urgency } from '../order/order.js';
import type { Stage } from '../process/process.js';

/** How far ahead of now the published plan is fixed (frozen) and how far moves cost from the nervousness budget (slushy). */
export interface Fence {
  readonly stage: Stage;
  readonly frozen: Minutes;
  readonly slushy: Minutes;
}

/** What the site decides about planning. */
export interface PlanningPolicy {
  /** At most one per stage; a stage without a fence is liquid. */
  readonly fences: readonly Fence[];
  /** Operations inside the slushy zone that one re-plan may move; `null` is unlimited. */
  readonly nervousnessBudget: number | null;
  /** Weight of one order of the class in every weighted level; whole numbers, at least 1. */
  readonly urgencyWeights: Readonly<Record<Urgency, number>>;
}
