import type { OrderId } from '@lotwright/domain';
import type { PlanStore, StoreRefusal } from '../ports/stores.js';
import type { Lease } from '../request/planning-request.js';
import type { EtaEntry } from './eta.js';
import type { PlanId } from './plan-id.js';
import type { PlanDraft, PlanSummary, StoredPlan } from './stored-plan.js';

/**
 * A plan store that remembers the content of the plan asked for last: reading a large plan takes longer than asking whether it is
 * still in force, and content never changes.
 */
export class RememberedPlans implements PlanStore {
  private remembered: StoredPlan | null = null;

  constructor(private readonly plans: PlanStore) {}

  async current(): Promise<StoredPlan | null> {
    const summary = await this.plans.currentSummary();
    return summary && this.withContent(summary);
  }

  async byId(id: PlanId): Promise<StoredPlan | null> {
    if (this.remembered?.id !== id) return this.plans.byId(id);
    const summary = (await this.plans.list(1))[0];
    // Its standing may have changed since: only the newest plan is surely still what it was.
    return summary?.id === id ? this.withContent(summary) : this.plans.byId(id);
  }

  currentSummary(): Promise<PlanSummary | null> {
    return this.plans.currentSummary();
  }

  list(limit: number): Promise<PlanSummary[]> {
    return this.plans.list(limit);
  }

  store(draft: PlanDraft, lease: Lease): Promise<PlanSummary | StoreRefusal> {
    return this.plans.store(draft, lease);
  }

  etas(order: OrderId): Promise<EtaEntry[]> {
    return this.plans.etas(order);
  }

  private async withContent(summary: PlanSummary): Promise<StoredPlan | null> {
    if (this.remembered?.id !== summary.id) this.remembered = await this.plans.byId(summary.id);
    return this.remembered && { ...this.remembered, ...summary };
  }
}
