import type { FreezeOverride, Plant } from '@lotwright/domain';
import { askForWork, checkFreezeOverrides, checkNow } from '@lotwright/planning';
import type { PlanningRequest, PlanningTask, SearchEffort } from '@lotwright/planning';
import type { Instant } from '@lotwright/time';
import type { Parts } from '../parts.js';
import { Refusal } from '../problem/problem.js';

/** Requests that may wait at once. */
const MOST_WAITING = 50;

/** The effort of a body: the default time unless seconds or steps are named. */
export function effortOf(body: { seed?: number; seconds?: number; steps?: number }, planSeconds: number): SearchEffort {
  const { seed = 1, seconds = null, steps = null } = body;
  return { seed, steps, seconds: seconds ?? (steps === null ? planSeconds : null) };
}

/** Writes a request down and rings for a worker. @throws Refusal when too many wait already */
export async function askForPlanning(parts: Parts, task: PlanningTask, requestedBy: string): Promise<PlanningRequest> {
  if ((await parts.requests.waiting()).length >= MOST_WAITING) throw new Refusal('too_busy', `${MOST_WAITING} requests are waiting.`, { retryAfter: 30 });
  return askForWork(parts, task, requestedBy);
}

/** The *now* of a body, `null` where none is named. @throws Refusal when the stored orders and actuals do not go with it */
export async function acceptedNow({ orders }: Pick<Parts, 'orders'>, plant: Plant, { now = null }: { now?: Instant | null }): Promise<Instant | null> {
  const problem = now === null ? null : checkNow(plant, await orders.read(), now);
  if (problem !== null) throw new Refusal('validation', 'The stored orders cannot be planned from this now.', { errors: [{ ...problem, pointer: `#${problem.pointer}` }] });
  return now;
}

/** The freeze overrides of a body. @throws Refusal when one names what is not stored */
export async function acceptedOverrides({ orders }: Pick<Parts, 'orders'>, plant: Plant, overrides: readonly FreezeOverride[] = []): Promise<readonly FreezeOverride[]> {
  const problems = overrides.length === 0 ? [] : checkFreezeOverrides(plant, (await orders.read()).orders, overrides);
  if (problems.length > 0) {
    throw new Refusal('validation', `${problems.length} problem(s) in the body.`, { errors: problems.map((problem) => ({ ...problem, pointer: `#${problem.pointer}` })) });
  }
  return overrides;
}
