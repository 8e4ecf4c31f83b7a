import type { Assignment } from '@lotwright/domain';
import type { Workshop } from '../construct/workshop.js';
import { NONE } from '../problem/limits.js';
import { RUN } from '../problem/problem.js';
import { FACT, PLACED } from '../solution/operation-places.js';
import { indexCase } from './case-index.js';
import type { Compiled } from './compile.js';
import { runNumbers, type PlanInForce } from './plan-in-force.js';
import { writePlan } from './plan-writer.js';
import { compilePublished } from './published.js';

/** The compiled case with the plan of the workshop as its plan in force, as if its assignments had been read. */
export function republish(compiled: Compiled, workshop: Workshop): Compiled {
  const { assignments } = writePlan(compiled, workshop);
  const index = indexCase({ ...compiled.index.planningCase, published: assignments }, compiled.index, placesOf(compiled, workshop, assignments));
  const { state, start } = workshop.table;
  const unstarted = start.map((at, x) => (state[x] === PLACED ? at : NONE));
  return { ...compiled, index, fences: null, problem: { ...compiled.problem, ...compilePublished(index, unstarted, compiled.problem) } };
}

/** Flat arrays of the assignments that are written for a plan: those of planned orders, operation by operation. */
function placesOf({ problem }: Compiled, { table }: Workshop, assignments: readonly Assignment[]): PlanInForce {
  const count = assignments.length;
  const op = new Int32Array(count);
  const firstPhase = new Int32Array(count + 1);
  for (let o = 0, i = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || table.planned[o] === 0) continue;
    for (let x = problem.firstOp[o]; x < problem.firstOp[o + 1]; x++, i++) {
      op[i] = x;
      firstPhase[i + 1] = firstPhase[i] + (table.state[x] === FACT ? 1 : problem.firstPhase[x + 1] - problem.firstPhase[x]);
    }
  }
  const phaseStart = new Int32Array(firstPhase[count]);
  const phaseEnd = new Int32Array(firstPhase[count]);
  for (let i = 0; i < count; i++) {
    const isFact = table.state[op[i]] === FACT;
    for (let k = 0; k < firstPhase[i + 1] - firstPhase[i]; k++) {
      phaseStart[firstPhase[i] + k] = isFact ? table.start[op[i]] : table.phaseStart[problem.firstPhase[op[i]] + k];
      phaseEnd[firstPhase[i] + k] = isFact ? table.end[op[i]] : table.phaseEnd[problem.firstPhase[op[i]] + k];
    }
  }
  const end = op.map((x) => table.end[x]);
  return {
    op,
    start: op.map((x) => table.start[x]),
    end,
    attempt: op.map((x) => problem.attempt[x]),
    equipment: op.map((x) => (problem.opSpec[x].kind === RUN ? NONE : table.equipment[x])),
    run: runNumbers(assignments),
    firstPhase,
    phaseStart,
    phaseEnd,
    lastEnd: end.reduce((last, at) => Math.max(last, at), 0),
  };
}
