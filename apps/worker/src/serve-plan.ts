import { layGroundwork, REQUEST_FAILURES, storePlan } from '@lotwright/planning';
import type { WorkerParts } from './parts.js';
import type { ServedRequest } from './served-request.js';

/** Makes the plan that a request asks for and stores it with its verdict. */
export async function servePlan(served: ServedRequest, { stores, plantClock }: WorkerParts): Promise<void> {
  const { task } = served.request;
  if (task.kind !== 'plan') throw new TypeError(`a ${task.kind} request came to the plan queue`);
  const ground = await layGroundwork(stores, task, plantClock);
  if (ground === null) return void (await stores.requests.fail(served.lease, { code: 'no_plant', detail: REQUEST_FAILURES.no_plant }));
  const made = await served.plan(ground.planningCase, task);
  if (served.ending !== null) return;
  const stored = await storePlan(stores, ground, made, served.lease);
  // Another plan came into force meanwhile: this one was made against an outdated frozen zone, so it is made again.
  if (stored === 'overtaken') await stores.requests.handBack(served.lease);
}
