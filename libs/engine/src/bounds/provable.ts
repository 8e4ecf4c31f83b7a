import type { MaterialSpec, Problem } from '../problem/problem.js';
import { boundPlan, type PlanBound } from './plan-bound.js';

/**
 * The bounds that a plan may claim: those that the checker reckons again from a certificate without prices. It lets a lot meet nothing but calendars, people
 * on duty, outages, slots, pins and its own started work, so neither history of other lots nor scarce materials count here.
 * @param impossible orders already known not to fit there
 * @param known what `boundPlan` says of the problem as it is, to be taken where that is the same; `null` when nobody has asked
 */
export function provableBound(problem: Problem, impossible: { has: (order: number) => boolean; readonly size: number }, known: PlanBound | null): PlanBound {
  const alone = withoutOthers(problem);
  return alone === problem && known !== null ? known : boundPlan(alone, impossible);
}

/** The problem without what stands in the plant or may run out; the same object when there is none of it. */
function withoutOthers(problem: Problem): Problem {
  const { equipmentFacts, startedRuns, positionFacts, sessionFacts, materials } = problem;
  const scarce = materials.some((material, m) => !material.ample && mayWait(problem, material, largestNeed(problem, m)));
  if (!scarce && [equipmentFacts, startedRuns, positionFacts, sessionFacts].every((facts) => facts.length === 0)) return problem;
  return { ...problem, equipmentFacts: [], startedRuns: [], positionFacts: [], sessionFacts: [], materials: scarce ? materials.map((m) => ({ ...m, ample: true })) : materials };
}

/** Whether there is a time at which a quantity cannot be had though nothing has been taken. */
function mayWait({ now, horizon }: Problem, { at, quantity, expires }: MaterialSpec, need: number): boolean {
  const times = [now, ...[...at, ...expires].filter((t) => t > now && t < horizon)];
  return times.some((t) => at.reduce((sum, from, r) => (from <= t && t < expires[r] ? sum + quantity[r] : sum), 0) < need);
}

/** The most that one operation takes of a material. */
function largestNeed({ recipes }: Problem, material: number): number {
  const needs = recipes.flatMap(({ ops }) => ops.flatMap(({ materials }) => materials)).filter((need) => need.material === material);
  return needs.reduce((most, { quantity }) => Math.max(most, quantity), 0);
}
