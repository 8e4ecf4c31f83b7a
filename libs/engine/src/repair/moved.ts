import { NONE } from '../problem/limits.js';
import { EQUIPMENT, type Problem } from '../problem/problem.js';
import { PLACED, type Timetable } from '../solution/timetable.js';

/** Whether an unstarted operation of the plan in force stands elsewhere now, in time or on other equipment. */
export function isMoved(problem: Problem, table: Timetable, x: number): boolean {
  if (table.state[x] !== PLACED || problem.publishedStart[x] === NONE) return false;
  if (table.start[x] !== problem.publishedStart[x]) return true;
  return problem.opSpec[x].kind === EQUIPMENT && table.equipment[x] !== problem.publishedEquipment[x];
}

/** Moved operations of the slushy zone: what the nervousness budget counts. */
export function slushyMoves(problem: Problem, table: Timetable): number {
  let sum = 0;
  for (let x = 0; x < problem.ops; x++) if (problem.slushy[x] === 1 && isMoved(problem, table, x)) sum++;
  return sum;
}
