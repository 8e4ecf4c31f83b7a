import type { CrewSpec } from '../problem/problem.js';
import { NEVER } from '../problem/limits.js';

const WORD = 32;
const ALL = -1;
/** Words without enough heads that are worth remembering: two days. */
const LONG = 96;

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
  private bits: Int32Array;
  /** How many counts hold `bits`; more than one must not write to them. */
  private held = { by: 1 };
  /** A long stretch of words, the last one found, in which never as many as `barrenHeads` are free: a year without a crew is not gone through again and again. */
  private barrenFrom = 0;
  private barrenTo = 0;
  private barrenHeads = 0;

  /** @param begin first minute of the table; @param before the count of the same crew over the same minutes, whose bookings are taken over: held by both until either writes */
  constructor(
    private readonly crew: CrewSpec,
    private readonly begin: number,
    horizon: number,
    before?: HeadCount,
  ) {
    this.size = Math.max(0, horizon - begin);
    let most = 1;
    for (const heads of crew.heads) if (heads > most) most = heads;
    this.planes = Math.max(WORD - Math.clz32(most), before?.planes ?? 0);
    const shared = before?.planes === this.planes;
    this.bits = shared ? before.bits : new Int32Array(this.planes * Math.ceil(this.size / WORD));
    if (shared) {
      this.held = before.held;
      this.held.by++;
    } else if (before !== undefined) {
      this.widen(before);
    }
    if (before?.crew === crew) return;
    if (before !== undefined) this.offer(before.crew, -1);
    this.offer(crew, 1);
  }

  /** Before writing: what another count holds too is copied. */
  private own(): void {
    if (this.held.by === 1) return;
    this.held.by--;
    this.held = { by: 1 };
    this.bits = this.bits.slice();
  }

  /** Adds (`by` = 1) or takes away (`by` = -1) the heads of a roster. */
  private offer({ times, heads }: CrewSpec, by: number): void {
    for (let i = 0; i < times.length; i++) this.take(times[i], i + 1 < times.length ? times[i + 1] : this.begin + this.size, -by * heads[i]);
  }

  /** Takes over the counts of one with fewer planes. */
  private widen({ bits, planes }: HeadCount): void {
    const words = this.bits.length / this.planes;
    for (let w = 0; w < words; w++) for (let p = 0; p < planes; p++) this.bits[w * this.planes + p] = bits[w * planes + p];
  }

  /** Earliest start at or after `t` such that `heads` are free for `length` minutes; NEVER past the horizon. */
  earliest(t: number, length: number, heads: number): number {
    let from = t - this.begin;
    if (from < 0) from = 0;
    for (;;) {
      const to = from + length;
      if (to > this.size) return NEVER;
      const short = this.short(from, to, heads);
      if (short < 0) return from + this.begin;
      from = this.enoughFrom(short + 1, heads);
    }
  }

  /** The last minute in `from` to `to` with fewer than `heads` free; -1 when there is none, NEVER past the horizon. */
  lastShort(from: number, to: number, heads: number): number {
    if (to - this.begin > this.size) return NEVER;
    const short = this.short(Math.max(0, from - this.begin), to - this.begin, heads);
    return short < 0 ? -1 : short + this.begin;
  }

  /** Takes `heads` away for a time; a negative number gives them back. Minutes outside the table are left out. */
  take(from: number, to: number, heads: number): void {
    const a = from < this.begin ? 0 : from - this.begin;
    const b = to - this.begin > this.size ? this.size : to - this.begin;
    if (a >= b || heads === 0) return;
    this.own();
    const first = a >>> 5;
    const last = (b - 1) >>> 5;
    if (first < this.barrenTo && last >= this.barrenFrom) this.barrenTo = 0;
    for (let w = first; w <= last; w++) {
      let mask = w === first ? ALL << (a & 31) : ALL;
      if (w === last) mask &= ALL >>> (31 - ((b - 1) & 31));
      if (heads > 0) this.subtract(w * this.planes, mask, heads);
      else this.add(w * this.planes, mask, -heads);
    }
  }

  /** Free heads at one minute. */
  at(minute: number): number {
    const m = minute - this.begin;
    let heads = 0;
    for (let p = 0; p < this.planes; p++) heads |= ((this.bits[(m >>> 5) * this.planes + p] >>> (m & 31)) & 1) << p;
    return heads;
  }

  /** The first minute of some 32 in which the counts of both differ; -1 when there is none. */
  difference(other: HeadCount): number {
    const planes = Math.max(this.planes, other.planes);
    for (let w = 0; w < this.bits.length / this.planes; w++) {
      for (let p = 0; p < planes; p++) if (this.plane(w, p) !== other.plane(w, p)) return this.begin + w * WORD;
    }
    return -1;
  }

  private plane(word: number, p: number): number {
    return p < this.planes ? this.bits[word * this.planes + p] : 0;
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
    const first = from >>> 5;
    let begin = first;
    if (first >= this.barrenFrom && first < this.barrenTo && heads >= this.barrenHeads) begin = this.barrenTo;
    let w = begin;
    for (; w < words; w++) {
      let lanes = this.enough(w * this.planes, heads);
      if (w === first) lanes &= ALL << (from & 31);
      if (lanes === 0) continue;
      if (w - begin > LONG) this.remember(first + 1, w, heads);
      return w * WORD + 31 - Math.clz32(lanes & -lanes);
    }
    if (w - begin > LONG) this.remember(first + 1, w, heads);
    return this.size;
  }

  private remember(from: number, to: number, heads: number): void {
    this.barrenFrom = from;
    this.barrenTo = to;
    this.barrenHeads = heads;
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
