import type { Span } from './open-time.js';

/** Spans by start, so that those near a time are found without looking at all of them. */
export class Timeline<T extends Span> {
  private readonly spans: readonly T[];
  private readonly longest: number;

  constructor(spans: readonly T[]) {
    this.spans = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
    this.longest = this.spans.reduce((most, s) => Math.max(most, s.end - s.start), 0);
  }

  /** Spans that end after `from` or at it and start before `to` or at it, in order. */
  near(from: number, to: number): readonly T[] {
    const found: T[] = [];
    for (let i = this.firstFrom(from - this.longest); i < this.spans.length && this.spans[i].start <= to; i++) if (this.spans[i].end >= from) found.push(this.spans[i]);
    return found;
  }

  /** Those near `from` to `to` and so many before and after them. */
  around(from: number, to: number, more: number): readonly T[] {
    const { spans } = this;
    let end = this.firstFrom(to);
    while (end < spans.length && spans[end].start <= to) end++;
    return spans.slice(Math.max(0, this.firstFrom(from - this.longest) - more), end + more);
  }

  private firstFrom(start: number): number {
    const { spans } = this;
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle].start >= start) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
