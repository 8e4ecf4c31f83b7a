import { NEVER, NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { Decoder } from './decoder.js';
import { placeAsPublished, publishedFirst } from './warm-start.js';
import { deadline, freeList, type ListRule } from './order-lists.js';

/** How often tied orders are tried again with the failed one first. */
const MOST_PROMOTIONS = 40;

/**
 * Builds a first plan into an empty decoder. Orders that are tied down (holds running from facts, pins, the frozen zone) go first by
 * deadline; when one of them fails, it moves to the front and they are placed anew. Then those of the published plan, no earlier than
 * published, so that only what must move moves; then new ones by list.
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
  const known = new Map(free.map((o) => [o, publishedFirst(problem, o)]).filter(([, first]) => first < Infinity) as [number, number][]);
  const again = [...known.keys()].sort((a, b) => known.get(a)! - known.get(b)! || a - b);
  for (const o of [...again, ...freeList(problem, free.filter((o) => !known.has(o)), rule)]) {
    if (!placeFloored(decoder, o)) failed.push(o);
    placed(++count);
  }
  return failed;
}

/** Rounds on the plan in force when it does not fit as it is. */
const MOST_CARRIED = 10;

interface TiedRound {
  readonly sequence: readonly number[];
  readonly carried: boolean;
  readonly loss: number;
}

/**
 * First on the plan in force: floored at its published starts a tied order leaves the others' places alone, and a plan that
 * still holds is carried on whole. Then from scratch. The round that loses least is kept.
 */
function placeTied(decoder: Decoder, tied: readonly number[]): number[] {
  const hasPublished = decoder.problem.publishedStart.some((start) => start !== NONE);
  let best: TiedRound = { sequence: tied, carried: false, loss: Infinity };
  for (const carried of hasPublished ? [true, false] : [false]) {
    const round = promote(decoder, tied, carried, carried ? MOST_CARRIED : MOST_PROMOTIONS);
    if (round.loss === 0) return [];
    if (round.loss < best.loss) best = round;
  }
  return placeRound(decoder, best.sequence, best.carried);
}

/** Tries sequences, the failed order first in the next; at loss 0 all are placed, else none. */
function promote(decoder: Decoder, tied: readonly number[], carried: boolean, rounds: number): TiedRound {
  let sequence: readonly number[] = tied;
  let best: TiedRound = { sequence, carried, loss: Infinity };
  const promoted = new Set<number>();
  for (let round = 0; round < rounds; round++) {
    const failed = placeRound(decoder, sequence, carried);
    const loss = failed.reduce((sum, o) => sum + decoder.problem.weight[o], 0);
    if (loss < best.loss) best = { sequence, carried, loss };
    if (loss === 0) break;
    for (const o of sequence) if (decoder.workshop.table.planned[o] === 1) decoder.remove(o);
    const next = failed.find((o) => !promoted.has(o));
    if (next === undefined) break;
    promoted.add(next);
    sequence = [next, ...sequence.filter((o) => o !== next)];
  }
  return best;
}

function placeRound(decoder: Decoder, sequence: readonly number[], carried: boolean): number[] {
  return sequence.filter((o) => !(carried ? placeFloored(decoder, o) : decoder.place(o)));
}

/** At its published times where it has any, else as early as possible. */
function placeFloored(decoder: Decoder, order: number): boolean {
  return placeAsPublished(decoder.problem, decoder, order) || decoder.place(order);
}
