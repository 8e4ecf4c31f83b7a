import type { LotAccount, OrderId, UnplannedOrder } from '@lotwright/domain';
import type { PlanStore } from '../ports/stores.js';
import type { EtaEntry } from './eta.js';
import type { PlanSummary } from './stored-plan.js';

/** What is known about the arrival of one order. */
export interface LotEta {
  readonly order: OrderId;
  /** The plan in force. */
  readonly plan: Pick<PlanSummary, 'id' | 'number' | 'createdAt'>;
  /** The order's account in that plan; `null` when it has no place there. */
  readonly account: LotAccount | null;
  readonly unplanned: UnplannedOrder | null;
  /** The first arrival ever stored: what was promised. */
  readonly promise: EtaEntry | null;
  /** Why the arrival is what it is. */
  readonly lastChange: EtaEntry | null;
  /** The promise ledger, oldest first. */
  readonly history: readonly EtaEntry[];
}

/** The ETA of one order in the plan in force; `null` when there is no plan or the plan does not know the order. */
export async function lotEta(plans: PlanStore, order: OrderId): Promise<LotEta | null> {
  const current = await plans.current();
  if (current === null) return null;
  const account = current.plan.accounts.find((entry) => entry.order === order) ?? null;
  const unplanned = current.plan.unplanned.find((entry) => entry.order === order) ?? null;
  if (account === null && unplanned === null) return null;
  const history = await plans.etas(order);
  const { id, number, createdAt } = current;
  return {
    order,
    plan: { id, number, createdAt },
    account,
    unplanned,
    promise: history.find((entry) => entry.arrival !== null) ?? null,
    lastChange: history.at(-1) ?? null,
    history,
  };
}
