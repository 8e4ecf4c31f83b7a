import type { Clock, Moment } from '../ports/moment.js';
import type { LeaseNews, RequestStore } from '../ports/stores.js';
import { isFinal, stateAfter } from '../request/life-cycle.js';
import type { RequestEvent } from '../request/life-cycle.js';
import { MOST_ATTEMPTS, REQUEST_FAILURES } from '../request/planning-request.js';
import type { Lease, PlanningRequest, PlanningTask, PlanProgress, RequestFailure } from '../request/planning-request.js';
import type { RequestId } from '../request/request-id.js';

interface Row {
  request: PlanningRequest;
  leaseUntil: number;
}

/** Requests in memory: the double of the database in tests. */
export class MemoryRequests implements RequestStore {
  private readonly rows = new Map<RequestId, Row>();

  constructor(private readonly clock: Clock) {}

  async add(task: PlanningTask, requestedBy: string): Promise<PlanningRequest> {
    const id = `request-${this.rows.size + 1}` as RequestId;
    const request: PlanningRequest = {
      id, state: 'queued', task: task, requestedBy, attempts: 0, leaseEpoch: 0, cancelAsked: false, progress: null, planId: null,
      outcome: null, failure: null, createdAt: this.clock.now(), startedAt: null, finishedAt: null,
    };
    this.rows.set(id, { request, leaseUntil: 0 });
    return request;
  }

  async byId(id: RequestId): Promise<PlanningRequest | null> {
    return this.rows.get(id)?.request ?? null;
  }

  async list(limit: number): Promise<PlanningRequest[]> {
    return [...this.rows.values()].map(({ request }) => request).reverse().slice(0, limit);
  }

  async oldestOf(requestedBy: string): Promise<PlanningRequest | null> {
    return [...this.rows.values()].find(({ request }) => request.requestedBy === requestedBy)?.request ?? null;
  }

  async claim(id: RequestId, leaseSeconds: number): Promise<{ request: PlanningRequest; lease: Lease } | null> {
    const row = this.rows.get(id);
    if (row === undefined || !this.isWaiting(row) || row.request.attempts >= MOST_ATTEMPTS) return null;
    const request = this.move(row, 'claim', {
      attempts: row.request.attempts + 1,
      leaseEpoch: row.request.leaseEpoch + 1,
      startedAt: row.request.startedAt ?? this.clock.now(),
    });
    row.leaseUntil = this.clock.now() + leaseSeconds * 1000;
    return { request, lease: { request: id, epoch: request.leaseEpoch } };
  }

  async report(lease: Lease, leaseSeconds: number, progress: PlanProgress | null): Promise<LeaseNews> {
    const row = this.held(lease);
    if (row === null) return 'lost';
    row.leaseUntil = this.clock.now() + leaseSeconds * 1000;
    if (progress !== null) row.request = { ...row.request, progress };
    return row.request.cancelAsked ? 'cancel' : 'held';
  }

  async complete(lease: Lease, outcome: unknown): Promise<boolean> {
    return this.end(lease, 'complete', { outcome });
  }

  async fail(lease: Lease, failure: RequestFailure): Promise<boolean> {
    return this.end(lease, 'fail', { failure });
  }

  async confirmCancel(lease: Lease): Promise<boolean> {
    return this.end(lease, 'cancel', {});
  }

  async handBack(lease: Lease): Promise<boolean> {
    const row = this.held(lease);
    if (row === null) return false;
    this.move(row, 'hand-back', { progress: null, attempts: row.request.attempts - 1 });
    return true;
  }

  async cancel(id: RequestId): Promise<PlanningRequest | null> {
    const row = this.rows.get(id);
    if (row === undefined) return null;
    if (row.request.state === 'running') row.request = { ...row.request, cancelAsked: true };
    else if (stateAfter(row.request.state, 'cancel') !== null) this.move(row, 'cancel', { cancelAsked: true, finishedAt: this.clock.now() });
    return row.request;
  }

  async waiting(): Promise<{ id: RequestId; kind: PlanningTask['kind']; leaseEpoch: number }[]> {
    const waiting = [...this.rows.values()].filter((row) => this.isWaiting(row));
    const lost = waiting.filter(({ request }) => request.attempts >= MOST_ATTEMPTS);
    lost.forEach((row) =>
      this.move(row, 'fail', { failure: { code: 'worker_lost', detail: REQUEST_FAILURES.worker_lost }, finishedAt: this.clock.now() }),
    );
    return waiting
      .filter((row) => !lost.includes(row))
      .map(({ request }) => ({ id: request.id, kind: request.task.kind, leaseEpoch: request.leaseEpoch }));
  }

  /** Ends the request of a lease; false when the lease is lost. For the plan store, which ends requests together with plans. */
  end(lease: Lease, event: RequestEvent, change: Partial<PlanningRequest>): boolean {
    const row = this.held(lease);
    if (row === null) return false;
    this.move(row, event, { ...change, finishedAt: this.clock.now() as Moment });
    return true;
  }

  /** True while the lease is the newest one of a running request. */
  holds(lease: Lease): boolean {
    return this.held(lease) !== null;
  }

  private held(lease: Lease): Row | null {
    const row = this.rows.get(lease.request);
    return row !== undefined && row.request.state === 'running' && row.request.leaseEpoch === lease.epoch ? row : null;
  }

  private isWaiting({ request, leaseUntil }: Row): boolean {
    return !isFinal(request.state) && (request.state === 'queued' || leaseUntil < this.clock.now());
  }

  private move(row: Row, event: RequestEvent, change: Partial<PlanningRequest>): PlanningRequest {
    const state = stateAfter(row.request.state, event);
    if (state === null) throw new Error(`a ${row.request.state} request knows no ${event}`);
    row.request = { ...row.request, ...change, state };
    return row.request;
  }
}
