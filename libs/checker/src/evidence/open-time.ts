/** A half-open span in epoch minutes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Open time: spans in order that neither overlap nor touch. `null` stands for always open. */
export type OpenTime = readonly Span[] | null;

/** Puts spans in order and joins what overlaps or touches; empty spans vanish. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const result: { start: number; end: number }[] = [];
  for (const span of spans.filter((s) => s.start < s.end).sort((a, b) => a.start - b.start)) {
    const last = result[result.length - 1];
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ start: span.start, end: span.end });
  }
  return result;
}

/** The minutes of `spans` that lie in none of `gaps`. */
export function without(spans: readonly Span[], gaps: readonly Span[]): readonly Span[] {
  let left = [...spans];
  for (const gap of joined(gaps)) {
    left = left.flatMap((span) =>
      gap.end <= span.start || span.end <= gap.start
        ? [span]
        : [{ start: span.start, end: gap.start }, { start: gap.end, end: span.end }].filter((s) => s.start < s.end));
  }
  return left;
}

/** The minutes that lie in both. Each in order, with spans that neither overlap nor touch; so is what they have in common. */
export function inBoth(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.flatMap(({ start, end }) => within(many, start, end));
}

/** The open pieces of `start`..`end`. */
export function within(open: OpenTime, start: number, end: number): readonly Span[] {
  if (start >= end) return [];
  if (open === null) return [{ start, end }];
  const pieces: Span[] = [];
  for (let i = firstEndingAfter(open, start); i < open.length && open[i].start < end; i++) {
    pieces.push({ start: Math.max(start, open[i].start), end: Math.min(end, open[i].end) });
  }
  return pieces;
}

/** Whether the minute that begins at `instant` is open. */
export function isOpenAt(open: OpenTime, instant: number): boolean {
  return within(open, instant, instant + 1).length === 1;
}

/** Open minutes in `start`..`end`. */
export function openMinutes(open: OpenTime, start: number, end: number): number {
  return within(open, start, end).reduce((sum, piece) => sum + piece.end - piece.start, 0);
}

/** End of the first unbroken `length` open minutes that start at or after `from`; Infinity when there are none in the open time known. */
export function endOfFirstUnbroken(open: OpenTime, from: number, length: number): number {
  if (length === 0 || open === null) return from + length;
  for (let i = firstEndingAfter(open, from); i < open.length; i++) {
    const start = Math.max(from, open[i].start);
    if (start + length <= open[i].end) return start + length;
  }
  return Infinity;
}

function firstEndingAfter(open: readonly Span[], instant: number): number {
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (open[middle].end > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
