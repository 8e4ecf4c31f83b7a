import { NEVER, NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';

/** In which sequence free orders are placed. */
export type ListRule = 'first-come' | 'weight' | 'due';

const DAY = 1440;
/** Days by which one unit of weight goes ahead of release order: found flat between 1 and 4 on the demo plants. */
const DAYS_PER_WEIGHT = 2;
/** Typical time from release to arrival in a loaded plant; only differences between orders count. */
const TYPICAL_TURNAROUND = 18 * DAY;

/** Orders to plan that nothing ties down, first to be placed first. Ties by position in the case. */
export function freeList(problem: Problem, orders: readonly number[], rule: ListRule): number[] {
  const key = (o: number): number => {
    if (rule === 'first-come') return problem.release[o];
    const weighted = problem.release[o] - DAYS_PER_WEIGHT * DAY * problem.weight[o];
    if (rule === 'weight' || problem.windowCloses[o] === NEVER) return weighted;
    const latest = problem.windowCloses[o] - TYPICAL_TURNAROUND;
    return Math.min(weighted + 3 * DAY, Math.max(weighted - 5 * DAY, latest));
  };
  return [...orders].sort((a, b) => key(a) - key(b) || a - b);
}

/**
 * When the tightest promise of an order falls due: a hold that runs from a fact, a pinned start, or a storage position it already takes
 * (others must not fill the storage under it); NEVER when nothing ties it down.
 */
export function deadline(problem: Problem, order: number): number {
  let due = NEVER;
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
    if (problem.factStart[x] !== NONE) continue;
    if (problem.pinStart[x] !== NONE) due = Math.min(due, problem.pinStart[x]);
    for (const link of problem.opSpec[x].inLinks) {
      const from = problem.firstOp[order] + link.from;
      if (problem.factStart[from] === NONE) continue;
      if (link.storage !== NONE) due = Math.min(due, Math.max(problem.now, problem.factEnd[from]));
      if (link.maxLag >= 0) due = Math.min(due, problem.factEnd[from] + link.maxLag);
    }
  }
  return due;
}

/** Whether facts or pins make the order unlike others of its recipe. */
export function isUnlikeOthers(problem: Problem, order: number): boolean {
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
    if (problem.factStart[x] !== NONE || problem.pinStart[x] !== NONE || problem.pinEquipment[x] !== NONE || problem.contradiction[x] === 1) return true;
  }
  return false;
}
