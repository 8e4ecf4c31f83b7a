import type { Doorbell, RequestStore } from '../ports/stores.js';
import type { PlanningRequest, PlanningTask } from './planning-request.js';

/**
 * Writes a request down and rings for a worker. The request stands even when the bell is out of order: workers also look for
 * themselves.
 */
export async function askForWork(
  { requests, doorbell }: { readonly requests: RequestStore; readonly doorbell: Doorbell },
  task: PlanningTask,
  requestedBy: string,
): Promise<PlanningRequest> {
  const request = await requests.add(task, requestedBy);
  await doorbell.ring({ id: request.id, kind: task.kind, leaseEpoch: request.leaseEpoch });
  return request;
}
