import { weightOf } from '@lotwright/domain';
import type { Order, Plan, PlanningCase } from '@lotwright/domain';
import { planOfFound } from '../../support/exact/found-plan.js';
import type { Found } from '../../support/exact/found-plan.js';
import { MEASURED, objectiveOf, ranksOf, together } from '../../support/exact/measures.js';
import type { ExactProblem } from '../../support/exact/problem.js';
import type { Choice, Task } from '../../support/exact/task.js';
import { costsOf, waysOf } from './rows.js';

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

/** A plan that answers a question: what it leaves out and its ranks, its turnaround, and whether the checker has nothing against it. */
export function planOfAnswer(given: PlanningCase, problem: ExactProblem, active: readonly Order[], answer: Extract<Answer, { answer: 'found' }>): { readonly plan: Plan; readonly levels: readonly number[]; readonly turnaround: number; readonly admissible: boolean } {
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
  const measures = together([...at].map(([task, choice]) => costsOf(problem, task, choice)));
  measures[MEASURED.indexOf('cost')] = runs.reduce((sum, r) => sum + problem.book.methods.get(r.method)!.capacity - r.samples.length, 0);
  const ranks = ranksOf(objectiveOf(given), measures);
  const found: Found = { ranks, measures, tasks: [...at].map(([task, choice]) => ({ task, choice })), runs };
  const { plan, wrong } = planOfFound(given, problem, found, out);
  return { plan, levels: [out.reduce((sum, o) => sum + weightOf(given, o), 0), ...ranks], turnaround: measures[MEASURED.indexOf('turnaround')], admissible: wrong.length === 0 };
}
