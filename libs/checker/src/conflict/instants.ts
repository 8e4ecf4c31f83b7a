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
  return sets.reduce(common);
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

function isForever(set: Instants): boolean {
  return set.length === 1 && set[0].start === -Infinity && set[0].end === Infinity;
}

function common(a: Instants, b: Instants): Instants {
  if (isForever(a)) return b;
  if (isForever(b)) return a;
  const both: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i].start, b[j].start);
    const end = Math.min(a[i].end, b[j].end);
    if (start < end) both.push({ start, end });
    if (a[i].end <= b[j].end) i++;
    else j++;
  }
  return both;
}
