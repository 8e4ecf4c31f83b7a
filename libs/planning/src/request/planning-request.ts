import type { FreezeOverride, Objective } from '@lotwright/domain';
import type { SolveParams, SolveProgress } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import type { PlanId } from '../plan/plan-id.js';
import type { Moment } from '../ports/moment.js';
import type { RequestState } from './life-cycle.js';
import type { RequestId } from './request-id.js';

/** How long a search may go on, and from which seed. At least one of `seconds` and `steps` is given; the first that is reached ends it. */
export type SearchEffort = Pick<SolveParams, 'seed' | 'seconds' | 'steps'>;

/** Make a plan of everything that is known when the work begins. */
export interface PlanTask extends SearchEffort {
  readonly kind: 'plan';
  /** `null`: the minute at which the work begins. */
  readonly now: Instant | null;
  readonly freezeOverrides: readonly FreezeOverride[];
  /** What the plan shall be best at; left out: the standard objective. */
  readonly objective?: Objective;
}

/** Plan the plant as it is and as patched, and set the two side by side. */
export interface ComparisonTask extends SearchEffort {
  readonly kind: 'comparison';
  readonly now: Instant | null;
  /** What both plans shall be best at; left out: the standard objective. */
  readonly objective?: Objective;
  /** The patch file as JSON; its shape is the capacity library's. */
  readonly patch: unknown;
}

/** Set the weekly load against capacity by linear program, and say what one more unit of each resource would buy. */
export interface LoadTask {
  readonly kind: 'load';
  readonly now: Instant | null;
  /** Count expected re-makes and invalid results too. */
  readonly repeats: boolean;
}

/** What is asked for. */
export type PlanningTask = PlanTask | ComparisonTask | LoadTask;

/** How far the search has come. */
export interface PlanProgress extends SolveProgress {
  /** Finished share of the effort, 0 to 1. */
  readonly share: number;
}

/** Why a request failed, in words for its requester. */
export interface RequestFailure {
  readonly code: RequestFailureCode;
  readonly detail: string;
}

/** Causes of failed requests, with the sentence that titles each. */
export const REQUEST_FAILURES = {
  no_plant: 'There is no plant to plan.',
  bad_patch: 'The patch does not fit the plant.',
  plan_refused: 'The independent checker found broken rules; the plan was stored as refused and the plan in force stays.',
  worker_lost: 'The worker fell silent several times while it served this request.',
  our_fault: 'Something went wrong inside Lotwright.',
} as const;
export type RequestFailureCode = keyof typeof REQUEST_FAILURES;

/** A request for planning work: a row of the database; the queue only rings for it. */
export interface PlanningRequest {
  readonly id: RequestId;
  readonly state: RequestState;
  readonly task: PlanningTask;
  /** Login or key name of the requester. */
  readonly requestedBy: string;
  /** Claims so far; 2 after one restart. */
  readonly attempts: number;
  /** Fencing token: grows with every claim, and only its newest holder may write. */
  readonly leaseEpoch: number;
  readonly cancelAsked: boolean;
  readonly progress: PlanProgress | null;
  /** The plan it led to, refused ones included. */
  readonly planId: PlanId | null;
  /** What a comparison or a load found, or what a plan leaves out of the plan in force, as JSON. */
  readonly outcome: unknown;
  readonly failure: RequestFailure | null;
  readonly createdAt: Moment;
  readonly startedAt: Moment | null;
  readonly finishedAt: Moment | null;
}

/** The right to work on a request: worthless once someone else has claimed it. */
export interface Lease {
  readonly request: RequestId;
  readonly epoch: number;
}

/** A worker that dies this often over one request is not given it again. */
export const MOST_ATTEMPTS = 3;
