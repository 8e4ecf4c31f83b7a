import type { Effort, Hooks, Outcome } from '../effort/effort.js';
import { searchAlone } from '../islands/search-alone.js';
import { FlowShopSearch } from './flow-shop-search.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';

/** A short schedule of a hybrid flow shop, on one thread. `sequences` has one entry per machine, stage after stage: its jobs, first to last. */
export function solveHybridFlowShop(shop: HybridFlowShop, effort: Effort, hooks: Hooks = {}): Outcome {
  return searchAlone(new FlowShopSearch(shop, effort.seed, 0), effort, hooks);
}
