import { layGroundwork, REQUEST_FAILURES } from '@lotwright/planning';
import type { WorkerParts } from './parts.js';
import type { ServedRequest } from './served-request.js';

/** Sets the weekly load of all open orders against capacity. */
export async function serveLoad(served: ServedRequest, { stores, plantClock, threads }: WorkerParts): Promise<void> {
  const { task } = served.request;
  if (task.kind !== 'load') throw new TypeError(`a ${task.kind} request came to the load queue`);
  const ground = await layGroundwork(stores, task, plantClock);
  if (ground === null) return void (await stores.requests.fail(served.lease, { code: 'no_plant', detail: REQUEST_FAILURES.no_plant }));
  const load = await threads.load(ground.planningCase, { repeats: task.repeats });
  if (served.ending === null) await stores.requests.complete(served.lease, load);
}
