import type { Decoder } from '../construct/decoder.js';
import type { Snapshot } from '../solution/snapshot.js';
import { NONE } from '../problem/limits.js';
import type { Trial } from '../solution/trial.js';

/** Puts the first `count` orders back to where a snapshot has them; orders that it leaves out are left out. All other orders must stand as in it. @param trial scratch */
export function restoreOrders(decoder: Decoder, from: Snapshot, orders: Int32Array, count: number, trial: Trial): void {
  const { problem, workshop } = decoder;
  for (let i = 0; i < count; i++) if (workshop.table.planned[orders[i]] === 1) decoder.remove(orders[i]);
  for (let i = 0; i < count; i++) {
    const o = orders[i];
    if (from.planned[o] === 0) continue;
    const { sequence } = problem.recipes[problem.orderRecipe[o]];
    for (let pos = 0; pos < sequence.length; pos++) {
      const x = problem.firstOp[o] + sequence[pos];
      if (problem.factStart[x] === NONE && from.read(x, trial)) workshop.put(x, trial);
    }
    decoder.count(o);
  }
  workshop.broken = NONE;
}
