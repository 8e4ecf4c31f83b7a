import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { Decoder } from './decoder.js';

/** Floors for the next `place` of an order at its published starts, so that nothing moves earlier than published. True when it has any. */
function floorAtPublished(problem: Problem, decoder: Decoder, order: number): boolean {
  let any = false;
  const base = problem.firstOp[order];
  for (let x = base; x < problem.firstOp[order + 1]; x++) {
    if (problem.publishedStart[x] === NONE || problem.factStart[x] !== NONE) continue;
    decoder.notBefore[x - base] = Math.max(decoder.notBefore[x - base], problem.publishedStart[x]);
    any = true;
  }
  if (any) decoder.hasNotBefore = true;
  return any;
}

/** Places an order no earlier than published and on its published equipment where that is still free. False when it has no published work or no such place. */
export function placeAsPublished(problem: Problem, decoder: Decoder, order: number): boolean {
  return floorAtPublished(problem, decoder, order) && placeLoyally(decoder, order);
}

/** Places an order at its earliest, on its published equipment at its published starts where that is possible. */
export function placeLoyally(decoder: Decoder, order: number): boolean {
  decoder.workshop.loyal = true;
  const placed = decoder.place(order);
  decoder.workshop.loyal = false;
  return placed;
}

/** First published start of an order's unstarted work; the release, far in the future, for orders that are new. */
export function publishedFirst(problem: Problem, order: number): number {
  let first = Infinity;
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
    if (problem.publishedStart[x] !== NONE && problem.factStart[x] === NONE) first = Math.min(first, problem.publishedStart[x]);
  }
  return first;
}
