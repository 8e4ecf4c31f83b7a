import type { OrderId } from '@lotwright/domain';
import type { EtaEntry } from '../plan/eta.js';
import { summaryFigures } from '../plan/summary-figures.js';
import type { PlanId } from '../plan/plan-id.js';
import type { PlanDraft, PlanSummary, StoredPlan } from '../plan/stored-plan.js';
import type { Clock } from '../ports/moment.js';
import type { PlanStore, StoreRefusal } from '../ports/stores.js';
import { REQUEST_FAILURES } from '../request/planning-request.js';
import type { Lease } from '../request/planning-request.js';
import type { MemoryRequests } from './memory-requests.js';

/** Plans in memory: the double of the database in tests. */
export class MemoryPlans implements PlanStore {
  private plans: StoredPlan[] = [];
  private readonly ledger: EtaEntry[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly requests: MemoryRequests,
  ) {}

  async current(): Promise<StoredPlan | null> {
    return this.plans.find(({ standing }) => standing === 'current') ?? null;
  }

  async currentSummary(): Promise<PlanSummary | null> {
    const plan = await this.current();
    return plan && withoutContent(plan);
  }

  async byId(id: PlanId): Promise<StoredPlan | null> {
    return this.plans.find((plan) => plan.id === id) ?? null;
  }

  async list(limit: number): Promise<PlanSummary[]> {
    return this.plans.map(withoutContent).reverse().slice(0, limit);
  }

  async store(draft: PlanDraft, lease: Lease): Promise<PlanSummary | StoreRefusal> {
    if (!this.requests.holds(lease)) return 'lease-lost';
    const { feasible } = draft.verdict;
    const current = await this.current();
    if (feasible && (current?.id ?? null) !== draft.basedOn) return 'overtaken';
    const number = this.plans.length + 1;
    const { etas, leftOut, ...content } = draft;
    const stored: StoredPlan = {
      ...content,
      ...summaryFigures(draft),
      id: `plan-${number}` as PlanId,
      number,
      standing: feasible ? 'current' : 'refused',
      createdAt: this.clock.now(),
      request: lease.request,
    };
    if (feasible) {
      this.plans = this.plans.map((plan) => (plan.standing === 'current' ? { ...plan, standing: 'superseded' } : plan));
      this.ledger.push(...etas.map((eta) => ({ ...eta, planId: stored.id, planNumber: number, at: stored.createdAt })));
      this.requests.end(lease, 'complete', { planId: stored.id, outcome: leftOut });
    } else {
      this.requests.end(lease, 'fail', { planId: stored.id, outcome: leftOut, failure: { code: 'plan_refused', detail: REQUEST_FAILURES.plan_refused } });
    }
    this.plans.push(stored);
    return withoutContent(stored);
  }

  async etas(order: OrderId): Promise<EtaEntry[]> {
    return this.ledger.filter((entry) => entry.order === order);
  }
}

function withoutContent({ book: _book, plan: _plan, verdict: _verdict, ...summary }: StoredPlan): PlanSummary {
  return summary;
}
