import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { Timetable } from '../solution/timetable.js';

/** Differences of quantities below it are rounding. */
const ROUNDING = 1e-6;

/**
 * Weight that has to be left out at least so that an order can have its materials: what it wants beyond all receipts has to be given up by
 * lots that are planned, at best by those that free most for their weight. 0 where there is enough. A lower bound: when receipts come and expire does not count.
 */
export function weightShortOf(problem: Problem, table: Timetable, order: number): number {
  let most = 0;
  problem.materials.forEach(({ ample }, m) => {
    if (!ample && demandOf(problem, order, m) > 0) most = Math.max(most, weightShort(problem, table, order, m));
  });
  return most;
}

function weightShort(problem: Problem, table: Timetable, order: number, material: number): number {
  let short = demandOf(problem, order, material) - problem.materials[material].quantity.reduce((sum, received) => sum + received, 0);
  let lightest = Infinity;
  let leastPerUnit = Infinity;
  for (let o = 0; o < problem.orders; o++) {
    if (o === order || table.planned[o] === 0) continue;
    const demand = demandOf(problem, o, material);
    if (demand === 0) continue;
    short += demand;
    lightest = Math.min(lightest, problem.weight[o]);
    leastPerUnit = Math.min(leastPerUnit, problem.weight[o] / demand);
  }
  return short > ROUNDING ? Math.max(lightest, short * leastPerUnit) : 0;
}

/** What the unstarted operations of an order take of a material. */
function demandOf({ recipes, orderRecipe, firstOp, factStart }: Problem, order: number, material: number): number {
  const { ops } = recipes[orderRecipe[order]];
  let demand = 0;
  for (let k = 0; k < ops.length; k++) {
    if (ops[k].materials.length === 0 || factStart[firstOp[order] + k] !== NONE) continue;
    for (const need of ops[k].materials) if (need.material === material) demand += need.quantity;
  }
  return demand;
}
