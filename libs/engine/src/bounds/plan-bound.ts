import { OrderCosts, SUMMED } from '../objective/order-cost.js';
import type { Standing } from '../objective/standing.js';
import { rankValues } from '../objective/standing.js';
import { NEVER, NONE } from '../problem/limits.js';
import { RUN, type Problem } from '../problem/problem.js';
import { COST, MAKESPAN, MEASURES, TURNAROUND } from '../problem/pursuit.js';
import { EmptyPlant } from './empty-plant.js';

/** Proven lower bounds of every order and of the plan's measures, for plans that leave no order out. */
export interface PlanBound {
  /** What each order cannot do without, by summed measure; 0 for orders that cannot be made at all. */
  readonly costs: OrderCosts;
  /** By measure. */
  readonly measures: Float64Array;
  /** False when some order cannot be made even in the empty plant: the sums then hold for no complete plan. */
  readonly complete: boolean;
}

/** Sums each order's best case in the empty plant. @param impossible orders already known not to fit there */
export function boundPlan(problem: Problem, impossible: { has: (order: number) => boolean; readonly size: number }): PlanBound {
  const empty = new EmptyPlant(problem);
  const costs = new OrderCosts(problem);
  const measures = new Float64Array(MEASURES);
  let complete = impossible.size === 0;
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || impossible.has(o)) continue;
    const { patientReady, arrival } = empty.bound(o);
    if (patientReady === NEVER) {
      complete = false;
      continue;
    }
    costs.set(o, patientReady, arrival, 0);
    for (const measure of SUMMED) measures[measure] += costs.of[measure][o];
    measures[MAKESPAN] = Math.max(measures[MAKESPAN], patientReady - problem.now);
  }
  measures[COST] = emptyPlaces(problem);
  return { costs, measures, complete };
}

/** The same bounds with a higher one of the turnaround level. */
export function withTurnaround(bound: PlanBound, turnaround: number): PlanBound {
  const measures = bound.measures.slice();
  measures[TURNAROUND] = Math.max(measures[TURNAROUND], turnaround);
  return { ...bound, measures };
}

/** The least that a plan without left-out orders can come to, by rank pursued. */
export function leastRanks(problem: Problem, bound: PlanBound): Float64Array {
  const least = new Float64Array(problem.pursuit.ranks.length);
  rankValues(problem.pursuit.ranks, bound.measures, least);
  return least;
}

/** Whether no plan can be better in any rank pursued. */
export function meetsBounds(problem: Problem, standing: Standing, bound: PlanBound): boolean {
  const least = leastRanks(problem, bound);
  return bound.complete && standing.ranks.every((value, i) => value === least[i]);
}

/** Places that stay empty even when every run but one per method is full. */
function emptyPlaces(problem: Problem): number {
  const samples = new Int32Array(problem.methods.length);
  for (let x = 0; x < problem.ops; x++) if (problem.opSpec[x].kind === RUN && problem.factStart[x] === NONE) samples[problem.opSpec[x].target]++;
  return problem.methods.reduce((sum, m, i) => sum + Math.ceil(samples[i] / m.capacity) * m.capacity - samples[i], 0);
}
