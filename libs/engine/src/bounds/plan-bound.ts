import { lateness, turnaround } from '../objective/order-cost.js';
import { NEVER, NONE } from '../problem/limits.js';
import { RUN, type Problem } from '../problem/problem.js';
import { EmptyPlant } from './empty-plant.js';

/** Proven lower bounds of every level, for plans that leave no order out. */
export interface PlanBound {
  readonly lateness: number;
  readonly turnaround: number;
  readonly cost: number;
}

/** Sums each order's best case in the empty plant; null when some order cannot be made even there. */
export function boundPlan(problem: Problem): PlanBound | null {
  const empty = new EmptyPlant(problem);
  let late = 0;
  let turn = 0;
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE) continue;
    const { patientReady, arrival } = empty.bound(o);
    if (patientReady === NEVER) return null;
    late += lateness(problem, o, arrival);
    turn += turnaround(problem, o, patientReady);
  }
  return { lateness: late, turnaround: turn, cost: emptyPlaces(problem) };
}

/** Places that stay empty even when every run but one per method is full. */
function emptyPlaces(problem: Problem): number {
  const samples = new Int32Array(problem.methods.length);
  for (let x = 0; x < problem.ops; x++) if (problem.opSpec[x].kind === RUN && problem.factStart[x] === NONE) samples[problem.opSpec[x].target]++;
  return problem.methods.reduce((sum, m, i) => sum + Math.ceil(samples[i] / m.capacity) * m.capacity - samples[i], 0);
}
