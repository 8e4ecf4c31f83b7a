import { NONE } from '../problem/limits.js';
import { EQUIPMENT, type Problem } from '../problem/problem.js';
import { FACT, PLACED } from '../solution/operation-places.js';
import type { Timetable } from '../solution/timetable.js';

/** Whether an unstarted operation of the plan in force stands elsewhere now, in time or on other equipment. */
export function isMoved(problem: Problem, table: Timetable, x: number): boolean {
  if (table.state[x] !== PLACED || problem.publishedStart[x] === NONE) return false;
  if (table.start[x] !== problem.publishedStart[x]) return true;
  return problem.opSpec[x].kind === EQUIPMENT && table.equipment[x] !== problem.publishedEquipment[x];
}

/** Whether all unstarted work of an order stands where the plan in force has it, nothing more and nothing less. */
export function standsAsPublished(problem: Problem, table: Timetable, order: number): boolean {
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
    if (table.state[x] !== FACT && ((table.state[x] === PLACED) !== (problem.publishedStart[x] !== NONE) || isMoved(problem, table, x))) return false;
  }
  return true;
}

/** Moved operations of the slushy zone: what the nervousness budget counts. @param orders whose; all when left out */
export function slushyMoves(problem: Problem, table: Timetable, orders: readonly number[] | null = null): number {
  let sum = 0;
  if (orders === null) for (let x = 0; x < problem.ops; x++) sum += movedInSlush(problem, table, x);
  else for (const o of orders) for (let x = problem.firstOp[o]; x < problem.firstOp[o + 1]; x++) sum += movedInSlush(problem, table, x);
  return sum;
}

function movedInSlush(problem: Problem, table: Timetable, x: number): number {
  return problem.slushy[x] === 1 && isMoved(problem, table, x) ? 1 : 0;
}
