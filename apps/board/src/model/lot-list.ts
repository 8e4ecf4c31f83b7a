import type { Filter, LotSort } from '../state/board-state.js';
import type { BoardModel } from './board-model.js';
import type { Lot, LotStatus } from './lot.js';

const ORDER: Readonly<Record<LotStatus, number>> = { 'unplanned': 0, 'late': 1, 'risk': 2, 'on-time': 3, 'cancelled': 4 };

/** Whether a lot passes filter and search. A search matches any part of the full id. */
export function passes(lot: Lot, filter: Filter, search: string): boolean {
  if (filter !== 'none' && lot.status !== filter) return false;
  const text = search.trim().toLowerCase();
  return text === '' || lot.order.id.toLowerCase().includes(text);
}

/** Lots worst first: unplanned, then by lateness; lots without a window last. */
export function worstFirst(a: Lot, b: Lot): number {
  const rank = (lot: Lot): number => (lot.status === 'risk' && lot.risk === 'hold' ? ORDER.risk : ORDER[lot.status]);
  return rank(a) - rank(b) || (b.lateBy ?? -1e9) - (a.lateBy ?? -1e9) || (a.order.id < b.order.id ? -1 : 1);
}

/** Late, at risk and unplanned lots, worst first. */
export function lotsInTrouble(model: BoardModel): Lot[] {
  return model.lots.filter((lot) => lot.status === 'late' || lot.status === 'risk' || lot.status === 'unplanned').sort(worstFirst);
}

/** The lots of the board by lot: filtered, cancelled ones left out, in the order asked for. */
export function lotsInOrder(model: BoardModel, filter: Filter, search: string, sort: LotSort): Lot[] {
  const lots = model.lots.filter((lot) => lot.status !== 'cancelled' && passes(lot, filter, search));
  if (sort === 'lot') return lots.sort((a, b) => (a.order.id < b.order.id ? -1 : 1));
  if (sort === 'ready') return lots.sort((a, b) => (a.account?.arrival ?? Infinity) - (b.account?.arrival ?? Infinity));
  return lots.sort(worstFirst);
}
