import type { CrewSpec } from '../problem/problem.js';
import { NEVER } from '../problem/limits.js';

/** Free heads of one crew at every minute. Made for many short demands: a query strides over closed hours. */
export class HeadCount {
  readonly free: Int16Array;

  constructor(
    crew: CrewSpec,
    private readonly now: number,
    horizon: number,
  ) {
    this.free = new Int16Array(Math.max(0, horizon - now));
    for (let i = 0; i < crew.times.length; i++) {
      const from = Math.max(0, crew.times[i] - now);
      const to = i + 1 < crew.times.length ? crew.times[i + 1] - now : this.free.length;
      if (to > from) this.free.fill(crew.heads[i], from, Math.min(to, this.free.length));
    }
  }

  /** Earliest start at or after `t` such that `heads` are free for `length` minutes; NEVER past the horizon. */
  earliest(t: number, length: number, heads: number): number {
    const free = this.free;
    let from = t - this.now;
    if (from < 0) from = 0;
    for (;;) {
      const to = from + length;
      if (to > free.length) return NEVER;
      let m = to - 1;
      while (m >= from && free[m] >= heads) m--;
      if (m < from) return from + this.now;
      from = m + 1;
    }
  }

  /** The last minute in `from` to `to` with fewer than `heads` free; -1 when there is none, NEVER past the horizon. */
  lastShort(from: number, to: number, heads: number): number {
    if (to - this.now > this.free.length) return NEVER;
    for (let m = to - this.now - 1; m >= from - this.now; m--) if (this.free[m] < heads) return m + this.now;
    return -1;
  }

  take(from: number, to: number, heads: number): void {
    const end = to - this.now;
    for (let m = from - this.now; m < end; m++) this.free[m] -= heads;
  }
}
