import { check } from '@lotwright/checker';
import { reportedLevels } from '@lotwright/domain';
import type { Assignment, LevelValue, Order, Plan, PlanningCase, QcRun } from '@lotwright/domain';
import type { Instant, Interval } from '@lotwright/time';
import { planOf, unplanned } from '../tiny.js';
import { MEASURED } from './measures.js';
import type { Measures, Ranks } from './measures.js';
import type { ExactProblem } from './problem.js';
import type { Choice, Task } from './task.js';

/** A way in which all kept orders stand. */
export interface Found {
  readonly ranks: Ranks;
  readonly measures: Measures;
  readonly tasks: readonly { readonly task: Task; readonly choice: Choice }[];
  readonly runs: readonly { readonly method: string; readonly choice: Choice; readonly samples: readonly Task[] }[];
}

/** What was found as a plan, and what the checker has against it: broken rules and wrong levels. */
export function planOfFound(given: PlanningCase, problem: ExactProblem, found: Found, out: readonly Order[]): { readonly plan: Plan; readonly wrong: readonly object[] } {
  const at = (tick: number): Instant => problem.axis.minute(tick) as Instant;
  const spans = (c: Choice): Interval[] => c.phases.map(([s, e]) => ({ start: at(s), end: at(e) }));
  const runs: QcRun[] = found.runs.map((r, i) => ({
    id: `exact-${i}` as never, method: r.method as never, instrument: r.choice.equipment as never, start: at(r.choice.start), end: at(r.choice.end), phases: spans(r.choice), origin: 'planned',
  }));
  const started: QcRun[] = [...problem.book.startedRuns.values()].map((r) => ({
    id: r.id as never, method: r.method!.id, instrument: r.instrument as never, start: r.start as Instant, end: r.end as Instant, phases: [{ start: r.start as Instant, end: r.end as Instant }],
    origin: r.running ? 'running' : 'done',
  }));
  const assignments = found.tasks.map(({ task, choice }): Assignment => {
    const run = found.runs.findIndex((r) => r.samples.includes(task));
    const fact = problem.book.startedAs(task.order.id, task.operation.id);
    const isRun = task.operation.requirement.kind === 'run';
    const times = fact === null ? { start: at(choice.start), end: at(choice.end), phases: spans(choice) }
      : { start: fact.start as Instant, end: fact.end as Instant, phases: [{ start: fact.start as Instant, end: fact.end as Instant }] };
    return {
      order: task.order.id, operation: task.operation.id, attempt: task.attempt, equipment: isRun ? null : (choice.equipment as never),
      run: fact !== null ? fact.actual.run : run < 0 ? null : runs[run].id, ...times, origin: 'planned',
    };
  });
  const reported = reportedLevels(given.objective);
  const objective = MEASURED.flatMap((level, i): LevelValue[] => (reported.includes(level) ? [{ level, value: found.measures[i], rank: null }] : []));
  const plan = planOf(assignments, { now: given.now, runs: [...runs, ...started], unplanned: out.map((o) => unplanned(o.id)), objective });
  const { violations, claims } = check(given, plan);
  return { plan, wrong: [...violations, ...claims.filter((c) => MEASURED.some((level) => c.what === `objective.${level}`))] };
}
