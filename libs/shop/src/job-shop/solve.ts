import type { Effort, Hooks, Outcome } from '../effort/effort.js';
import { searchAlone } from '../islands/search-alone.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import { JobShopSearch } from './job-shop-search.js';

/** A short schedule of a flexible job shop, on one thread. `sequences` has one entry per machine: its operations, first to last. */
export function solveFlexibleJobShop(shop: FlexibleJobShop, effort: Effort, hooks: Hooks = {}): Outcome {
  return searchAlone(new JobShopSearch(shop, effort.seed, 0), effort, hooks);
}
