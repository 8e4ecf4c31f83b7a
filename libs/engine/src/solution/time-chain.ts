import { longer } from './longer.js';

/** Minutes of one bucket as a power of two: some hours, in which a resource has few bookings. */
const BUCKET_SHIFT = 9;
/** Later than any time that is asked for, NEVER plus a length included. */
const AFTER_ALL = 0x7fffffff;

/** Stands where an array has not been made yet. */
export const NOTHING = new Int32Array(0);

/**
 * Entries in order of time, linked both ways, with a bucket for every few hours: finding a time, adding and dropping take the same
 * few steps however long the plan is. Entry 0 is no entry: it stands before the first and after the last, with a time after all others.
 * Arrays grow; nothing else is allocated.
 */
export class TimeChain {
  /** Entries linked in. */
  count = 0;
  times: Int32Array = NOTHING;
  next: Int32Array = NOTHING;
  prev: Int32Array = NOTHING;
  private size = 16;
  private free = 0;
  private used = 1;
  /** Earliest entry of each bucket; 0 when it is empty. */
  private first: Int32Array = NOTHING;
  /** One bit per bucket that has an entry. */
  private filled: Int32Array = NOTHING;
  private readonly lastBucket: number;
  /** How many chains hold the same arrays; more than one must not write to them. */
  private held = { by: 1 };

  /** @param begin times before it share the first bucket; @param end times from it on share the last; @param before a chain over the same span that it begins as a copy of */
  constructor(
    private readonly begin: number,
    end: number,
    before?: TimeChain,
  ) {
    this.lastBucket = Math.max(0, end - begin) >> BUCKET_SHIFT;
    if (before !== undefined) {
      this.hold(before);
      return;
    }
    this.times = new Int32Array(16);
    this.next = new Int32Array(16);
    this.prev = new Int32Array(16);
    this.times[0] = AFTER_ALL;
    this.first = new Int32Array(this.lastBucket + 1);
    this.filled = new Int32Array((this.lastBucket >> 5) + 1);
  }

  private bucketOf(t: number): number {
    const b = (t - this.begin) >> BUCKET_SHIFT;
    return b < 0 ? 0 : b > this.lastBucket ? this.lastBucket : b;
  }

  /** Becomes a copy of a chain over the same span: both hold the same arrays until either writes to them. */
  protected hold(other: TimeChain): void {
    this.count = other.count;
    this.size = other.size;
    this.free = other.free;
    this.used = other.used;
    this.times = other.times;
    this.next = other.next;
    this.prev = other.prev;
    this.first = other.first;
    this.filled = other.filled;
    this.held = other.held;
    this.held.by++;
  }

  /** Before writing: what another chain holds too is copied. */
  protected own(): void {
    if (this.held.by === 1) return;
    this.held.by--;
    this.held = { by: 1 };
    this.grow(this.size);
    this.first = this.first.slice();
    this.filled = this.filled.slice();
  }

  /** The first entry at or after `t`; 0 when there is none. */
  firstFrom(t: number): number {
    const { times, next } = this;
    let i = this.firstOfBucket(this.bucketOf(t));
    while (times[i] < t) i = next[i];
    return i;
  }

  /** The first entry of this bucket or a later one; 0 when there is none. */
  private firstOfBucket(bucket: number): number {
    const own = this.first[bucket];
    if (own !== 0) return own;
    const { filled } = this;
    let w = bucket >> 5;
    let lanes = filled[w] & (-1 << (bucket & 31));
    while (lanes === 0) {
      if (++w >= filled.length) return 0;
      lanes = filled[w];
    }
    return this.first[w * 32 + 31 - Math.clz32(lanes & -lanes)];
  }

  /** Links a new entry in before another one (0: at the end), where its time belongs. Returns it. */
  protected link(time: number, before: number): number {
    this.own();
    let i = this.free;
    if (i !== 0) this.free = this.next[i];
    else {
      if (this.used === this.size) this.grow((this.size *= 2));
      i = this.used++;
    }
    const after = this.prev[before];
    this.times[i] = time;
    this.next[i] = before;
    this.prev[i] = after;
    this.next[after] = i;
    this.prev[before] = i;
    const bucket = this.bucketOf(time);
    const head = this.first[bucket];
    if (head === 0 || head === before) {
      this.first[bucket] = i;
      this.filled[bucket >> 5] |= 1 << (bucket & 31);
    }
    this.count++;
    return i;
  }

  /** Takes an entry out; its number is used again. */
  protected unlink(i: number): void {
    this.own();
    const before = this.next[i];
    const after = this.prev[i];
    const bucket = this.bucketOf(this.times[i]);
    if (this.first[bucket] === i) {
      const follows = before !== 0 && this.bucketOf(this.times[before]) === bucket;
      this.first[bucket] = follows ? before : 0;
      if (!follows) this.filled[bucket >> 5] &= ~(1 << (bucket & 31));
    }
    this.next[after] = before;
    this.prev[before] = after;
    this.next[i] = this.free;
    this.free = i;
    this.count--;
  }

  /** Makes room for so many entries beside those that there are. */
  reserve(entries: number): void {
    this.own();
    if (this.used + entries > this.size) this.grow((this.size = this.used + entries));
  }

  /** Copies all arrays, with room for `size` entries. */
  protected grow(size: number): void {
    this.times = longer(this.times, size);
    this.next = longer(this.next, size);
    this.prev = longer(this.prev, size);
  }
}
