export type { Effort, Hooks, Outcome } from './effort/effort.js';
export { flexibleJobShop } from './job-shop/flexible-job-shop.js';
export type { FlexibleJobShop } from './job-shop/flexible-job-shop.js';
export { jobShopLowerBound } from './job-shop/lower-bound.js';
export { solveFlexibleJobShop } from './job-shop/solve.js';
export { hybridFlowShop } from './flow-shop/hybrid-flow-shop.js';
export type { HybridFlowShop } from './flow-shop/hybrid-flow-shop.js';
export { flowShopLowerBound } from './flow-shop/lower-bound.js';
export { solveHybridFlowShop } from './flow-shop/solve.js';
