/** What occupies one resource that serves one at a time, sorted by start. Arrays grow; nothing else is allocated. */
export class UnaryTimeline {
  count = 0;
  starts = new Int32Array(16);
  ends = new Int32Array(16);
  /** When the plain changeover after the booking is over. */
  clears = new Int32Array(16);
  families = new Int16Array(16);
  /** Operation index, or -2 − run index, or -1 for history. */
  owners = new Int32Array(16);

  /** Index of the first booking that starts at or after `t`. */
  indexFrom(t: number): number {
    const starts = this.starts;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] >= t) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  insert(start: number, end: number, clear: number, family: number, owner: number): void {
    if (this.count === this.starts.length) this.grow();
    let i = this.indexFrom(start);
    while (i < this.count && this.starts[i] === start && this.ends[i] <= end) i++;
    if (i < this.count) {
      this.starts.copyWithin(i + 1, i, this.count);
      this.ends.copyWithin(i + 1, i, this.count);
      this.clears.copyWithin(i + 1, i, this.count);
      this.families.copyWithin(i + 1, i, this.count);
      this.owners.copyWithin(i + 1, i, this.count);
    }
    this.starts[i] = start;
    this.ends[i] = end;
    this.clears[i] = clear;
    this.families[i] = family;
    this.owners[i] = owner;
    this.count++;
  }

  /** Takes out the booking of `owner` that starts at `start`. Returns where it stood. */
  remove(start: number, owner: number): number {
    let i = this.indexFrom(start);
    while (i < this.count && this.owners[i] !== owner) i++;
    if (i >= this.count) throw new Error(`no booking of owner ${owner} at ${start} on this resource`);
    this.starts.copyWithin(i, i + 1, this.count);
    this.ends.copyWithin(i, i + 1, this.count);
    this.clears.copyWithin(i, i + 1, this.count);
    this.families.copyWithin(i, i + 1, this.count);
    this.owners.copyWithin(i, i + 1, this.count);
    this.count--;
    return i;
  }

  private grow(): void {
    const size = this.starts.length * 2;
    const longer = (a: Int32Array): Int32Array<ArrayBuffer> => {
      const b = new Int32Array(size);
      b.set(a);
      return b;
    };
    this.starts = longer(this.starts);
    this.ends = longer(this.ends);
    this.clears = longer(this.clears);
    this.owners = longer(this.owners);
    const families = new Int16Array(size);
    families.set(this.families);
    this.families = families;
  }
}
