import { longer } from './longer.js';
import { TimeChain } from './time-chain.js';

/**
 * How many places are taken over time, as steps: from `times[i]` on there are `levels[i]`, before the first step none. Made for long
 * stays of few (incubators, freezers).
 */
export class LevelProfile extends TimeChain {
  private levels: Int32Array;

  /** @param before a profile over the same span that it begins as a copy of: both hold the same steps until either writes */
  constructor(begin: number, end: number, before?: LevelProfile) {
    super(begin, end, before);
    this.levels = before === undefined ? new Int32Array(16) : before.levels;
  }

  /** End of the last step in `from` to `to` whose level is at least `limit` (cut at `to` for the last step); -1 when there is none. */
  lastFullEnd(from: number, to: number, limit: number): number {
    if (to <= from) return -1;
    const { levels, times, prev } = this;
    let following = this.firstFrom(to);
    for (;;) {
      const i = prev[following];
      if (levels[i] >= limit) return following !== 0 ? times[following] : to;
      if (i === 0 || times[i] <= from) return -1;
      following = i;
    }
  }

  add(from: number, to: number, by: number): void {
    if (to <= from) return;
    this.own();
    const a = this.split(from);
    const b = this.split(to);
    for (let i = a; i !== b; i = this.next[i]) this.levels[i] += by;
    this.join(b);
    this.join(a);
  }

  /** Whether both have the same level at every time. */
  equals(other: LevelProfile): boolean {
    let i = this.next[0];
    let j = other.next[0];
    for (; i !== 0 && j !== 0; i = this.next[i], j = other.next[j]) {
      if (this.times[i] !== other.times[j] || this.levels[i] !== other.levels[j]) return false;
    }
    return i === j;
  }

  /** The step that begins at `t`, made when there is none. */
  private split(t: number): number {
    const following = this.firstFrom(t);
    if (this.times[following] === t) return following;
    const level = this.levels[this.prev[following]];
    const i = this.link(t, following);
    this.levels[i] = level;
    return i;
  }

  /** Drops a step that changes nothing. */
  private join(i: number): void {
    if (this.levels[i] === this.levels[this.prev[i]]) this.unlink(i);
  }

  protected override grow(size: number): void {
    super.grow(size);
    this.levels = longer(this.levels, size);
  }
}
