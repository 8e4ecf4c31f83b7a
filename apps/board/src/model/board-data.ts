import type { Actual, Order, Pin, Plan, Plant, Verdict } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';

/** One stored plan with everything the board needs to show and explain it. */
export interface BoardData {
  readonly planId: string;
  /** Running number people call the plan by. */
  readonly planNumber: number;
  readonly createdAt: Instant;
  readonly plant: Plant;
  readonly orders: readonly Order[];
  readonly actuals: readonly Actual[];
  readonly pins: readonly Pin[];
  readonly plan: Plan;
  readonly verdict: Verdict;
}
