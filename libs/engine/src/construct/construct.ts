import { NEVER } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { Decoder } from './decoder.js';
import { deadline, freeList, type ListRule } from './order-lists.js';

/** How often tied orders are tried again with the failed one first. */
const MOST_PROMOTIONS = 40;

/**
 * Builds a first plan into an empty decoder. Orders that are tied down (holds running from facts, pins, the frozen zone) go first by
 * deadline; when one of them fails, it moves to the front and they are placed anew. Then the free ones by list.
 * Returns the orders that found no place.
 */
export function construct(problem: Problem, decoder: Decoder, orders: readonly number[], rule: ListRule, placed: (count: number) => void): number[] {
  const tied: number[] = [];
  const free: number[] = [];
  const due = new Float64Array(problem.orders);
  for (const o of orders) {
    due[o] = deadline(problem, o);
    (due[o] === NEVER ? free : tied).push(o);
  }
  tied.sort((a, b) => due[a] - due[b] || a - b);
  const failed = placeTied(decoder, tied);
  let count = tied.length;
  for (const o of freeList(problem, free, rule)) {
    if (!decoder.place(o)) failed.push(o);
    placed(++count);
  }
  return failed;
}

function placeTied(decoder: Decoder, tied: readonly number[]): number[] {
  let sequence = [...tied];
  let best = sequence;
  let fewest = Infinity;
  const promoted = new Set<number>();
  for (let round = 0; round < MOST_PROMOTIONS; round++) {
    const failed = sequence.filter((o) => !decoder.place(o));
    if (failed.length === 0) return [];
    const loss = failed.reduce((sum, o) => sum + decoder.problem.weight[o], 0);
    if (loss < fewest) {
      fewest = loss;
      best = sequence;
    }
    for (const o of sequence) if (decoder.workshop.table.planned[o] === 1) decoder.remove(o);
    const next = failed.find((o) => !promoted.has(o));
    if (next === undefined) break;
    promoted.add(next);
    sequence = [next, ...sequence.filter((o) => o !== next)];
  }
  return best.filter((o) => !decoder.place(o));
}
