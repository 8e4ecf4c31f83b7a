import type { OrderBook } from '@lotwright/contract';
import type { Plan, PlanStatus, Verdict } from '@lotwright/domain';
import type { Minutes } from '@lotwright/time';
import type { RequestId } from '../request/request-id.js';
import type { Moment } from '../ports/moment.js';
import type { EtaChange } from './eta.js';
import type { LeftOut } from './left-out.js';
import type { PlanId } from './plan-id.js';

/**
 * Standing of a stored plan: the one `current` plan is in force; `superseded` ones were; `refused` ones broke a rule in the
 * eyes of the independent checker and never are.
 */
export const PLAN_STANDINGS = ['current', 'superseded', 'refused'] as const;
export type PlanStanding = (typeof PLAN_STANDINGS)[number];

/** A plan on its way into the store, with everything it depends on and the checker's verdict: never one without the other. */
export interface PlanDraft {
  readonly plantVersion: number;
  /** Orders, actuals and pins as they were planned. */
  readonly book: OrderBook;
  /** The plan that was in force when the work began: frozen zone and stability refer to it. */
  readonly basedOn: PlanId | null;
  readonly plan: Plan;
  readonly verdict: Verdict;
  /** Promises that this plan makes or changes; none for a refused plan. */
  readonly etas: readonly EtaChange[];
  /** Lots that the plan in force has and this one leaves out: the outcome of its request; `null` when there are none. */
  readonly leftOut: LeftOut | null;
}

/** Figures of a stored plan, without its content. */
export interface PlanSummary {
  readonly id: PlanId;
  /** 1 for the first plan ever stored; what planners call it by. */
  readonly number: number;
  readonly standing: PlanStanding;
  readonly createdAt: Moment;
  readonly request: RequestId | null;
  readonly basedOn: PlanId | null;
  readonly plantVersion: number;
  readonly status: PlanStatus;
  readonly planned: number;
  readonly unplanned: number;
  readonly late: number;
  readonly turnaroundP50: Minutes | null;
  readonly turnaroundP90: Minutes | null;
  readonly violations: number;
  readonly planHash: string;
}

/** A stored plan with its content. */
export interface StoredPlan extends PlanSummary {
  readonly book: OrderBook;
  readonly plan: Plan;
  readonly verdict: Verdict;
}
