import type { SharedLevel } from '@lotwright/domain';
import type { CaseBook } from '../evidence/case-book.js';
import type { Outcome } from './outcome.js';

const PAST_LATEST_USEFUL = 100;

/** What one order adds to the levels that are sums over orders. */
export function sharesOf({ given }: CaseBook, outcome: Outcome): Readonly<Record<SharedLevel, number>> {
  const { weight, turnaround, missedWindows, pastLatestUseful, lateBy, moved } = outcome;
  const longest = given.objective?.longestTurnaround ?? Infinity;
  return {
    lateness: weight * (missedWindows + (pastLatestUseful ? PAST_LATEST_USEFUL : 0)),
    turnaround: weight * turnaround,
    stability: moved,
    fairness: turnaround > longest ? turnaround - longest : 0,
    tardiness: lateBy !== null && lateBy > 0 ? weight * lateBy : 0,
  };
}
