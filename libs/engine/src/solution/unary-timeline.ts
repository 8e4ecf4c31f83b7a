import { ALWAYS } from '../problem/limits.js';
import { longer } from './longer.js';
import { TimeChain } from './time-chain.js';

/** What occupies one resource that serves one at a time, in order of start, then of end. `times` are the starts. */
export class UnaryTimeline extends TimeChain {
  ends: Int32Array;
  /** When the plain changeover after the booking is over. */
  clears: Int32Array;
  families: Int32Array;
  /** Operation index, or -2 − run index, or -1 for history. */
  owners: Int32Array;

  /** @param before a timeline over the same span that it begins as a copy of: both hold the same bookings until either writes */
  constructor(begin: number, end: number, before?: UnaryTimeline) {
    super(begin, end, before);
    this.ends = before?.ends ?? new Int32Array(16);
    this.clears = before?.clears ?? new Int32Array(16);
    this.families = before?.families ?? new Int32Array(16);
    this.owners = before?.owners ?? new Int32Array(16);
    if (before !== undefined) return;
    this.ends[0] = this.clears[0] = ALWAYS;
    this.owners[0] = -1;
  }

  /** Calls the owner of every booking by another name. */
  rename(now: (owner: number) => number): void {
    let i = this.next[0];
    while (i !== 0 && now(this.owners[i]) === this.owners[i]) i = this.next[i];
    if (i === 0) return;
    this.own();
    for (; i !== 0; i = this.next[i]) this.owners[i] = now(this.owners[i]);
  }

  /** The first booking that would stand after work from `start` to `end`: one without length at `start` stands before it. 0 when there is none. */
  after(start: number, end: number): number {
    let i = this.firstFrom(start);
    if (end > start) while (this.times[i] === start && this.ends[i] === start) i = this.next[i];
    return i;
  }

  insert(start: number, end: number, clear: number, family: number, owner: number): void {
    let before = this.firstFrom(start);
    while (this.times[before] === start && this.ends[before] <= end) before = this.next[before];
    const i = this.link(start, before);
    this.ends[i] = end;
    this.clears[i] = clear;
    this.families[i] = family;
    this.owners[i] = owner;
  }

  /** Takes out the booking of `owner` that starts at `start`. Returns the booking that followed it; 0 when it was the last. */
  remove(start: number, owner: number): number {
    let i = this.firstFrom(start);
    while (i !== 0 && this.owners[i] !== owner) i = this.next[i];
    if (i === 0) throw new Error(`no booking of owner ${owner} at ${start} on this resource`);
    const following = this.next[i];
    this.unlink(i);
    return following;
  }

  protected override grow(size: number): void {
    super.grow(size);
    this.ends = longer(this.ends, size);
    this.clears = longer(this.clears, size);
    this.families = longer(this.families, size);
    this.owners = longer(this.owners, size);
  }
}
