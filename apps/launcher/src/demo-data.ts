import { demoStory, storyOpening } from '@lotwright/demo';
import { askForWork, isFinal, planningNow } from '@lotwright/planning';
import type { Clock, Doorbell, PlanningRequest, PlanningStores } from '@lotwright/planning';
import type { PlanningThreads } from '@lotwright/threads';
import { DEMO_PLANT, DEMO_REQUESTER } from './demo-clock.js';
import { setTimeout as pause } from 'node:timers/promises';

/** The same on every machine: bounded by steps; the seconds are only a fence. */
const HISTORY_EFFORT = { seed: 1, steps: 300, seconds: 20 };

/** True while nobody has brought data of their own and the demo has not come to its first plan. */
export async function needsDemo({ plants, plans }: PlanningStores): Promise<boolean> {
  const plant = await plants.current();
  if (plant === null) return true;
  return plant.plant.id === DEMO_PLANT && (await plans.list(1)).length === 0;
}

/** What loading the demo needs. */
export interface DemoNeeds {
  readonly stores: PlanningStores;
  readonly threads: PlanningThreads;
  readonly doorbell: Doorbell;
  readonly clock: Clock;
}

/**
 * Loads the demo plant with four weeks of work in progress and asks for its first plan. Doing it again after a crash half-way
 * stores nothing twice.
 */
export async function loadDemo({ stores, threads, doorbell, clock }: DemoNeeds, planSeconds: number): Promise<PlanningRequest> {
  const opening = storyOpening(planningNow(clock.now()));
  const history = await threads.plan(opening.history, HISTORY_EFFORT);
  const { planningCase } = demoStory(opening, history.plan);
  const { plant, orders, actuals, pins, now } = planningCase;
  await stores.plants.add(plant);
  await stores.orders.merge({ orders, actuals, pins });
  return askForWork({ requests: stores.requests, doorbell }, { kind: 'plan', seed: 1, seconds: planSeconds, steps: null, now, freezeOverrides: [] }, DEMO_REQUESTER);
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
