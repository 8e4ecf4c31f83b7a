import { placeAsPublished, placeLoyally } from '../construct/warm-start.js';
import type { Decoder } from '../construct/decoder.js';
import type { Problem } from '../problem/problem.js';
import { STABILITY } from '../problem/pursuit.js';
import { PLACED } from '../solution/operation-places.js';
import { Replacer } from './replacer.js';

/**
 * Re-places every order once at its earliest, in order of release, and keeps what is no worse in any way. What the search left lying
 * late because it cost nothing comes forward, so that every wait that remains has a cause. Returns how many orders changed.
 * @param among the orders to re-place; all of them when left out
 */
export function compact(problem: Problem, decoder: Decoder, among: Iterable<number> = problem.orderRecipe.keys()): number {
  const again = new Replacer(problem, decoder);
  const orders: number[] = [];
  for (const o of among) if (again.planned(o)) orders.push(o);
  orders.sort((a, b) => problem.release[a] - problem.release[b] || a - b);
  return orders.filter((o) => again.replace([o], (order) => decoder.remove(order), (order) => decoder.place(order), 'as good')).length;
}

/**
 * Brings orders back to their published times and equipment wherever that costs nothing: the search trades stability for the
 * smallest gain in turnaround and moves much that need not have moved. Whole orders first, then operation by operation what is left,
 * the last of an order first, so that what follows an operation is out of its way. Returns how many times something came nearer.
 */
export function settle(problem: Problem, decoder: Decoder): number {
  const again = new Replacer(problem, decoder);
  const moved = (o: number): boolean => again.planned(o) && decoder.costs.of[STABILITY][o] > 0;
  let nearer = 0;
  for (let o = 0; o < problem.orders; o++) {
    if (moved(o) && again.replace([o], (order) => decoder.remove(order), (order) => placeAsPublished(problem, decoder, order), 'better')) nearer++;
    if (!moved(o)) continue;
    const { sequence } = problem.recipes[problem.orderRecipe[o]];
    for (let pos = sequence.length - 1; pos >= 0 && moved(o); pos--) if (settleOne(problem, decoder, again, o, sequence[pos])) nearer++;
  }
  return nearer;
}

/** Sends one operation that stands before its published start back there; nothing else of the order comes sooner. */
function settleOne(problem: Problem, decoder: Decoder, again: Replacer, order: number, k: number): boolean {
  const { table } = decoder.workshop;
  const base = problem.firstOp[order];
  if (table.state[base + k] !== PLACED || problem.publishedStart[base + k] <= table.start[base + k]) return false;
  const floors = table.start.slice(base, problem.firstOp[order + 1]);
  floors[k] = problem.publishedStart[base + k];
  const putBack = (): boolean => {
    decoder.notBefore.set(floors);
    decoder.hasNotBefore = true;
    return placeLoyally(decoder, order);
  };
  return again.replace([order], (o) => decoder.remove(o), putBack, 'better');
}
