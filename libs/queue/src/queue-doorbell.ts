import type { Doorbell } from '@lotwright/planning';
import { Queue } from 'bullmq';
import type { QueueBackend, ReportTrouble } from './backend.js';
import { QUEUE_NAMES } from './queue-table.js';
import type { QueueName, RingJob } from './queue-table.js';

const PATIENCE = 1000;

/** Rings through BullMQ. A ring that cannot be made is reported and forgotten: workers also look for themselves. */
export class QueueDoorbell implements Doorbell {
  private readonly queues: ReadonlyMap<QueueName, Queue<RingJob>>;

  constructor(
    { factory, ringing }: QueueBackend,
    private readonly report: ReportTrouble,
  ) {
    this.queues = new Map(
      QUEUE_NAMES.map((name) => {
        const queue = new Queue<RingJob>(name, { connection: ringing as never, skipWaitingForReady: true }, factory);
        queue.on('error', report);
        return [name, queue];
      }),
    );
  }

  async ring({ id, kind, leaseEpoch }: Parameters<Doorbell['ring']>[0]): Promise<void> {
    // One job per request and claim: a second ring for the same need is the same job.
    const options = { jobId: `${id}.${leaseEpoch}`, removeOnComplete: true, removeOnFail: true };
    const rung = this.queues.get(kind)!.add('ring', { request: id }, options);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('the queue did not answer within a second')), PATIENCE)));
    await Promise.race([rung, late]).catch((error: Error) => this.report(error));
    rung.catch(() => {});
    clearTimeout(timer);
  }

  /** Closes the queues, not the backend. */
  async close(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}
