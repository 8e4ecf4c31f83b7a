import { missedWindows, STANDARD_OBJECTIVE, weightOf } from '@lotwright/domain';
import type { Objective, ObjectiveLevel, Order, PlanningCase } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';

/** What a plan is measured by beside what it leaves out, in the sequence of `Measures`. */
export const MEASURED = ['lateness', 'turnaround', 'stability', 'cost', 'fairness', 'tardiness', 'makespan'] as const satisfies readonly ObjectiveLevel[];

/** A value for each of `MEASURED`. */
export type Measures = readonly number[];

/** A value for each rank of an objective, most important first. */
export type Ranks = readonly number[];

/** Measures that only grow when operations end later. */
export const GROWING: ReadonlySet<ObjectiveLevel> = new Set<ObjectiveLevel>(['lateness', 'turnaround', 'fairness', 'tardiness', 'makespan']);

/** What a case is planned for. */
export const objectiveOf = (given: PlanningCase): Objective => given.objective ?? STANDARD_OBJECTIVE;

/** The ranks of an objective. @param of which measures count; the others are taken for 0 */
export function ranksOf(objective: Pick<Objective, 'ranks'>, measures: Measures, of: ReadonlySet<ObjectiveLevel> | null = null): Ranks {
  return objective.ranks.map((terms) => terms.reduce((sum, t) => (of === null || of.has(t.level) ? sum + t.weight * measures[MEASURED.indexOf(t.level)] : sum), 0));
}

/** What one order adds to the measures, if it is ready and arrives at two instants; its part of the makespan is no sum but counts by the latest. */
export function costOf(given: PlanningCase, order: Order, ready: Instant, arrives: Instant): Measures {
  const weight = weightOf(given, order);
  const turnaround = ready - order.sequenceRelease;
  const { windows, latestUseful } = order;
  const late = missedWindows(windows, arrives) + (latestUseful !== null && arrives > latestUseful ? 100 : 0);
  const beyond = Math.max(0, turnaround - (objectiveOf(given).longestTurnaround ?? Infinity));
  return [weight * late, weight * turnaround, 0, 0, beyond, windows === null ? 0 : weight * Math.max(0, arrives - windows.closes), Math.max(0, ready - given.now)];
}

/** Measures of several orders together. */
export function together(all: readonly Measures[]): number[] {
  const sum = MEASURED.map(() => 0);
  const makespan = MEASURED.indexOf('makespan');
  for (const one of all) one.forEach((value, i) => { sum[i] = i === makespan ? Math.max(sum[i], value) : sum[i] + value; });
  return sum;
}
