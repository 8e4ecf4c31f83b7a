import { NEVER, NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { FAIRNESS, LATENESS, MEASURES, STABILITY, TARDINESS, TURNAROUND } from '../problem/pursuit.js';
import { FACT } from '../solution/operation-places.js';
import type { Timetable } from '../solution/timetable.js';

/** Windows that an arrival past the latest useful date counts on top. */
const USELESS_WINDOWS = 100;

/** Measures that are sums over orders of what each order does by itself. */
export const SUMMED = [LATENESS, TURNAROUND, STABILITY, FAIRNESS, TARDINESS] as const;

/** What every order adds to the summed measures. */
export class OrderCosts {
  /** By measure, then by order; empty arrays for measures that are no sums over orders. */
  readonly of: readonly Float64Array[];

  constructor(private readonly problem: Problem) {
    const summed = new Set<number>(SUMMED);
    this.of = Array.from({ length: MEASURES }, (_, m) => new Float64Array(summed.has(m) ? problem.orders : 0));
  }

  /** Writes down what an order costs that is patient-ready and arrives at these instants and moves that much. */
  set(order: number, patientReady: number, arrival: number, moved: number): void {
    const { problem, of } = this;
    of[LATENESS][order] = lateness(problem, order, arrival);
    of[TURNAROUND][order] = turnaround(problem, order, patientReady);
    of[STABILITY][order] = moved;
    of[FAIRNESS][order] = fairness(problem, order, patientReady);
    of[TARDINESS][order] = tardiness(problem, order, arrival);
  }

  /** What an order costs more here than there in one rank, given as the weights of its measures. */
  above(others: OrderCosts, rank: Float64Array, order: number): number {
    let sum = 0;
    for (const measure of SUMMED) if (rank[measure] > 0) sum += rank[measure] * (this.of[measure][order] - others.of[measure][order]);
    return sum;
  }
}

/** Weighted missed windows of an order that arrives at `arrival`. */
export function lateness(problem: Problem, order: number, arrival: number): number {
  let missed = 0;
  const closes = problem.windowCloses[order];
  if (closes !== NEVER && arrival > closes) missed = Math.ceil((arrival - closes) / problem.windowEvery[order]);
  if (arrival > problem.latestUseful[order]) missed += USELESS_WINDOWS;
  return missed * problem.weight[order];
}

/** Weighted minutes from sequence release to patient-ready. */
export function turnaround(problem: Problem, order: number, patientReady: number): number {
  return problem.weight[order] * (patientReady - problem.release[order]);
}

/** Minutes of turnaround beyond the longest allowed, unweighted: every patient alike. */
function fairness(problem: Problem, order: number, patientReady: number): number {
  return Math.max(0, patientReady - problem.release[order] - problem.pursuit.longestTurnaround);
}

/** Weighted minutes from the close of the first clinic window to arrival. */
function tardiness(problem: Problem, order: number, arrival: number): number {
  return problem.weight[order] * Math.max(0, arrival - problem.windowCloses[order]);
}

/** Weighted moves of an order's unstarted operations against the published plan. */
export function moves(problem: Problem, table: Timetable, order: number): number {
  let sum = 0;
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
    const start = problem.publishedStart[x];
    if (start === NONE || table.state[x] === FACT) continue;
    const elsewhere = problem.opSpec[x].kind === 0 && problem.publishedEquipment[x] !== table.equipment[x];
    if (start !== table.start[x] || elsewhere) sum += problem.moveWeight[x];
  }
  return sum;
}
