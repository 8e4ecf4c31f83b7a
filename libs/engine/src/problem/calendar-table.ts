import { NEVER } from './limits.js';

const BUCKET_SHIFT = 10;

/** An expanded calendar: sorted, disjoint, non-touching open intervals between `begin` and `end`, with constant-time look-up. */
export class CalendarTable {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Open minutes before each interval. */
  readonly before: Int32Array;
  /** Length of the longest interval. */
  readonly longest: number;
  private readonly bucket: Int32Array;
  private readonly begin: number;

  constructor(intervals: readonly { readonly start: number; readonly end: number }[], begin: number, end: number) {
    this.begin = begin;
    this.count = intervals.length;
    this.starts = Int32Array.from(intervals, (i) => i.start);
    this.ends = Int32Array.from(intervals, (i) => i.end);
    this.before = new Int32Array(this.count + 1);
    let longest = 0;
    for (let i = 0; i < this.count; i++) {
      const length = this.ends[i] - this.starts[i];
      this.before[i + 1] = this.before[i] + length;
      if (length > longest) longest = length;
    }
    this.longest = longest;
    this.bucket = new Int32Array(Math.max(2, ((end - begin) >> BUCKET_SHIFT) + 2));
    for (let b = 0, i = 0; b < this.bucket.length; b++) {
      const from = begin + (b << BUCKET_SHIFT);
      while (i < this.count && this.ends[i] <= from) i++;
      this.bucket[b] = i;
    }
  }

  /** Index of the first interval that ends after `t`; `count` when there is none. */
  indexAt(t: number): number {
    if (t < this.begin) return 0;
    const b = (t - this.begin) >> BUCKET_SHIFT;
    let i = b >= this.bucket.length ? this.count : this.bucket[b];
    while (i < this.count && this.ends[i] <= t) i++;
    return i;
  }

  /** The first open minute at or after `t`; NEVER when there is none. */
  next(t: number): number {
    const i = this.indexAt(t);
    if (i >= this.count) return NEVER;
    return this.starts[i] > t ? this.starts[i] : t;
  }

  /** Earliest start at or after `t` of an unbroken open stretch of `length` minutes (at least 1); NEVER when there is none. */
  fit(t: number, length: number): number {
    if (length > this.longest) return NEVER;
    for (let i = this.indexAt(t); i < this.count; i++) {
      const s = this.starts[i] > t ? this.starts[i] : t;
      if (s + length <= this.ends[i]) return s;
    }
    return NEVER;
  }

  /** Whether any open minute lies in `from` to `to` (none does where the two are equal); if so, the end of the last interval that has one, else -1. */
  lastOverlapEnd(from: number, to: number): number {
    let found = -1;
    if (from >= to) return found;
    for (let i = this.indexAt(from); i < this.count && this.starts[i] < to; i++) found = this.ends[i];
    return found;
  }

  /** Open minutes before `t`. */
  openBefore(t: number): number {
    const i = this.indexAt(t);
    return this.before[i] + (i < this.count && t > this.starts[i] ? t - this.starts[i] : 0);
  }

  /** The open minute that has exactly `minutes` open minutes before it; NEVER past the end. */
  openMinute(minutes: number): number {
    if (minutes < 0) return this.count > 0 ? this.starts[0] : NEVER;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.before[middle + 1] > minutes) high = middle;
      else low = middle + 1;
    }
    return low >= this.count ? NEVER : this.starts[low] + minutes - this.before[low];
  }
}
