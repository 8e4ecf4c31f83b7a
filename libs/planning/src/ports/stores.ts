import type { OrderBook } from '@lotwright/contract';
import type { OrderId, Plant } from '@lotwright/domain';
import type { EtaEntry } from '../plan/eta.js';
import type { PlanId } from '../plan/plan-id.js';
import type { PlanDraft, PlanSummary, StoredPlan } from '../plan/stored-plan.js';
import type { Lease, PlanningRequest, PlanningTask, PlanProgress, RequestFailure } from '../request/planning-request.js';
import type { RequestId } from '../request/request-id.js';
import type { Moment } from './moment.js';

/** One version of the plant; versions are never edited. */
export interface PlantVersion {
  /** 1 for the first plant ever imported. */
  readonly version: number;
  readonly importedAt: Moment;
  readonly plant: Plant;
}

/** Where plants are kept. */
export interface PlantStore {
  /** The newest version, `null` before the first import. */
  current(): Promise<PlantVersion | null>;
  version(version: number): Promise<PlantVersion | null>;
  /** Adds a version; the plant that is already current is not stored again. */
  add(plant: Plant): Promise<PlantVersion>;
}

/** What an import of orders changed. */
export interface BookChange {
  readonly ordersAdded: number;
  readonly ordersChanged: number;
  readonly ordersUnchanged: number;
  readonly actualsAdded: number;
  readonly pinsSet: number;
}

/** Where orders, actuals and pins are kept. */
export interface OrderStore {
  /** Everything, sorted by id: the same content reads the same. */
  read(): Promise<OrderBook>;
  /**
   * Adds and replaces orders by id; appends actuals, of which the newest of an order, operation and attempt counts; sets the pins of the
   * operations named. All or nothing.
   */
  merge(book: OrderBook): Promise<BookChange>;
  /** Takes the pin off an operation; false when it had none. */
  unpin(order: OrderId, operation: string): Promise<boolean>;
}

/**
 * Answer of a store to a worker that hands in a plan:
 * `lease-lost` when someone else has the request now; `overtaken` when another plan came into force meanwhile.
 */
export type StoreRefusal = 'lease-lost' | 'overtaken';

/** Where plans and the promises they make are kept. */
export interface PlanStore {
  current(): Promise<StoredPlan | null>;
  currentSummary(): Promise<PlanSummary | null>;
  byId(id: PlanId): Promise<StoredPlan | null>;
  /** Newest first. */
  list(limit: number): Promise<PlanSummary[]>;
  /**
   * Stores plan, verdict, promises and the end of the request in one step. A feasible plan comes into force in place of the one it is
   * based on; any other is kept as refused and its request ends as failed.
   */
  store(draft: PlanDraft, lease: Lease): Promise<PlanSummary | StoreRefusal>;
  /** The promise ledger of an order, oldest first. */
  etas(order: OrderId): Promise<EtaEntry[]>;
}

/** What a worker learns when it reports: go on, stop because nobody wants the result, or stop because someone else has it. */
export type LeaseNews = 'held' | 'cancel' | 'lost';

/** Where requests are kept: the truth that the queue only rings for. Leases are timed by the store's own clock. */
export interface RequestStore {
  add(task: PlanningTask, requestedBy: string): Promise<PlanningRequest>;
  byId(id: RequestId): Promise<PlanningRequest | null>;
  /** Newest first. */
  list(limit: number): Promise<PlanningRequest[]>;
  /** The oldest request of a requester. */
  oldestOf(requestedBy: string): Promise<PlanningRequest | null>;
  /** Takes a queued request, or a running one whose lease has run out. `null` when there is nothing to do. */
  claim(id: RequestId, leaseSeconds: number): Promise<{ readonly request: PlanningRequest; readonly lease: Lease } | null>;
  /** Renews the lease and, when given, writes progress. */
  report(lease: Lease, leaseSeconds: number, progress: PlanProgress | null): Promise<LeaseNews>;
  /** Ends a comparison. False when the lease is lost. */
  complete(lease: Lease, outcome: unknown): Promise<boolean>;
  fail(lease: Lease, failure: RequestFailure): Promise<boolean>;
  /** The worker stopped because it was asked to. */
  confirmCancel(lease: Lease): Promise<boolean>;
  /** Puts the request back into the queue. */
  handBack(lease: Lease): Promise<boolean>;
  /** Cancels a queued request, asks the worker of a running one to stop; a finished one stays as it is. `null`: no such request. */
  cancel(id: RequestId): Promise<PlanningRequest | null>;
  /**
   * Requests that a worker should look at: queued, or running with a lease that has run out. Those that cost too many workers are
   * failed here (`worker_lost`).
   */
  waiting(): Promise<{ readonly id: RequestId; readonly kind: PlanningTask['kind']; readonly leaseEpoch: number }[]>;
}

/** The queue: rings for a request. May ring twice, or, when it is down, not at all: the store is the truth. */
export interface Doorbell {
  ring(request: { readonly id: RequestId; readonly kind: PlanningTask['kind']; readonly leaseEpoch: number }): Promise<void>;
}
