import { formatCount } from '../format/share.js';
import type { BoardModel } from './board-model.js';

/** What a new plan means for the lots of the one before. */
export interface PlanDifference {
  /** Lots that arrive earlier, later, or have become late. */
  readonly earlier: number;
  readonly later: number;
  readonly newlyLate: number;
}

/** Compares arrivals lot by lot. */
export function planDifference(before: BoardModel, after: BoardModel): PlanDifference {
  let [earlier, later, newlyLate] = [0, 0, 0];
  for (const lot of after.lots) {
    const old = before.lotOf.get(lot.order.id);
    if (!old?.account || !lot.account) continue;
    if (lot.account.arrival < old.account.arrival) earlier += 1;
    if (lot.account.arrival > old.account.arrival) later += 1;
    if (lot.status === 'late' && old.status !== 'late') newlyLate += 1;
  }
  return { earlier, later, newlyLate };
}

/** One sentence for the toast: fact, number. */
export function differenceWords(planNumber: number, difference: PlanDifference): string {
  const { earlier, later, newlyLate } = difference;
  if (earlier + later === 0) return `Plan ${planNumber} is in force. Every lot arrives as before.`;
  const parts = [`${formatCount(earlier, 'lot')} earlier`, `${later} later`];
  if (newlyLate > 0) parts.push(`${newlyLate} newly late`);
  return `Plan ${planNumber} is in force: ${parts.join(', ')}.`;
}
