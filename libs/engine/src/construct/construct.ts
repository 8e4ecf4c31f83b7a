import { NEVER, NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { MoveNotes } from '../solution/move-notes.js';
import type { Decoder } from './decoder.js';
import { placeAsPublished, publishedFirst } from './warm-start.js';
import { carryOrders } from './carry-orders.js';
import { deadline, freeList, type ListRule } from './order-lists.js';
import { restorePlan } from './restore-plan.js';

/** How often tied orders are tried again with the failed one first. */
const MOST_PROMOTIONS = 40;

/** Rounds on the plan in force when it does not fit as it is. */
const MOST_CARRIED = 10;

/**
 * How the plan in force is used: carried on with its exact times wherever it still holds; each order no earlier than published;
 * or not at all.
 */
type Start = 'exact' | 'floored' | 'afresh';

interface Lists {
  /** Orders tied down by facts, pins or the frozen zone, by deadline. */
  readonly tied: readonly number[];
  /** The others of the plan in force, first published first, then new ones by list. */
  readonly free: readonly number[];
}

interface TiedRound {
  readonly start: Start;
  /** Tied orders in the sequence in which they are placed; the first `ahead` of them had to go to the front. */
  readonly sequence: readonly number[];
  readonly ahead: number;
  readonly loss: number;
}

/**
 * Builds a first plan into an empty decoder. A plan in force is restored first: what still holds of it keeps its exact place, operation by
 * operation, and the rest is mended around that. Only when this leaves an order out is the plan built from whole orders instead, and the
 * one that leaves less weight out is kept.
 * Returns the orders that found no place.
 */
export function construct(problem: Problem, decoder: Decoder, orders: readonly number[], rule: ListRule, placed: (count: number) => void): number[] {
  if (!problem.publishedStart.some((start) => start !== NONE)) return fromOrders(problem, decoder, orders, rule, placed);
  const restore = (): number[] => restorePlan(decoder, orders, new MoveNotes(problem), rule);
  const restored = restore();
  if (restored.length === 0) return [];
  removeAll(decoder, orders);
  const built = fromOrders(problem, decoder, orders, rule, placed);
  if (weightOf(problem, built) <= weightOf(problem, restored)) return built;
  removeAll(decoder, orders);
  return restore();
}

function weightOf(problem: Problem, orders: readonly number[]): number {
  return orders.reduce((sum, o) => sum + problem.weight[o], 0);
}

function removeAll(decoder: Decoder, orders: readonly number[]): void {
  for (const o of orders) if (decoder.workshop.table.planned[o] === 1) decoder.remove(o);
  decoder.workshop.broken = NONE;
}

/**
 * Carries whole orders on that still hold. Then come orders that are tied down (holds running from facts, pins, the frozen zone) by
 * deadline; when one of them fails, it moves to the front and all are placed anew. Then the others of the plan in force, no earlier
 * than published, so that only what must move moves; then new ones by list.
 */
function fromOrders(problem: Problem, decoder: Decoder, orders: readonly number[], rule: ListRule, placed: (count: number) => void): number[] {
  const lists = sortOrders(problem, orders, rule);
  const failed = placeTied(decoder, lists);
  let count = lists.tied.length;
  for (const o of lists.free) {
    if (decoder.workshop.table.planned[o] === 0 && !placeFloored(decoder, o)) failed.push(o);
    placed(++count);
  }
  return failed;
}

function sortOrders(problem: Problem, orders: readonly number[], rule: ListRule): Lists {
  const tied: number[] = [];
  const free: number[] = [];
  const due = new Float64Array(problem.orders);
  for (const o of orders) {
    due[o] = deadline(problem, o);
    (due[o] === NEVER ? free : tied).push(o);
  }
  tied.sort((a, b) => due[a] - due[b] || a - b);
  const known = new Map(free.map((o) => [o, publishedFirst(problem, o)]).filter(([, first]) => first < Infinity) as [number, number][]);
  const again = [...known.keys()].sort((a, b) => known.get(a)! - known.get(b)! || a - b);
  return { tied, free: [...again, ...freeList(problem, free.filter((o) => !known.has(o)), rule)] };
}

/** Places the tied orders, and with them whatever the plan in force carries on. The round that loses least is kept. */
function placeTied(decoder: Decoder, lists: Lists): number[] {
  const hasPublished = decoder.problem.publishedStart.some((start) => start !== NONE);
  const starts: readonly Start[] = hasPublished ? ['exact', 'floored', 'afresh'] : ['afresh'];
  let best: TiedRound = { start: starts[0], sequence: lists.tied, ahead: 0, loss: Infinity };
  for (const start of starts) {
    const round = promote(decoder, lists, start, start === 'afresh' ? MOST_PROMOTIONS : MOST_CARRIED);
    if (round.loss === 0) return [];
    if (round.loss < best.loss) best = round;
  }
  return placeRound(decoder, lists, best);
}

/** Tries sequences, the failed order first in the next; at loss 0 all are placed, else none. */
function promote(decoder: Decoder, lists: Lists, start: Start, rounds: number): TiedRound {
  const promoted = new Set<number>();
  let next: TiedRound = { start, sequence: lists.tied, ahead: 0, loss: Infinity };
  let best = next;
  for (let round = 0; round < rounds; round++) {
    const failed = placeRound(decoder, lists, next);
    const loss = failed.reduce((sum, o) => sum + decoder.problem.weight[o], 0);
    if (loss < best.loss) best = { ...next, loss };
    if (loss === 0) break;
    removeAll(decoder, [...lists.tied, ...lists.free]);
    const first = failed.find((o) => !promoted.has(o));
    if (first === undefined) break;
    promoted.add(first);
    next = { start, sequence: [first, ...next.sequence.filter((o) => o !== first)], ahead: promoted.size, loss: Infinity };
  }
  return best;
}

/** Tied orders that found no place. */
function placeRound(decoder: Decoder, { tied, free }: Lists, { start, sequence, ahead }: TiedRound): number[] {
  const { planned } = decoder.workshop.table;
  const place = (o: number): boolean => planned[o] === 1 || (start === 'afresh' ? decoder.place(o) : placeFloored(decoder, o));
  if (start !== 'exact') return sequence.filter((o) => !place(o));
  const failed = sequence.slice(0, ahead).filter((o) => !place(o));
  carryOrders(decoder, [...tied, ...free].filter((o) => planned[o] === 0 && !failed.includes(o)));
  return [...failed, ...sequence.slice(ahead).filter((o) => !place(o))];
}

/** At its published times where it has any, else as early as possible. */
function placeFloored(decoder: Decoder, order: number): boolean {
  return placeAsPublished(decoder.problem, decoder, order) || decoder.place(order);
}
