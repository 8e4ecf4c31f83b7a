import { NEVER } from '../problem/limits.js';
import type { MaterialSpec } from '../problem/problem.js';
import { SupplyShares } from './supply-shares.js';

/**
 * Demands of one material by epoch: the times between two changes of what may be used. Demands of one epoch may use the same
 * receipts, so only their sum counts, and serving epoch by epoch from what expires first succeeds whenever any way does.
 * One way of serving all demands is kept up to date, so that one more is nearly always a look at what it leaves over.
 */
export class MaterialLedger {
  private readonly epochs: Int32Array;
  private readonly demand: Float64Array;
  /** By epoch: receipts that have not expired begin at `firstUsable`, those that have come end at `lastUsable`. */
  private readonly firstUsable: Int32Array;
  private readonly lastUsable: Int32Array;
  /** What each receipt has left over in the way of serving that is kept. */
  private readonly left: Float64Array;
  private readonly shares: SupplyShares;
  private readonly tried: Float64Array;
  /** Whether the kept way serves everything. */
  private whole = true;

  /** @param spec its receipts in the order in which they expire; @param before a ledger of the same receipts whose demands are taken over */
  constructor(
    private readonly spec: MaterialSpec,
    before?: MaterialLedger,
  ) {
    this.tried = new Float64Array(spec.at.length);
    if (before !== undefined) {
      this.epochs = before.epochs;
      this.firstUsable = before.firstUsable;
      this.lastUsable = before.lastUsable;
      this.demand = before.demand.slice();
      this.left = before.left.slice();
      this.shares = new SupplyShares(this.epochs.length, before.shares);
      this.whole = before.whole;
      return;
    }
    const { at, expires } = spec;
    const changes = new Set<number>([-NEVER]);
    for (let r = 0; r < at.length; r++) changes.add(at[r]).add(expires[r]);
    this.epochs = Int32Array.from([...changes].sort((a, b) => a - b));
    this.demand = new Float64Array(this.epochs.length);
    this.left = Float64Array.from(spec.quantity);
    this.shares = new SupplyShares(this.epochs.length);
    this.firstUsable = this.epochs.map((t) => at.reduce((n, _, r) => (expires[r] <= t ? n + 1 : n), 0));
    this.lastUsable = this.epochs.map((t) => at.reduce((last, came, r) => (came <= t ? r : last), -1));
  }

  private epochAt(t: number): number {
    let low = 0;
    let high = this.epochs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.epochs[middle] <= t) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Adds a demand at `t`; a negative quantity takes it back. */
  add(t: number, quantity: number): void {
    const e = this.epochAt(t);
    this.demand[e] += quantity;
    if (quantity < 0) this.shares.giveBack(e, -quantity, this.left);
    if (!this.whole || (quantity > 0 && !this.serve(e, quantity))) this.whole = this.serveAnew();
  }

  /** Adds a demand at `t` that nothing serves yet: once all are known, `serveDemand` serves them together. */
  demandAt(t: number, quantity: number): void {
    this.demand[this.epochAt(t)] += quantity;
  }

  /** Serves all demands anew. */
  serveDemand(): void {
    this.whole = this.serveAnew();
  }

  /** Whether all demands and one more at `t` can be served. */
  servable(t: number, quantity: number): boolean {
    const e = this.epochAt(t);
    if (this.whole && this.leftAt(e, quantity) >= quantity) return true;
    this.demand[e] += quantity;
    const served = this.canServeAll();
    this.demand[e] -= quantity;
    return served;
  }

  /** What may be used in the epoch and is left over, as far as it is worth counting. */
  private leftAt(e: number, enough: number): number {
    const { left, firstUsable, lastUsable, spec: { at } } = this;
    let sum = 0;
    for (let r = lastUsable[e]; r >= firstUsable[e] && sum < enough; r--) if (at[r] <= this.epochs[e]) sum += left[r];
    return sum;
  }

  /** Serves a demand from what is left, the latest receipts first: earlier demands cannot use them. False when it is not enough. */
  private serve(e: number, quantity: number): boolean {
    const { left, firstUsable, lastUsable, spec: { at } } = this;
    let need = quantity;
    for (let r = lastUsable[e]; r >= firstUsable[e] && need > 0; r--) {
      if (left[r] <= 0 || at[r] > this.epochs[e]) continue;
      const taken = Math.min(left[r], need);
      this.shares.take(e, r, taken);
      left[r] -= taken;
      need -= taken;
    }
    return need <= 0;
  }

  /** Serves all demands from the beginning, epoch by epoch, from what expires first. False when it is not enough. */
  private serveAnew(): boolean {
    const { left, shares } = this;
    left.set(this.spec.quantity);
    shares.clear();
    return this.serveInTurn(left, shares);
  }

  private canServeAll(): boolean {
    this.tried.set(this.spec.quantity);
    return this.serveInTurn(this.tried, null);
  }

  private serveInTurn(left: Float64Array, shares: SupplyShares | null): boolean {
    const { at, expires } = this.spec;
    let whole = true;
    let first = 0;
    for (let e = 0; e < this.epochs.length; e++) {
      let need = this.demand[e];
      const t = this.epochs[e];
      while (first < left.length && (left[first] <= 0 || expires[first] <= t)) first++;
      for (let r = first; r < left.length && need > 0; r++) {
        if (left[r] <= 0 || at[r] > t || expires[r] <= t) continue;
        const taken = Math.min(left[r], need);
        left[r] -= taken;
        need -= taken;
        shares?.take(e, r, taken);
      }
      if (need <= 0) continue;
      if (shares === null) return false;
      whole = false;
    }
    return whole;
  }

  /** The next receipt after `t`; NEVER when there is none. */
  nextReceipt(t: number): number {
    const { at } = this.spec;
    let next = NEVER;
    for (let r = 0; r < at.length; r++) if (at[r] > t && at[r] < next) next = at[r];
    return next;
  }
}
