import { longer } from '../solution/longer.js';

const GROWTH = 2;

/** What each epoch takes of which receipt of one material: a short list for each epoch. Arrays grow; nothing else is allocated. */
export class SupplyShares {
  /** First share of each epoch; 0 when there is none. */
  private readonly first: Int32Array;
  private next: Int32Array;
  private receipt: Int32Array;
  private amount: Float64Array;
  private used = 1;
  private free = 0;

  /** @param before shares that it begins as a copy of */
  constructor(epochs: number, before?: SupplyShares) {
    this.first = before?.first.slice() ?? new Int32Array(epochs);
    this.next = before?.next.slice() ?? new Int32Array(16);
    this.receipt = before?.receipt.slice() ?? new Int32Array(16);
    this.amount = before?.amount.slice() ?? new Float64Array(16);
    if (before === undefined) return;
    this.used = before.used;
    this.free = before.free;
  }

  /** The epoch takes so much more of the receipt. */
  take(epoch: number, receipt: number, amount: number): void {
    let i = this.first[epoch];
    while (i !== 0 && this.receipt[i] !== receipt) i = this.next[i];
    if (i === 0) {
      i = this.fresh();
      this.receipt[i] = receipt;
      this.amount[i] = 0;
      this.next[i] = this.first[epoch];
      this.first[epoch] = i;
    }
    this.amount[i] += amount;
  }

  /** The epoch gives up to so much back to what its receipts have left. */
  giveBack(epoch: number, amount: number, left: Float64Array): void {
    let rest = amount;
    while (rest > 0 && this.first[epoch] !== 0) {
      const i = this.first[epoch];
      const back = Math.min(this.amount[i], rest);
      this.amount[i] -= back;
      left[this.receipt[i]] += back;
      rest -= back;
      if (this.amount[i] > 0) break;
      this.first[epoch] = this.next[i];
      this.next[i] = this.free;
      this.free = i;
    }
  }

  /** No epoch takes anything. */
  clear(): void {
    this.first.fill(0);
    this.used = 1;
    this.free = 0;
  }

  private fresh(): number {
    const i = this.free;
    if (i !== 0) {
      this.free = this.next[i];
      return i;
    }
    if (this.used === this.next.length) this.grow();
    return this.used++;
  }

  private grow(): void {
    const size = this.next.length * GROWTH;
    this.next = longer(this.next, size);
    this.receipt = longer(this.receipt, size);
    const amount = new Float64Array(size);
    amount.set(this.amount);
    this.amount = amount;
  }
}
