import type { Instant } from '@lotwright/time';
import type { OperationId, OrderId } from '../identity.js';
import type { Actual, Pin } from '../order/actual.js';
import type { Order } from '../order/order.js';
import type { Plant } from '../plant/plant.js';
import type { Objective } from './objective.js';
import type { Assignment } from './plan.js';

/** Signed permission to move one operation out of the frozen zone. */
export interface FreezeOverride {
  readonly order: OrderId;
  readonly operation: OperationId;
  readonly reason: string;
}

/** Everything a plan depends on. The same case, seed and steps give the same plan. */
export interface PlanningCase {
  readonly plant: Plant;
  readonly orders: readonly Order[];
  readonly actuals: readonly Actual[];
  readonly pins: readonly Pin[];
  /** Nothing that has not started may be scheduled before it. */
  readonly now: Instant;
  /** Assignments of the plan in force; the frozen zone and stability are measured against it. */
  readonly published: readonly Assignment[];
  readonly freezeOverrides: readonly FreezeOverride[];
  /** What the plan shall be best at; left out: the standard objective. */
  readonly objective?: Objective;
}

/** The weight of an order in every weighted level of the case's plans. */
export function weightOf({ plant, objective }: Pick<PlanningCase, 'plant' | 'objective'>, order: Pick<Order, 'urgency'>): number {
  return (objective?.urgencyWeights ?? plant.policy.urgencyWeights)[order.urgency];
}
