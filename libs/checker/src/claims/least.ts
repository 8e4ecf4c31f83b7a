import type { ObjectiveLevel, SharedLevel } from '@lotwright/domain';
import type { CaseBook } from '../evidence/case-book.js';
import type { LotAlone } from '../proof/lot-alone.js';
import { outcomeOf } from './outcome.js';
import { sharesOf } from './shares.js';

/**
 * The least that each level can come to in any plan that leaves no order out: every lot as if it had the plant to itself, no move, and as few empty places
 * as the samples leave. @param turnaround a bound proven otherwise; the higher one counts
 */
export function leastLevels(book: CaseBook, alone: LotAlone, turnaround: number): Readonly<Record<ObjectiveLevel, number>> {
  const results = [...book.orders.values()].flatMap((order) => {
    const process = order.cancelled ? null : book.processOf(order);
    if (process === null) return [];
    const ends = alone.ends(process, order);
    return [outcomeOf(book, order, { patientReady: ends.get(process.patientReady)!, arrival: ends.get(process.arrival)!, moved: 0 })];
  });
  const sum = (level: SharedLevel): number => results.reduce((total, outcome) => total + sharesOf(book, outcome)[level], 0);
  return {
    unplanned: 0,
    lateness: sum('lateness'),
    turnaround: Math.max(sum('turnaround'), turnaround),
    stability: 0,
    cost: emptyPlaces(book),
    fairness: sum('fairness'),
    tardiness: sum('tardiness'),
    makespan: results.reduce((last, o) => Math.max(last, o.patientReady - book.now), 0),
  };
}

/** Places that stay empty when every run but one of each method is full. */
function emptyPlaces(book: CaseBook): number {
  const samples = new Map<string, number>();
  for (const order of book.orders.values()) {
    const process = order.cancelled ? null : book.processOf(order);
    for (const { id, requirement } of process?.operations ?? []) {
      if (requirement.kind === 'run' && book.startedAs(order.id, id) === null) samples.set(requirement.method, (samples.get(requirement.method) ?? 0) + 1);
    }
  }
  return [...samples].reduce((sum, [method, count]) => {
    const capacity = book.methods.get(method)?.capacity ?? 1;
    return sum + Math.ceil(count / capacity) * capacity - count;
  }, 0);
}
