import { NONE } from './limits.js';
import type { Problem } from './problem.js';

/** Whether an order has an operation that has not started. */
export function hasOpenWork({ firstOp, factStart }: Problem, order: number): boolean {
  for (let x = firstOp[order]; x < firstOp[order + 1]; x++) if (factStart[x] === NONE) return true;
  return false;
}
