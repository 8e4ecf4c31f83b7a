import { MOST_ATTEMPTS, REQUEST_FAILURES, stateAfter, statesBefore } from '@lotwright/planning';
import type {
  Lease, LeaseNews, PlanId, PlanningRequest, PlanningTask, PlanProgress, RequestEvent, RequestFailure, RequestId, RequestStore,
} from '@lotwright/planning';
import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Requests } from '../schemas/request-row.js';
import type { RequestRow } from '../schemas/request-row.js';
import { isUuid } from './ids.js';
import { momentOf } from './instants.js';

const WAITING = `(state = 'queued' OR (state = 'running' AND lease_until < now()))`;

/** Requests in PostgreSQL. Every change is one statement that also checks state and lease. */
export class StoredRequests implements RequestStore {
  constructor(private readonly source: DataSource) {}

  async add(task: PlanningTask, requestedBy: string): Promise<PlanningRequest> {
    const id = randomUUID();
    const repository = this.source.getRepository(Requests);
    await repository.insert({ id, task: task as never, requested_by: requestedBy });
    return requestOf(await repository.findOneByOrFail({ id }));
  }

  async byId(id: RequestId): Promise<PlanningRequest | null> {
    const row = isUuid(id) ? await this.source.getRepository(Requests).findOneBy({ id }) : null;
    return row && requestOf(row);
  }

  async list(limit: number): Promise<PlanningRequest[]> {
    return (await this.source.getRepository(Requests).find({ order: { created_at: 'DESC' }, take: limit })).map(requestOf);
  }

  async oldestOf(requestedBy: string): Promise<PlanningRequest | null> {
    const [oldest] = await this.source.getRepository(Requests).find({ where: { requested_by: requestedBy }, order: { created_at: 'ASC' }, take: 1 });
    return oldest === undefined ? null : requestOf(oldest);
  }

  async claim(id: RequestId, leaseSeconds: number): Promise<{ request: PlanningRequest; lease: Lease } | null> {
    const rows = await changed(
      this.source.manager,
      `UPDATE planning_request
          SET state = 'running', attempts = attempts + 1, lease_epoch = lease_epoch + 1, lease_until = now() + make_interval(secs => $2),
              started_at = coalesce(started_at, now())
        WHERE id = $1 AND ${WAITING} AND attempts < $3 RETURNING *`,
      [id, leaseSeconds, MOST_ATTEMPTS],
    );
    if (rows.length === 0) return null;
    const request = requestOf(rows[0]);
    return { request, lease: { request: id, epoch: request.leaseEpoch } };
  }

  async report(lease: Lease, leaseSeconds: number, progress: PlanProgress | null): Promise<LeaseNews> {
    const [row] = await changed(
      this.source.manager,
      `UPDATE planning_request SET lease_until = now() + make_interval(secs => $3), progress = coalesce($4::json, progress)
        WHERE id = $1 AND lease_epoch = $2 AND state = 'running' RETURNING *`,
      [lease.request, lease.epoch, leaseSeconds, progress && JSON.stringify(progress)],
    );
    return row === undefined ? 'lost' : row.cancel_asked ? 'cancel' : 'held';
  }

  async complete(lease: Lease, outcome: unknown): Promise<boolean> {
    return endRequest(this.source.manager, lease, 'complete', { outcome });
  }

  async fail(lease: Lease, failure: RequestFailure): Promise<boolean> {
    return endRequest(this.source.manager, lease, 'fail', { failure });
  }

  async confirmCancel(lease: Lease): Promise<boolean> {
    return endRequest(this.source.manager, lease, 'cancel', {});
  }

  async handBack(lease: Lease): Promise<boolean> {
    const rows = await changed(
      this.source.manager,
      `UPDATE planning_request SET state = 'queued', lease_until = NULL, progress = NULL, attempts = attempts - 1
        WHERE id = $1 AND lease_epoch = $2 AND state = 'running' RETURNING id`,
      [lease.request, lease.epoch],
    );
    return rows.length === 1;
  }

  async cancel(id: RequestId): Promise<PlanningRequest | null> {
    if (!isUuid(id)) return null;
    await changed(
      this.source.manager,
      `UPDATE planning_request
          SET cancel_asked = true,
              finished_at = CASE WHEN state = 'queued' THEN now() END,
              state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END
        WHERE id = $1 AND state = ANY($2) RETURNING id`,
      [id, statesBefore('cancel')],
    );
    return this.byId(id);
  }

  async waiting(): Promise<{ id: RequestId; kind: PlanningTask['kind']; leaseEpoch: number }[]> {
    const failure = { code: 'worker_lost', detail: REQUEST_FAILURES.worker_lost };
    await changed(
      this.source.manager,
      `UPDATE planning_request SET state = 'failed', failure = $2, finished_at = now() WHERE ${WAITING} AND attempts >= $1 RETURNING id`,
      [MOST_ATTEMPTS, JSON.stringify(failure)],
    );
    const rows = (await this.source.query(
      `SELECT id, task ->> 'kind' AS kind, lease_epoch AS "leaseEpoch" FROM planning_request WHERE ${WAITING} ORDER BY created_at LIMIT 100`,
    )) as { id: RequestId; kind: PlanningTask['kind']; leaseEpoch: number }[];
    return rows;
  }
}

/** Ends the request of a lease, in the transaction of the manager; false when the lease is lost. */
export async function endRequest(
  manager: EntityManager,
  lease: Lease,
  event: RequestEvent,
  { planId = null, outcome = null, failure = null }: { planId?: string | null; outcome?: unknown; failure?: RequestFailure | null },
): Promise<boolean> {
  const rows = await changed(
    manager,
    `UPDATE planning_request SET state = $3, plan_id = $4, outcome = $5, failure = $6, lease_until = NULL, finished_at = now()
      WHERE id = $1 AND lease_epoch = $2 AND state = 'running' RETURNING id`,
    [lease.request, lease.epoch, stateAfter('running', event), planId, outcome === null ? null : JSON.stringify(outcome), failure && JSON.stringify(failure)],
  );
  return rows.length === 1;
}

/** Runs an UPDATE … RETURNING and gives its rows. */
async function changed(manager: EntityManager, sql: string, parameters: unknown[]): Promise<RequestRow[]> {
  const [rows] = (await manager.query(sql, parameters)) as [RequestRow[], number];
  return rows;
}

function requestOf(row: RequestRow): PlanningRequest {
  return {
    id: row.id as RequestId,
    state: row.state,
    task: row.task,
    requestedBy: row.requested_by,
    attempts: row.attempts,
    leaseEpoch: row.lease_epoch,
    cancelAsked: row.cancel_asked,
    progress: row.progress,
    planId: row.plan_id as PlanId | null,
    outcome: row.outcome,
    failure: row.failure,
    createdAt: momentOf(row.created_at),
    startedAt: momentOf(row.started_at),
    finishedAt: momentOf(row.finished_at),
  };
}
