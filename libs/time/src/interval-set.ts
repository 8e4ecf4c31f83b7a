import type { Instant, Interval } from './units.js';

/**
 * Interval sets: lists that are sorted, with no empty members and with gaps between neighbours. Every function here
 * returns one; `union` makes one from anything.
 */

/** All minutes that lie in any of the lists; the lists need not be sorted. */
export function union(...lists: readonly (readonly Interval[])[]): Interval[] {
  const sorted = lists.flat().filter((span) => span.start < span.end);
  sorted.sort((a, b) => a.start - b.start);
  const merged: { start: Instant; end: Instant }[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      if (span.end > last.end) last.end = span.end;
    } else {
      merged.push({ start: span.start, end: span.end });
    }
  }
  return merged;
}

/** The minutes that lie in both interval sets. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = a[i].start > b[j].start ? a[i].start : b[j].start;
    const end = a[i].end < b[j].end ? a[i].end : b[j].end;
    if (start < end) both.push({ start, end });
    if (a[i].end < b[j].end) i++;
    else j++;
  }
  return both;
}

/** The minutes of interval set `a` that are not in interval set `b`. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let j = 0;
  for (const span of a) {
    let start = span.start;
    while (j < b.length && b[j].end <= start) j++;
    for (let k = j; k < b.length && b[k].start < span.end; k++) {
      if (b[k].start > start) left.push({ start, end: b[k].start });
      if (b[k].end > start) start = b[k].end;
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}

/** Whether the interval set has the minute that begins at `at`. */
export function contains(set: readonly Interval[], at: Instant): boolean {
  const index = indexAt(set, at);
  return index >= 0 && at < set[index].end;
}

/** Whether the interval set has every minute of `span`; an empty span is always covered. */
export function covers(set: readonly Interval[], span: Interval): boolean {
  if (span.start >= span.end) return true;
  const index = indexAt(set, span.start);
  return index >= 0 && span.end <= set[index].end;
}

/** Summed length of an interval set, minutes. */
export function totalLength(set: readonly Interval[]): number {
  let sum = 0;
  for (const span of set) sum += span.end - span.start;
  return sum;
}

/** Index of the last interval that starts at or before `at`; -1 when there is none. */
export function indexAt(set: readonly Interval[], at: Instant): number {
  let low = -1;
  let high = set.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (set[middle].start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
