import { placeAsPublished } from '../construct/warm-start.js';
import type { Decoder } from '../construct/decoder.js';
import type { Problem } from '../problem/problem.js';
import { STABILITY } from '../problem/pursuit.js';
import { Replacer } from './replacer.js';

/**
 * Re-places every order once at its earliest, in order of release, and keeps what is no worse in any way. What the search left lying
 * late because it cost nothing comes forward, so that every wait that remains has a cause. Returns how many orders changed.
 */
export function compact(problem: Problem, decoder: Decoder): number {
  const again = new Replacer(problem, decoder);
  const orders: number[] = [];
  for (let o = 0; o < problem.orders; o++) if (again.planned(o)) orders.push(o);
  orders.sort((a, b) => problem.release[a] - problem.release[b] || a - b);
  return orders.filter((o) => again.replace([o], (order) => decoder.remove(order), (order) => decoder.place(order), false)).length;
}

/**
 * Brings orders back to their published times and equipment wherever that costs nothing: the search trades stability for the
 * smallest gain in turnaround and moves much that need not have moved. Returns how many orders came nearer.
 */
export function settle(problem: Problem, decoder: Decoder): number {
  const again = new Replacer(problem, decoder);
  let nearer = 0;
  for (let o = 0; o < problem.orders; o++) {
    if (again.planned(o) && decoder.costs.of[STABILITY][o] > 0 && again.replace([o], (order) => decoder.remove(order), (order) => placeAsPublished(problem, decoder, order), true)) nearer++;
  }
  return nearer;
}
