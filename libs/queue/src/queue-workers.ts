import type { RequestId } from '@lotwright/planning';
import { Worker } from 'bullmq';
import type { QueueBackend, ReportTrouble } from './backend.js';
import { QUEUE_NAMES, QUEUES } from './queue-table.js';
import type { QueueName, RingJob } from './queue-table.js';

/** Serves the requests of one queue. Must bear being called twice for one request. */
export interface QueueHandler {
  readonly queue: QueueName;
  serve(request: RequestId): Promise<void>;
}

/** Thrown at start when a queue has no handler, or two. */
export class HandlerMismatch extends Error {
  constructor(queue: QueueName, found: number) {
    super(`The queue ${queue} has ${found} handlers; it needs exactly one.\nRegister one QueueHandler with queue '${queue}' in apps/worker.`);
    this.name = 'HandlerMismatch';
  }
}

/** Running workers. */
export interface QueueWorkers {
  /** Waits for the jobs in hand, at most `patience` milliseconds. */
  close(patience: number): Promise<void>;
}

/**
 * Starts one worker per queue.
 * @throws HandlerMismatch when a queue does not have exactly one handler
 */
export function startQueueWorkers({ factory, working }: QueueBackend, handlers: readonly QueueHandler[], report: ReportTrouble, concurrency: number | null = null): QueueWorkers {
  const byQueue = QUEUE_NAMES.map((queue) => ({ queue, own: handlers.filter((handler) => handler.queue === queue) }));
  const wrong = byQueue.find(({ own }) => own.length !== 1);
  if (wrong !== undefined) throw new HandlerMismatch(wrong.queue, wrong.own.length);
  const workers = byQueue.map(({ queue, own: [handler] }) => {
    const policy = QUEUES[queue];
    const worker = new Worker<RingJob>(
      queue,
      (job) => handler.serve(job.data.request as RequestId),
      {
        connection: working as never,
        concurrency: concurrency ?? policy.concurrency,
        lockDuration: policy.lockSeconds * 1000,
        stalledInterval: policy.stalledCheckSeconds * 1000,
        maxStalledCount: policy.mostHandovers,
        runRetryDelay: policy.retrySeconds * 1000,
      },
      factory,
    );
    worker.on('error', report);
    worker.on('failed', (_job, error) => report(error));
    return worker;
  });
  return {
    async close(patience) {
      const closed = Promise.all(workers.map((worker) => worker.close()));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
      await Promise.race([closed.catch(report as never), late]);
      clearTimeout(timer);
    },
  };
}
