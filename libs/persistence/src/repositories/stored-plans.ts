import type { OrderId } from '@lotwright/domain';
import { REQUEST_FAILURES, summaryFigures } from '@lotwright/planning';
import type { EtaEntry, Lease, PlanDraft, PlanId, PlanStore, PlanSummary, RequestId, StoredPlan, StoreRefusal } from '@lotwright/planning';
import type { Minutes } from '@lotwright/time';
import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Etas, Plans, SUMMARY_COLUMNS } from '../schemas/plan-rows.js';
import type { EtaRow, PlanRow } from '../schemas/plan-rows.js';
import { isUuid } from './ids.js';
import { dateOf, instantOf, momentOf } from './instants.js';
import { endRequest } from './stored-requests.js';

type SummaryRow = Pick<PlanRow, keyof typeof SUMMARY_COLUMNS>;

const LEDGER = `SELECT e.*, p.number FROM eta_entry e JOIN plan p ON p.id = e.plan_id WHERE e.order_id = $1 ORDER BY p.number`;

/** Rolls the transaction back and tells the worker why. */
class Refused extends Error {
  constructor(readonly refusal: StoreRefusal) {
    super(refusal);
  }
}

/** Plans and the promise ledger in PostgreSQL. */
export class StoredPlans implements PlanStore {
  constructor(private readonly source: DataSource) {}

  async current(): Promise<StoredPlan | null> {
    const row = await this.source.getRepository(Plans).findOneBy({ standing: 'current' });
    return row && storedPlanOf(row);
  }

  async currentSummary(): Promise<PlanSummary | null> {
    const row = await this.source.getRepository(Plans).findOne({ select: SUMMARY_COLUMNS, where: { standing: 'current' } });
    return row && summaryOf(row);
  }

  async byId(id: PlanId): Promise<StoredPlan | null> {
    const row = isUuid(id) ? await this.source.getRepository(Plans).findOneBy({ id }) : null;
    return row && storedPlanOf(row);
  }

  async list(limit: number): Promise<PlanSummary[]> {
    const rows = await this.source.getRepository(Plans).find({ select: SUMMARY_COLUMNS, order: { number: 'DESC' }, take: limit });
    return rows.map(summaryOf);
  }

  async store(draft: PlanDraft, lease: Lease): Promise<PlanSummary | StoreRefusal> {
    try {
      return await this.source.transaction((manager) => storeIn(manager, draft, lease));
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  }

  async etas(order: OrderId): Promise<EtaEntry[]> {
    const rows = (await this.source.query(LEDGER, [order])) as (EtaRow & { number: number })[];
    return rows.map((row) => ({
      order: row.order_id as OrderId,
      planId: row.plan_id as PlanId,
      planNumber: row.number,
      at: momentOf(row.at),
      change: row.change,
      arrival: instantOf(row.arrival),
      patientReady: instantOf(row.patient_ready),
      movedBy: row.moved_by as Minutes,
      reason: row.reason,
    }));
  }
}

async function storeIn(manager: EntityManager, draft: PlanDraft, lease: Lease): Promise<PlanSummary> {
  await manager.query('LOCK TABLE plan IN SHARE ROW EXCLUSIVE MODE');
  const { feasible } = draft.verdict;
  const id = randomUUID();
  const current = await manager.findOne(Plans, { select: { id: true }, where: { standing: 'current' } });
  const failure = { code: 'plan_refused', detail: REQUEST_FAILURES.plan_refused } as const;
  const ended = await endRequest(manager, lease, feasible ? 'complete' : 'fail', { planId: id, outcome: draft.leftOut, failure: feasible ? null : failure });
  if (!ended) throw new Refused('lease-lost');
  if (feasible && (current?.id ?? null) !== draft.basedOn) throw new Refused('overtaken');
  if (feasible) await manager.update(Plans, { standing: 'current' }, { standing: 'superseded' });
  await manager.insert(Plans, (await planRow(manager, draft, lease, id)) as never);
  const etas = draft.etas.map((eta) => ({
    order_id: eta.order,
    plan_id: id,
    change: eta.change,
    arrival: dateOf(eta.arrival),
    patient_ready: dateOf(eta.patientReady),
    moved_by: eta.movedBy,
    reason: eta.reason,
  }));
  for (let from = 0; from < etas.length; from += 2000) await manager.insert(Etas, etas.slice(from, from + 2000));
  return summaryOf(await manager.findOneOrFail(Plans, { select: SUMMARY_COLUMNS, where: { id } }));
}

async function planRow(manager: EntityManager, draft: PlanDraft, lease: Lease, id: string): Promise<Omit<PlanRow, 'created_at'>> {
  const [{ number }] = (await manager.query('SELECT coalesce(max(number), 0) + 1 AS number FROM plan')) as [{ number: number }];
  const figures = summaryFigures(draft);
  return {
    id,
    number,
    standing: draft.verdict.feasible ? 'current' : 'refused',
    request_id: lease.request,
    based_on: figures.basedOn,
    plant_version: figures.plantVersion,
    status: figures.status,
    planned: figures.planned,
    unplanned: figures.unplanned,
    late: figures.late,
    turnaround_p50: figures.turnaroundP50,
    turnaround_p90: figures.turnaroundP90,
    violations: figures.violations,
    feasible: draft.verdict.feasible,
    plan_hash: figures.planHash,
    book: draft.book,
    content: draft.plan,
    verdict: draft.verdict,
  };
}

function storedPlanOf(row: PlanRow): StoredPlan {
  return { ...summaryOf(row), book: row.book, plan: row.content, verdict: row.verdict };
}

function summaryOf(row: SummaryRow): PlanSummary {
  return {
    id: row.id as PlanId,
    number: row.number,
    standing: row.standing,
    createdAt: momentOf(row.created_at),
    request: row.request_id as RequestId | null,
    basedOn: row.based_on as PlanId | null,
    plantVersion: row.plant_version,
    status: row.status,
    planned: row.planned,
    unplanned: row.unplanned,
    late: row.late,
    turnaroundP50: row.turnaround_p50 as Minutes | null,
    turnaroundP90: row.turnaround_p90 as Minutes | null,
    violations: row.violations,
    planHash: row.plan_hash,
  };
}
