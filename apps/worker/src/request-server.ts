import { Injectable } from '@nestjs/common';
import { REQUEST_FAILURES } from '@lotwright/planning';
import type { RequestId } from '@lotwright/planning';
import { startQueueWorkers } from '@lotwright/queue';
import type { QueueHandler, QueueName, QueueWorkers } from '@lotwright/queue';
import { WorkerParts } from './parts.js';
import { serveComparison } from './serve-comparison.js';
import { serveLoad } from './serve-load.js';
import { servePlan } from './serve-plan.js';
import { ServedRequest } from './served-request.js';

const SERVE: Readonly<Record<QueueName, typeof servePlan>> = { plan: servePlan, comparison: serveComparison, load: serveLoad };
const LOOK_EVERY = 2000;
const CLOSE_PATIENCE = 5000;

/**
 * Serves planning requests: when the queue rings, and, because the queue may lose a ring, whenever a look at the database shows one
 * that nobody serves.
 */
@Injectable()
export class RequestServer {
  private readonly serving = new Set<ServedRequest>();
  private workers: QueueWorkers | null = null;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private closing = false;

  constructor(private readonly parts: WorkerParts) {}

  /** Starts to serve. @throws HandlerMismatch when a queue has no handler */
  start(): void {
    const handlers = (Object.keys(SERVE) as QueueName[]).map((queue): QueueHandler => ({ queue, serve: (request) => this.serve(request, queue) }));
    this.workers = startQueueWorkers(this.parts.backend, handlers, this.parts.report, this.parts.settings.planThreads);
    this.timer = setInterval(() => (this.looking ??= this.lookOut().finally(() => (this.looking = null))), LOOK_EVERY);
  }

  /** Stops the searches, hands their requests back, and waits for it all. */
  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    for (const served of this.serving) served.end('shutdown');
    await this.workers?.close(CLOSE_PATIENCE);
    await this.looking;
  }

  private async serve(id: RequestId, queue: QueueName): Promise<void> {
    if (this.closing) return;
    const claimed = await this.parts.stores.requests.claim(id, this.parts.settings.leaseSeconds);
    if (claimed === null) return;
    const served = new ServedRequest(claimed.request, claimed.lease, this.parts);
    this.serving.add(served);
    if (this.closing) served.end('shutdown');
    try {
      await SERVE[queue](served, this.parts);
    } catch (error) {
      if (served.ending === null) await this.fault(served, error as Error);
    } finally {
      await served.close();
      this.serving.delete(served);
      await this.settle(served);
    }
  }

  private async settle({ ending, lease }: ServedRequest): Promise<void> {
    const { requests } = this.parts.stores;
    if (ending === 'cancel') await requests.confirmCancel(lease);
    if (ending === 'shutdown') await requests.handBack(lease);
  }

  private async fault({ lease }: ServedRequest, error: Error): Promise<void> {
    this.parts.report(error);
    await this.parts.stores.requests.fail(lease, { code: 'our_fault', detail: `${REQUEST_FAILURES.our_fault} ${error.message}`.slice(0, 500) });
  }

  private async lookOut(): Promise<void> {
    try {
      for (const request of await this.parts.stores.requests.waiting()) await this.parts.doorbell.ring(request);
    } catch (error) {
      this.parts.report(error as Error);
    }
  }
}
