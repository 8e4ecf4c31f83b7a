export { explainInThread, planInThread, PlanningThreads, ThreadEnded } from './plan-in-thread.js';
export type { Watch } from './plan-in-thread.js';
export type { LotProgress } from './errand.js';
export { searchShopInThreads } from './search-shop-in-threads.js';
export type { ShopSearchOptions } from './search-shop-in-threads.js';
export type { SearchClock, ShopProblem } from './shop-errand.js';
