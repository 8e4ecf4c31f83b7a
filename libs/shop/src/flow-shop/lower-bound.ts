import { windowEnergyBound } from '../bounds/window-energy.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';

/** Windows looked at on each side of the horizon. */
const WINDOWS = 25;

/** A makespan that no schedule beats: the window energy of every stage, with the work before a stage as heads and the work behind it as tails. */
export function flowShopLowerBound({ jobs, stages, machines, time }: HybridFlowShop): number {
  const heads = new Int32Array(jobs);
  const tails = new Int32Array(jobs);
  for (let k = 1; k < stages; k++) for (let j = 0; j < jobs; j++) tails[j] += time[k * jobs + j];
  let bound = 0;
  for (let k = 0; k < stages; k++) {
    const durations = time.subarray(k * jobs, (k + 1) * jobs);
    bound = windowEnergyBound({ machines: machines[k], heads, durations, tails }, bound, WINDOWS);
    for (let j = 0; j < jobs; j++) {
      heads[j] += durations[j];
      if (k + 1 < stages) tails[j] -= time[(k + 1) * jobs + j];
    }
  }
  return bound;
}
