import { ALWAYS } from '../problem/limits.js';

/** How many places are taken over time, as steps. Made for long stays of few (incubators, freezers). */
export class LevelProfile {
  count = 1;
  times = new Int32Array(16);
  levels = new Int32Array(16);

  constructor() {
    this.times[0] = ALWAYS;
  }

  /** Index of the step that holds at `t`. */
  private stepAt(t: number): number {
    const times = this.times;
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (times[middle] <= t) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  levelAt(t: number): number {
    return this.levels[this.stepAt(t)];
  }

  /** End of the last step in `from` to `to` whose level is at least `limit` (cut at `to` for the last step); -1 when there is none. */
  lastFullEnd(from: number, to: number, limit: number): number {
    if (to <= from) return -1;
    let i = this.stepAt(to - 1);
    for (; i >= 0; i--) {
      if (this.levels[i] >= limit) return i + 1 < this.count ? this.times[i + 1] : to;
      if (this.times[i] <= from) return -1;
    }
    return -1;
  }

  add(from: number, to: number, by: number): void {
    if (to <= from) return;
    const a = this.split(from);
    const b = this.split(to);
    for (let i = a; i < b; i++) this.levels[i] += by;
    this.join(b);
    this.join(a);
  }

  /** Whether both have the same level at every time. */
  equals(other: LevelProfile): boolean {
    if (this.count !== other.count) return false;
    for (let i = 0; i < this.count; i++) if (this.times[i] !== other.times[i] || this.levels[i] !== other.levels[i]) return false;
    return true;
  }

  private split(t: number): number {
    const i = this.stepAt(t);
    if (this.times[i] === t) return i;
    if (this.count === this.times.length) this.grow();
    this.times.copyWithin(i + 2, i + 1, this.count);
    this.levels.copyWithin(i + 2, i + 1, this.count);
    this.times[i + 1] = t;
    this.levels[i + 1] = this.levels[i];
    this.count++;
    return i + 1;
  }

  private join(i: number): void {
    if (i <= 0 || i >= this.count || this.levels[i] !== this.levels[i - 1]) return;
    this.times.copyWithin(i, i + 1, this.count);
    this.levels.copyWithin(i, i + 1, this.count);
    this.count--;
  }

  private grow(): void {
    const times = new Int32Array(this.times.length * 2);
    times.set(this.times);
    this.times = times;
    const levels = new Int32Array(this.levels.length * 2);
    levels.set(this.levels);
    this.levels = levels;
  }
}
