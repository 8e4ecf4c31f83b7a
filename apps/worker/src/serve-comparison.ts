import { compareOutcomes, patchPlant } from '@lotwright/capacity';
import { layGroundwork, REQUEST_FAILURES } from '@lotwright/planning';
import type { WorkerParts } from './parts.js';
import type { ServedRequest } from './served-request.js';

/** Plans the plant as it is and as patched, with the same effort, and stores both outcomes side by side. */
export async function serveComparison(served: ServedRequest, { stores, plantClock }: WorkerParts): Promise<void> {
  const { task } = served.request;
  if (task.kind !== 'comparison') throw new TypeError(`a ${task.kind} request came to the comparison queue`);
  const ground = await layGroundwork(stores, task, plantClock);
  if (ground === null) return void (await stores.requests.fail(served.lease, { code: 'no_plant', detail: REQUEST_FAILURES.no_plant }));
  const patched = patchPlant(ground.planningCase.plant, task.patch);
  if (patched.plant === null) {
    const detail = patched.problems.map((problem) => `${problem.pointer}: ${problem.detail} Accepted: ${problem.accepted}.`).join(' ');
    return void (await stores.requests.fail(served.lease, { code: 'bad_patch', detail }));
  }
  const base = await served.plan(ground.planningCase, task, 0, 2);
  if (served.ending !== null) return;
  const other = await served.plan({ ...ground.planningCase, plant: patched.plant }, task, 1, 2);
  if (served.ending !== null) return;
  const comparison = compareOutcomes(patched.title, ground.planningCase, base.plan, other.plan);
  await stores.requests.complete(served.lease, {
    comparison,
    feasible: { base: base.verdict.feasible, patched: other.verdict.feasible },
    planHash: { base: base.verdict.planHash, patched: other.verdict.planHash },
  });
}
