/** A sorted list of spans in flat arrays: what drawing and searching want. Times are epoch minutes. */
export interface Spans {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** Packs intervals that are already in order of start. */
export function packSpans(list: readonly { readonly start: number; readonly end: number }[]): Spans {
  return { start: Float64Array.from(list, (span) => span.start), end: Float64Array.from(list, (span) => span.end) };
}

/** Index of the first value that is greater than `at`; the array is sorted. */
export function firstAfter(sorted: Float64Array, at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For spans sorted by start, the greatest end up to and including each: lets a search skip everything that is over. */
export function runningMaximum(end: Float64Array): Float64Array {
  const reach = new Float64Array(end.length);
  let highest = -Infinity;
  for (let i = 0; i < end.length; i++) {
    if (end[i] > highest) highest = end[i];
    reach[i] = highest;
  }
  return reach;
}

/** The gaps between spans inside `from`..`to`. */
export function complement(spans: Spans, from: number, to: number): Spans {
  const gaps: { start: number; end: number }[] = [];
  let at = from;
  for (let i = 0; i < spans.start.length; i++) {
    if (spans.start[i] > at) gaps.push({ start: at, end: Math.min(spans.start[i], to) });
    at = Math.max(at, spans.end[i]);
    if (at >= to) break;
  }
  if (at < to) gaps.push({ start: at, end: to });
  return packSpans(gaps);
}

/** Minutes of `from`..`to` that lie inside the spans. */
export function coveredLength(spans: Spans, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(0, firstAfter(spans.start, from) - 1); i < spans.start.length && spans.start[i] < to; i++) {
    sum += Math.max(0, Math.min(spans.end[i], to) - Math.max(spans.start[i], from));
  }
  return sum;
}
