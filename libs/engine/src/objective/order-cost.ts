import { NEVER, NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { FACT, type Timetable } from '../solution/timetable.js';

/** Windows that an arrival past the latest useful date counts on top. */
const USELESS_WINDOWS = 100;

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
