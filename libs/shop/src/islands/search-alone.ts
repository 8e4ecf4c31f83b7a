import { Budget } from '../effort/budget.js';
import type { Hooks, Limits, Outcome } from '../effort/effort.js';
import type { ShopSearch } from './shop-search.js';

/** Steps between two looks at the clock. */
const STRIDE = 16;

/** Runs one search to its limits on the thread it is called on. */
export function searchAlone(search: ShopSearch, limits: Limits, hooks: Hooks = {}): Outcome {
  const budget = new Budget(limits, hooks, STRIDE);
  search.advance(budget);
  return { sequences: search.schedule(), makespan: search.makespan, lowerBound: search.lowerBound, steps: budget.steps };
}
