import type { Budget } from '../effort/budget.js';

/**
 * The search for one shop as something that can be interrupted and taken up again, and that listens to what was found elsewhere. The same seed,
 * island, budgets of steps and offers give the same answer on every machine, however the steps are cut into budgets.
 */
export interface ShopSearch {
  /** Length of the best schedule so far; infinite before the first `advance`. */
  readonly makespan: number;
  /** No schedule is shorter. May rise while the search goes on. */
  readonly lowerBound: number;
  /** Goes on where it stopped, until the budget is used up or makespan and bound meet. The first call makes a schedule even without a single step. */
  advance(budget: Budget): void;
  /** The best schedule so far: what each machine does, first to last. Only after the first `advance`. */
  schedule(): readonly Int32Array[];
  /** Tells of a schedule of this shop that was found elsewhere. */
  offer(sequences: readonly Int32Array[]): void;
  /** Tells of a lower bound that was proven elsewhere. */
  raiseBound(bound: number): void;
}
