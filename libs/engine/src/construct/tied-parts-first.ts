import { NEVER, NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';
import type { Decoder } from './decoder.js';
import { deadline, freeList, type ListRule } from './order-lists.js';

/**
 * Builds a plan into an empty decoder in which of every order that facts or pins tie down only the part that they hurry goes first, by deadline;
 * what is left of it takes its turn in the list with all other orders. Whole tied orders at their earliest may stand where others have their only
 * place, though nothing hurries their later operations. Returns the orders that found no place.
 * @param ahead orders that go before the others, of the tied ones and of the list
 * @param through whether what is held by a hurried operation counts as hurried too: it may be what takes the only place of another order's part
 */
export function tiedPartsFirst(problem: Problem, decoder: Decoder, orders: readonly number[], rule: ListRule, ahead: readonly number[], through: boolean): number[] {
  const first = (list: readonly number[]): number[] => [...ahead.filter((o) => list.includes(o)), ...list.filter((o) => !ahead.includes(o))];
  for (const o of first(tiedOrders(problem, orders))) if (decoder.place(o)) setRestAside(problem, decoder, o, through);
  return first(freeList(problem, orders, rule)).filter((o) => decoder.workshop.table.planned[o] === 0 && !decoder.place(o));
}

/** Orders that facts or pins tie down, by deadline. */
export function tiedOrders(problem: Problem, orders: readonly number[]): number[] {
  const due = new Map(orders.map((o) => [o, deadline(problem, o)]));
  return orders.filter((o) => due.get(o) !== NEVER).sort((a, b) => due.get(a)! - due.get(b)! || a - b);
}

/** Takes out what nothing hurries of an order that has just been placed; all of it stays where that would leave neighbours too close. */
function setRestAside(problem: Problem, decoder: Decoder, order: number, through: boolean): void {
  const { workshop } = decoder;
  const { ops, sequence } = problem.recipes[problem.orderRecipe[order]];
  const base = problem.firstOp[order];
  const hurried = hurriedOps(problem, order, through);
  decoder.discount(order);
  for (let pos = sequence.length - 1; pos >= 0; pos--) {
    const k = sequence[pos];
    if (workshop.table.state[base + k] === PLACED && !hurried.has(k) && !ops[k].descendants.some((d) => hurried.has(d))) workshop.take(base + k);
  }
  if (workshop.broken === NONE) return;
  decoder.clear(order);
  workshop.broken = NONE;
  decoder.place(order);
}

/** Operations of the recipe whose start is pinned or limited by holds that begin with something that has happened, at once or `through` others. */
function hurriedOps(problem: Problem, order: number, through: boolean): ReadonlySet<number> {
  const { ops, sequence } = problem.recipes[problem.orderRecipe[order]];
  const base = problem.firstOp[order];
  const hurried = new Set<number>();
  for (const k of sequence) {
    if (problem.factStart[base + k] !== NONE) continue;
    const held = ops[k].inLinks.some(({ from, maxLag }) => maxLag >= 0 && (problem.factStart[base + from] !== NONE || (through && hurried.has(from))));
    if (held || problem.pinStart[base + k] !== NONE) hurried.add(k);
  }
  return hurried;
}
