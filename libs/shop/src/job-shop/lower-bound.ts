import type { FlexibleJobShop } from './flexible-job-shop.js';
import { WorkBound } from './work-bound.js';

/**
 * A makespan that no schedule beats, found without trials: the longest job at its fastest, and what the work needs on its machines when every job is
 * on time.
 */
export function jobShopLowerBound(shop: FlexibleJobShop): number {
  const shortest = new Int32Array(shop.operations);
  for (let v = 0; v < shop.operations; v++) shortest[v] = shortestTime(shop, v);
  const heads = new Int32Array(shop.operations);
  const tails = new Int32Array(shop.operations);
  for (let v = 0; v < shop.operations; v++) if (shop.before[v] !== shop.operations) heads[v] = heads[v - 1] + shortest[v - 1];
  for (let v = shop.operations - 1; v >= 0; v--) if (shop.after[v] !== shop.operations) tails[v] = tails[v + 1] + shortest[v + 1];
  const open = new Uint8Array(shop.eligible.length).fill(1);
  return new WorkBound(shop).raise({ heads, tails, shortest, open }, 0);
}

function shortestTime(shop: FlexibleJobShop, v: number): number {
  let best = Infinity;
  for (let e = shop.eligibleFrom[v]; e < shop.eligibleFrom[v + 1]; e++) best = Math.min(best, shop.time[v * shop.machines + shop.eligible[e]]);
  return best;
}
