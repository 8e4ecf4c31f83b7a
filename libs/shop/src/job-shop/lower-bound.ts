import { windowEnergyBound } from '../bounds/window-energy.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';

/** Windows looked at on each side of the horizon. */
const WINDOWS = 40;

/**
 * A makespan that no schedule beats: the longest job at its fastest, and for every set of machines that some operation is confined to (single
 * machines among them), and for all machines, the energy of the operations confined to the set.
 */
export function jobShopLowerBound(shop: FlexibleJobShop): number {
  const fastest = new Int32Array(shop.operations + 1);
  for (let v = 0; v < shop.operations; v++) fastest[v] = fastestTime(shop, v);
  const heads = new Int32Array(shop.operations + 1);
  const tails = new Int32Array(shop.operations + 1);
  for (let v = 0; v < shop.operations; v++) if (shop.before[v] !== shop.operations) heads[v] = heads[v - 1] + fastest[v - 1];
  for (let v = shop.operations - 1; v >= 0; v--) if (shop.after[v] !== shop.operations) tails[v] = tails[v + 1] + fastest[v + 1];
  let bound = 0;
  for (const group of machineGroups(shop)) {
    const inside: number[] = [];
    for (let v = 0; v < shop.operations; v++) if (machinesOf(shop, v).every((k) => group.has(k))) inside.push(v);
    const work = {
      machines: group.size,
      heads: Int32Array.from(inside, (v) => heads[v]),
      durations: Int32Array.from(inside, (v) => fastest[v]),
      tails: Int32Array.from(inside, (v) => tails[v]),
    };
    bound = windowEnergyBound(work, bound, WINDOWS);
  }
  return bound;
}

function machineGroups(shop: FlexibleJobShop): ReadonlySet<number>[] {
  const groups = new Map<string, ReadonlySet<number>>();
  const add = (machines: readonly number[]): unknown => groups.set(machines.join(), new Set(machines));
  for (let k = 0; k < shop.machines; k++) add([k]);
  for (let v = 0; v < shop.operations; v++) add(machinesOf(shop, v));
  add(Array.from({ length: shop.machines }, (_, k) => k));
  return [...groups.values()];
}

function machinesOf(shop: FlexibleJobShop, v: number): number[] {
  return Array.from(shop.eligible.subarray(shop.eligibleFrom[v], shop.eligibleFrom[v + 1]));
}

function fastestTime(shop: FlexibleJobShop, v: number): number {
  let best = Infinity;
  for (let e = shop.eligibleFrom[v]; e < shop.eligibleFrom[v + 1]; e++) best = Math.min(best, shop.time[v * shop.machines + shop.eligible[e]]);
  return best;
}
