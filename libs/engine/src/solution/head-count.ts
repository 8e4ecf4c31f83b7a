import type { CrewSpec } from '../problem/problem.js';
import { NEVER } from '../problem/limits.js';

const WORD = 32;
const ALL = -1;

/**
 * Free heads of one crew at every minute, one bit of the number per plane and 32 minutes to the word: whether enough heads are free
 * for an hour is two comparisons, and taking them two subtractions, however many minutes that is. Counts are exact modulo the
 * planes, so a count that dips below zero between a `take` and its inverse comes back right.
 */
export class HeadCount {
  /** Minutes before the horizon. */
  private readonly size: number;
  private readonly planes: number;
  /** `planes` words per 32 minutes, least significant first. */
  private readonly bits: Int32Array;

  constructor(
    crew: CrewSpec,
    private readonly now: number,
    horizon: number,
  ) {
    this.size = Math.max(0, horizon - now);
    let most = 1;
    for (const heads of crew.heads) if (heads > most) most = heads;
    this.planes = WORD - Math.clz32(most);
    this.bits = new Int32Array(this.planes * Math.ceil(this.size / WORD));
    for (let i = 0; i < crew.times.length; i++) {
      const to = i + 1 < crew.times.length ? crew.times[i + 1] - now : this.size;
      this.take(crew.times[i], Math.min(to, this.size) + now, -crew.heads[i]);
    }
  }

  /** Earliest start at or after `t` such that `heads` are free for `length` minutes; NEVER past the horizon. */
  earliest(t: number, length: number, heads: number): number {
    let from = t - this.now;
    if (from < 0) from = 0;
    for (;;) {
      const to = from + length;
      if (to > this.size) return NEVER;
      const short = this.short(from, to, heads);
      if (short < 0) return from + this.now;
      from = this.enoughFrom(short + 1, heads);
    }
  }

  /** The last minute in `from` to `to` with fewer than `heads` free; -1 when there is none, NEVER past the horizon. */
  lastShort(from: number, to: number, heads: number): number {
    if (to - this.now > this.size) return NEVER;
    const short = this.short(Math.max(0, from - this.now), to - this.now, heads);
    return short < 0 ? -1 : short + this.now;
  }

  /** Takes `heads` away for a time; a negative number gives them back. Minutes outside the table are left out. */
  take(from: number, to: number, heads: number): void {
    const a = from < this.now ? 0 : from - this.now;
    const b = to - this.now > this.size ? this.size : to - this.now;
    if (a >= b || heads === 0) return;
    const first = a >>> 5;
    const last = (b - 1) >>> 5;
    for (let w = first; w <= last; w++) {
      let mask = w === first ? ALL << (a & 31) : ALL;
      if (w === last) mask &= ALL >>> (31 - ((b - 1) & 31));
      if (heads > 0) this.subtract(w * this.planes, mask, heads);
      else this.add(w * this.planes, mask, -heads);
    }
  }

  /** Free heads at one minute. */
  at(minute: number): number {
    const m = minute - this.now;
    let heads = 0;
    for (let p = 0; p < this.planes; p++) heads |= ((this.bits[(m >>> 5) * this.planes + p] >>> (m & 31)) & 1) << p;
    return heads;
  }

  /** The first minute of some 32 in which the counts of both differ; -1 when there is none. */
  difference(other: HeadCount): number {
    for (let i = 0; i < this.bits.length; i++) if (this.bits[i] !== other.bits[i]) return this.now + Math.floor(i / this.planes) * WORD;
    return -1;
  }

  /** Lanes of the words at `at` that have at least `heads`. */
  private enough(at: number, heads: number): number {
    let lanes = ALL;
    for (let p = 0; p < this.planes; p++) {
      const plane = this.bits[at + p];
      lanes = (heads >>> p) & 1 ? plane & lanes : plane | lanes;
    }
    return heads >>> this.planes === 0 ? lanes : 0;
  }

  /** The last short minute of a stretch; -1 when there is none, as in a stretch without length. */
  private short(from: number, to: number, heads: number): number {
    if (to <= from) return -1;
    const first = from >>> 5;
    const last = (to - 1) >>> 5;
    for (let w = last; w >= first; w--) {
      let lanes = ~this.enough(w * this.planes, heads);
      if (w === last) lanes &= ALL >>> (31 - ((to - 1) & 31));
      if (w === first) lanes &= ALL << (from & 31);
      if (lanes !== 0) return w * WORD + 31 - Math.clz32(lanes);
    }
    return -1;
  }

  /** The first minute from `from` on with enough heads; the end of the table when there is none. */
  private enoughFrom(from: number, heads: number): number {
    const words = this.bits.length / this.planes;
    for (let w = from >>> 5; w < words; w++) {
      let lanes = this.enough(w * this.planes, heads);
      if (w === from >>> 5) lanes &= ALL << (from & 31);
      if (lanes !== 0) return w * WORD + 31 - Math.clz32(lanes & -lanes);
    }
    return this.size;
  }

  private subtract(at: number, mask: number, heads: number): void {
    let borrow = 0;
    for (let p = 0; p < this.planes; p++) {
      const x = (heads >>> p) & 1 ? mask : 0;
      const a = this.bits[at + p];
      this.bits[at + p] = a ^ x ^ borrow;
      borrow = (~a & (x | borrow)) | (x & borrow);
    }
  }

  private add(at: number, mask: number, heads: number): void {
    let carry = 0;
    for (let p = 0; p < this.planes; p++) {
      const x = (heads >>> p) & 1 ? mask : 0;
      const a = this.bits[at + p];
      this.bits[at + p] = a ^ x ^ carry;
      carry = (a & x) | (carry & (a | x));
    }
  }
}
