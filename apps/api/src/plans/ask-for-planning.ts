import type { Plant } from '@lotwright/domain';
import { askForWork, checkNow } from '@lotwright/planning';
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
