import { stream } from '@lotwright/random';
import { Budget } from '../effort/budget.js';
import type { Effort, Hooks, Outcome } from '../effort/effort.js';
import { blend } from './blend.js';
import type { Elite } from './elite.js';
import { firstSchedule } from './first-schedule.js';
import type { Draft } from './first-schedule.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import { jobShopLowerBound } from './lower-bound.js';
import { Pool } from './pool.js';
import { TabuSearch } from './tabu-search.js';

/** Schedules that are crossed with each other. */
const POOL_SIZE = 8;
/** Steps without a better schedule after which a tabu search ends. */
const PATIENCE = 1500;
/** Children in a row that the pool refuses before it is filled afresh. */
const STALE_AFTER = 40;

/**
 * A short schedule of a flexible job shop: tabu searches from a pool of schedules and from blends of two of them. `sequences` has one entry per
 * machine: its operations, first to last.
 */
export function solveFlexibleJobShop(shop: FlexibleJobShop, effort: Effort, hooks: Hooks = {}): Outcome {
  const random = stream(effort.seed, 'flexible job shop');
  const budget = new Budget(effort, hooks, 64);
  const lowerBound = jobShopLowerBound(shop);
  const tabu = new TabuSearch(shop, budget, random);
  const pool = new Pool(POOL_SIZE, shop.machines);
  let best: Elite | null = null;
  const improved = ({ machineOf, order }: Draft): Elite => {
    const elite = tabu.improve(machineOf, order, PATIENCE, lowerBound);
    if (best === null || elite.makespan < best.makespan) {
      best = elite;
      hooks.onBetter?.(elite.makespan, budget.steps);
    }
    if (elite.makespan === lowerBound) budget.end();
    return elite;
  };
  let refused = 0;
  let fillings = 0;
  do {
    if (!pool.paired || (pool.growing && fillings < 2 * POOL_SIZE)) {
      pool.add(improved(firstSchedule(shop, random)));
      fillings++;
      continue;
    }
    const parents = pool.pair(random);
    refused = pool.replaceNearer(parents, improved(blend(...parents, random))) ? 0 : refused + 1;
    if (refused < STALE_AFTER) continue;
    pool.clear();
    refused = 0;
    fillings = 0;
  } while (!budget.over);
  return { sequences: sequencesOf(shop, best as unknown as Elite), makespan: (best as unknown as Elite).makespan, lowerBound, steps: budget.steps };
}

function sequencesOf(shop: FlexibleJobShop, { machineOf, order }: Elite): Int32Array[] {
  const rows: number[][] = Array.from({ length: shop.machines }, () => []);
  for (const v of order) rows[machineOf[v]].push(v);
  return rows.map((row) => Int32Array.from(row));
}
