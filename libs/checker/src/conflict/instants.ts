import { inBoth } from '../evidence/open-time.js';
import type { Span } from '../evidence/open-time.js';

/** Whole minutes at which something may begin or end: spans in order that neither overlap nor touch; without end where nothing ends them. */
export type Instants = readonly Span[];

/** Every minute there is. */
export const FOREVER: Instants = [{ start: -Infinity, end: Infinity }];

/** One minute alone. */
export function only(instant: number): Instants {
  return [{ start: instant, end: instant + 1 }];
}

/** The instants from `least` to `most` minutes after one of the set. */
export function spread(set: Instants, least: number, most: number): Instants {
  if (set.length === 0) return set;
  if (most === Infinity) return [{ start: set[0].start + least, end: Infinity }];
  return grown(set, least, most);
}

/** The instants that may lie from `least` to `most` minutes before one of the set. */
export function spreadBack(set: Instants, least: number, most: number): Instants {
  if (set.length === 0) return set;
  if (most === Infinity) return [{ start: -Infinity, end: set[set.length - 1].end - least }];
  return grown(set, -most, -least);
}

/** The instants in all of the sets. */
export function inAll(...sets: readonly Instants[]): Instants {
  return sets.reduce((left, set) => inBoth(left, set));
}

/** Whether two sets are the same. */
export function alike(a: Instants, b: Instants): boolean {
  return a.length === b.length && a.every(({ start, end }, i) => start === b[i].start && end === b[i].end);
}

/** Every span from so much after its start to so much after its end: they stay in order, but may come to touch. */
function grown(set: Instants, before: number, after: number): Instants {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of set) {
    const last = spans[spans.length - 1];
    if (last !== undefined && start + before <= last.end) last.end = end + after;
    else spans.push({ start: start + before, end: end + after });
  }
  return spans;
}
