import { NEVER } from '../problem/limits.js';
import type { Problem, RecipeOp, WorkSpec } from '../problem/problem.js';

/**
 * The problem as bounds may see it. Work that bends (an interruptible phase in its middle) can end sooner from a later start, because
 * another way of reaching over closed hours then waits less: its soonest end from its earliest start is no bound. Allowed to wait as long as
 * it likes, every phase begins at its earliest, and no start ends sooner. The same object when nothing bends.
 */
export function loosened(problem: Problem): Problem {
  const bends = (work: WorkSpec): boolean => work.bends;
  if (!problem.methods.some((m) => bends(m.work)) && !problem.recipes.some((r) => r.ops.some((op) => bends(op.work)))) return problem;
  const ops = new Map<RecipeOp, RecipeOp>();
  for (const recipe of problem.recipes) for (const op of recipe.ops) ops.set(op, { ...op, work: loose(op.work) });
  return {
    ...problem,
    methods: problem.methods.map((method) => ({ ...method, work: loose(method.work) })),
    recipes: problem.recipes.map((recipe) => ({ ...recipe, ops: recipe.ops.map((op) => ops.get(op)!) })),
    opSpec: problem.opSpec.map((op) => ops.get(op)!),
  };
}

function loose(work: WorkSpec): WorkSpec {
  return work.bends ? { ...work, bends: false, maxStretch: NEVER } : work;
}
