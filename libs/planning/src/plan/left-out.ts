import type { OrderId, Plan, UnplannedOrder } from '@lotwright/domain';

/** Lots listed at most; the rest is counted. */
const LISTED = 50;
/** Lots whose reasons the message gives. */
const TOLD = 3;

/** Lots that the plan in force has and its successor leaves out: the outcome of a request that made such a plan. */
export interface LeftOut {
  /** How many lots the plan in force has and this one leaves out. */
  readonly leftOut: number;
  /** Number of the plan that was in force. */
  readonly planInForce: number;
  /** The same in words, with the first reasons. */
  readonly message: string;
  /** Which lots, and why: 50 at most. */
  readonly lots: readonly (Pick<UnplannedOrder, 'reason' | 'help' | 'rule'> & { readonly order: OrderId })[];
}

/** What a plan leaves out of what the plan in force has planned; `null` when it leaves out nothing. */
export function leftOut(inForce: { readonly number: number; readonly plan: Pick<Plan, 'accounts'> } | null, plan: Pick<Plan, 'unplanned'>): LeftOut | null {
  if (inForce === null) return null;
  const had = new Set(inForce.plan.accounts.map(({ order }) => order));
  const lost = plan.unplanned.filter(({ order }) => had.has(order));
  if (lost.length === 0) return null;
  const reasons = lost.slice(0, TOLD).map(({ order, reason }) => `${order}: ${reason}${reason.endsWith('.') ? '' : '.'}`);
  const more = lost.length > TOLD ? ` And ${lost.length - TOLD} more.` : '';
  return {
    leftOut: lost.length,
    planInForce: inForce.number,
    message: `${lost.length} ${lost.length === 1 ? 'lot' : 'lots'} that plan ${inForce.number} had planned ${lost.length === 1 ? 'is' : 'are'} left out of this plan. ${reasons.join(' ')}${more}`,
    lots: lost.slice(0, LISTED).map(({ order, rule, reason, help }) => ({ order, rule, reason, help })),
  };
}
