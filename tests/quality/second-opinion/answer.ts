import type { Order, Plan, PlanningCase } from '@lotwright/domain';
import { planOfFound } from '../../support/exact/found-plan.js';
import type { Found } from '../../support/exact/found-plan.js';
import type { Levels } from '../../support/exact/outlook.js';
import type { ExactProblem } from '../../support/exact/problem.js';
import type { Choice, Task } from '../../support/exact/task.js';
import { costOf, waysOf } from './rows.js';

/** What a general solver says to a question. */
export type Answer =
  | { readonly answer: 'none' }
  | { readonly answer: 'open'; readonly why: string }
  | {
      readonly answer: 'found';
      /** By order, 1 when it is in the plan. */
      readonly kept: readonly number[];
      /** By entry, the row it stands in. */
      readonly rows: readonly (number | null)[];
      /** Entries that share the run another one opens. */
      readonly joins: readonly (readonly [entry: number, opener: number])[];
    };

/** A plan that answers a question, its levels (unplanned first), and whether the checker has anything against it: the question left rules out. */
export function planOfAnswer(given: PlanningCase, problem: ExactProblem, active: readonly Order[], answer: Extract<Answer, { answer: 'found' }>): { readonly plan: Plan; readonly levels: readonly number[]; readonly wrong: readonly object[]; readonly admissible: boolean } {
  const weightOf = (order: Order): number => given.plant.policy.urgencyWeights[order.urgency];
  const out = active.filter((_, i) => answer.kept[i] === 0);
  const at = new Map<Task, Choice>();
  problem.tasks.forEach((task, i) => {
    if (!out.includes(task.order)) at.set(task, waysOf(task)[answer.rows[i]!]);
  });
  const runs: { method: string; choice: Choice; samples: Task[] }[] = [];
  const runOf = new Map<number, (typeof runs)[number]>();
  problem.tasks.forEach((task, i) => {
    const need = task.operation.requirement;
    if (need.kind !== 'run' || task.index < 0 || !at.has(task)) return;
    const opener = answer.joins.find(([entry]) => entry === i)?.[1];
    const run = opener === undefined ? { method: need.method as string, choice: at.get(task)!, samples: [] } : runOf.get(opener)!;
    if (opener === undefined) runs.push(run);
    runOf.set(i, run);
    run.samples.push(task);
  });
  const levels = levelsOf(problem, at, runs);
  const found: Found = { levels, tasks: [...at].map(([task, choice]) => ({ task, choice })), runs };
  const { plan, wrong } = planOfFound(given, problem, found, out);
  return { plan, wrong, levels: [out.reduce((sum, o) => sum + weightOf(o), 0), ...levels], admissible: wrong.length === 0 };
}

function levelsOf(problem: ExactProblem, at: ReadonlyMap<Task, Choice>, runs: Found['runs']): Levels {
  let [late, turn, moved] = [0, 0, 0];
  for (const [task, choice] of at) {
    const [windows, minutes] = costOf(problem, task, choice.end);
    late += windows;
    turn += minutes;
    moved += choice.moved;
  }
  const empty = runs.reduce((sum, r) => sum + problem.book.methods.get(r.method)!.capacity - r.samples.length, 0);
  return [late, turn, moved, empty];
}
