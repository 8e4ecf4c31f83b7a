import { lateness, turnaround } from '../objective/order-cost.js';
import { NEVER, NONE } from '../problem/limits.js';
import { RUN, type Problem } from '../problem/problem.js';
import { EmptyPlant } from './empty-plant.js';

/** Proven lower bounds of every order and of the plan's levels, for plans that leave no order out. */
export interface PlanBound {
  /** Weighted missed windows and weighted minutes that each order cannot do without; 0 for orders that cannot be made at all. */
  readonly lateOf: Float64Array;
  readonly turnOf: Float64Array;
  readonly lateness: number;
  readonly turnaround: number;
  readonly cost: number;
  /** False when some order cannot be made even in the empty plant: the sums then hold for no complete plan. */
  readonly complete: boolean;
}

/** Sums each order's best case in the empty plant. @param impossible orders already known not to fit there */
export function boundPlan(problem: Problem, impossible: { has: (order: number) => boolean; readonly size: number }): PlanBound {
  const empty = new EmptyPlant(problem);
  const lateOf = new Float64Array(problem.orders);
  const turnOf = new Float64Array(problem.orders);
  let late = 0;
  let turn = 0;
  let complete = impossible.size === 0;
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || impossible.has(o)) continue;
    const { patientReady, arrival } = empty.bound(o);
    if (patientReady === NEVER) {
      complete = false;
      continue;
    }
    lateOf[o] = lateness(problem, o, arrival);
    turnOf[o] = turnaround(problem, o, patientReady);
    late += lateOf[o];
    turn += turnOf[o];
  }
  return { lateOf, turnOf, lateness: late, turnaround: turn, cost: emptyPlaces(problem), complete };
}

/** Places that stay empty even when every run but one per method is full. */
function emptyPlaces(problem: Problem): number {
  const samples = new Int32Array(problem.methods.length);
  for (let x = 0; x < problem.ops; x++) if (problem.opSpec[x].kind === RUN && problem.factStart[x] === NONE) samples[problem.opSpec[x].target]++;
  return problem.methods.reduce((sum, m, i) => sum + Math.ceil(samples[i] / m.capacity) * m.capacity - samples[i], 0);
}
