import { NONE } from '../problem/limits.js';
import type { Compiled } from './compile.js';
import { sameLists } from './unchanged.js';

/**
 * What each operation of a compiled case is called in the case after events; -1 for one whose order is cancelled or has another process
 * now. `null` when more has changed than a plan can be handed over: recipes, the lists of resources, or the minutes that are planned.
 */
export function operationsNow(before: Compiled, after: Compiled): Int32Array | null {
  const { problem: was, index: indexWas } = before;
  const { problem: is, index } = after;
  if (was.begin !== is.begin || was.horizon !== is.horizon || !sameLists(indexWas.planningCase.plant, index.planningCase.plant)) return null;
  const now = new Int32Array(was.ops).fill(NONE);
  indexWas.planningCase.orders.forEach(({ id }, o) => {
    const same = index.planningCase.orders[o]?.id === id ? o : index.orders.get(id);
    if (same === undefined || was.orderRecipe[o] === NONE || was.orderRecipe[o] !== is.orderRecipe[same]) return;
    for (let x = was.firstOp[o], y = is.firstOp[same]; x < was.firstOp[o + 1]; x++, y++) now[x] = y;
  });
  return now;
}
