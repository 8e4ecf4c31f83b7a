import type { Order, Plan } from '@lotwright/domain';
import type { Hold, LotStatus } from './lot.js';

/** Slack to the window's close below which an on-time lot is *at risk*: one missed weekly QC start eats about a day. Minutes. */
export const RISK_SLACK = 24 * 60;
/** A hold is tight below this share of its limit … */
export const TIGHT_SHARE = 0.1;
/** … or below this many minutes, where the limit itself is at least four times as long. */
export const TIGHT_MINUTES = 60;

/** Whether a hold time has so little left that any small delay breaks it. */
export function isTight(left: number, limit: number): boolean {
  if (limit <= 0) return false;
  return left < limit * TIGHT_SHARE || (left < TIGHT_MINUTES && limit >= 4 * TIGHT_MINUTES);
}

/**
 * Late: arrives after its window closes. At risk: inside, with less than `RISK_SLACK` to the close, or with a tight
 * hold of the product that has not ended yet (shipping couplings are timed to the courier and always tight).
 */
export function statusOf(
  order: Order,
  lateBy: number | null,
  planned: boolean,
  holds: readonly Hold[],
  now: Plan['now'],
): { readonly status: LotStatus; readonly risk: 'window' | 'hold' | null } {
  if (order.cancelled) return { status: 'cancelled', risk: null };
  if (!planned) return { status: 'unplanned', risk: null };
  if (lateBy !== null && lateBy > 0) return { status: 'late', risk: null };
  if (lateBy !== null && -lateBy < RISK_SLACK) return { status: 'risk', risk: 'window' };
  if (holds.some((hold) => hold.tight && hold.from.stage !== 'logistics' && hold.to.start > now)) return { status: 'risk', risk: 'hold' };
  return { status: 'on-time', risk: null };
}
