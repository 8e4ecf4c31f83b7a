import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { Alone } from './alone.js';
import type { LotPrices } from './lot-prices.js';

/** One order as the prices see it. */
export interface Lot {
  readonly order: number;
  /** Least patient-ready and arrival alone in the plant. */
  readonly ready: number;
  readonly arrival: number;
  /** Unstarted operations on which nothing unstarted of the tree lies before, and the first cell of each. */
  readonly roots: readonly { readonly op: number; readonly cell: number }[];
}

/** Whether patient-ready of an order has started, so that its turnaround is a fact. */
export function isReady(problem: Problem, order: number): boolean {
  return problem.factStart[problem.firstOp[order] + problem.recipes[problem.orderRecipe[order]].patientReady] !== NONE;
}

/** Reads one order against the price tables of its recipe. */
export function lotOf(problem: Problem, alone: Alone, prices: LotPrices, order: number): Lot {
  const recipe = problem.recipes[problem.orderRecipe[order]];
  const base = problem.firstOp[order];
  const started = (k: number): boolean => problem.factStart[base + k] !== NONE;
  alone.order(order);
  const { parent, upward } = prices.tree;
  const roots: { op: number; cell: number }[] = [];
  let astray = isReady(problem, order);
  for (const k of upward) {
    const above = parent[k];
    if (started(k)) {
      // A start behind something unstarted has no place in the tables: such a lot is left without prices.
      if (above !== NONE && !started(above)) astray = true;
      continue;
    }
    if (above !== NONE && !started(above)) continue;
    let from = Math.max(problem.now, problem.release[order]);
    for (const link of recipe.ops[k].inLinks) if (started(link.from)) from = Math.max(from, problem.factEnd[base + link.from] + link.minLag);
    roots.push({ op: k, cell: prices.cellAt(k, from) });
  }
  return { order, ready: alone.end[recipe.patientReady], arrival: alone.end[recipe.arrival], roots: astray ? [] : roots };
}
