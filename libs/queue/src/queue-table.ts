import type { PlanningTask } from '@lotwright/planning';

/** The queues: one per kind of request. */
export type QueueName = PlanningTask['kind'];

/** How a queue is worked off. Every field is needed: a new queue without a policy does not compile. */
export interface QueuePolicy {
  /** Jobs that one worker serves at once. */
  readonly concurrency: number;
  /** How long a job stays with a worker that no longer renews its lock. */
  readonly lockSeconds: number;
  /** How often a worker looks for such jobs. */
  readonly stalledCheckSeconds: number;
  /** How often a job may change hands. Only a request's own count of attempts (three) may end it, so this is far above it. */
  readonly mostHandovers: number;
  /** Wait before a worker whose database went away tries again; the default of 15 s would be a pause that users see. */
  readonly retrySeconds: number;
}

const planning: QueuePolicy = { concurrency: 1, lockSeconds: 30, stalledCheckSeconds: 15, mostHandovers: 50, retrySeconds: 1 };

/** The queue table. */
export const QUEUES: Readonly<Record<QueueName, Required<QueuePolicy>>> = {
  plan: planning,
  comparison: planning,
  load: planning,
};

/** All queue names. */
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

/** What a job carries: which request to look at. Everything else is in the database. */
export interface RingJob {
  readonly request: string;
}
