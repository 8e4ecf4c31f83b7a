import { demoStory, storyOpening } from '@lotwright/demo';
import { askForWork, isFinal, planningNow } from '@lotwright/planning';
import type { Clock, Doorbell, PlanningRequest, PlanningStores } from '@lotwright/planning';
import type { PlanningThreads } from '@lotwright/threads';
import { setTimeout as pause } from 'node:timers/promises';

/** The same on every machine: bounded by steps; the seconds are only a fence. */
const HISTORY_EFFORT = { seed: 1, steps: 300, seconds: 20 };

/** True while nobody has brought data of their own and the demo has not come to its first plan. */
export async function needsDemo({ plants, plans }: PlanningStores): Promise<boolean> {
  const plant = await plants.current();
  if (plant === null) return true;
  return plant.plant.id === storyOpening(0 as never).history.plant.id && (await plans.list(1)).length === 0;
}

/**
 * Loads the demo plant with four weeks of work in progress and asks for its first plan. Doing it again after a crash half-way
 * stores nothing twice.
 */
export async function loadDemo(stores: PlanningStores, threads: PlanningThreads, doorbell: Doorbell, clock: Clock, planSeconds: number): Promise<PlanningRequest> {
  const opening = storyOpening(planningNow(clock.now()));
  const history = await threads.plan(opening.history, HISTORY_EFFORT);
  const { planningCase } = demoStory(opening, history.plan);
  const { plant, orders, actuals, pins, now } = planningCase;
  await stores.plants.add(plant);
  await stores.orders.merge({ orders, actuals, pins });
  return askForWork({ requests: stores.requests, doorbell }, { kind: 'plan', seed: 1, seconds: planSeconds, steps: null, now, freezeOverrides: [] }, 'launcher');
}

/** Waits until a request has come to its end; tells its progress on the way. */
export async function untilDone({ requests }: PlanningStores, { id }: PlanningRequest, tell: (request: PlanningRequest) => void): Promise<PlanningRequest> {
  for (;;) {
    const request = (await requests.byId(id))!;
    tell(request);
    if (isFinal(request.state)) return request;
    await pause(150);
  }
}
