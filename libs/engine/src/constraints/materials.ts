import { NEVER } from '../problem/limits.js';
import type { MaterialSpec, Problem } from '../problem/problem.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import type { Constraint } from './constraint.js';

/**
 * Demands of one material by epoch: the times between two changes of what may be used. Demands of one epoch may use the same
 * receipts, so only their sum counts, and serving epoch by epoch from what expires first succeeds whenever any way does.
 */
class Ledger {
  private readonly epochs: Int32Array;
  private readonly demand: Float64Array;
  /** 1 where the receipts in use hold more than all orders together could ever take. */
  private readonly ample: Uint8Array;
  private readonly left: Float64Array;
  private inScarceEpochs = 0;

  constructor(private readonly spec: MaterialSpec) {
    const changes = new Set<number>([-NEVER]);
    for (let r = 0; r < spec.at.length; r++) changes.add(spec.at[r]).add(spec.expires[r]);
    this.epochs = Int32Array.from([...changes].sort((a, b) => a - b));
    this.demand = new Float64Array(this.epochs.length);
    this.left = new Float64Array(spec.at.length);
    this.ample = Uint8Array.from(this.epochs, (t) => {
      let usable = 0;
      for (let r = 0; r < spec.at.length; r++) if (spec.at[r] <= t && spec.expires[r] > t) usable += spec.quantity[r];
      return usable >= spec.mostDemand ? 1 : 0;
    });
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
    if (this.ample[e] === 0) this.inScarceEpochs += quantity;
  }

  /** Whether all demands and one more at `t` can be served. */
  servable(t: number, quantity: number): boolean {
    const e = this.epochAt(t);
    if (this.ample[e] === 1 && this.inScarceEpochs === 0) return true;
    this.demand[e] += quantity;
    const served = this.serveAll();
    this.demand[e] -= quantity;
    return served;
  }

  private serveAll(): boolean {
    const { spec, left } = this;
    left.set(spec.quantity);
    let first = 0;
    for (let e = 0; e < this.epochs.length; e++) {
      let need = this.demand[e];
      const t = this.epochs[e];
      while (first < left.length && (left[first] <= 0 || spec.expires[first] <= t)) first++;
      for (let r = first; r < left.length && need > 0; r++) {
        if (left[r] <= 0 || spec.at[r] > t || spec.expires[r] <= t) continue;
        const taken = left[r] < need ? left[r] : need;
        left[r] -= taken;
        need -= taken;
      }
      if (need > 0) return false;
    }
    return true;
  }

  /** The next receipt after `t`; NEVER when there is none. */
  nextReceipt(t: number): number {
    const { at } = this.spec;
    let next = NEVER;
    for (let r = 0; r < at.length; r++) if (at[r] > t && at[r] < next) next = at[r];
    return next;
  }
}

/** R13: stock never negative, nothing expired. A demand that cannot be served can only gain by waiting for the next receipt. */
export class Materials implements Constraint {
  readonly name = 'materials';
  private readonly ledgers: readonly Ledger[];

  constructor(
    private readonly problem: Problem,
    private readonly trace: Trace,
  ) {
    this.ledgers = problem.materials.map((m) => new Ledger(m));
  }

  earliest(x: number, trial: Trial): number {
    let t = trial.start;
    for (const need of this.problem.opSpec[x].materials) {
      if (this.problem.materials[need.material].ample) continue;
      const ledger = this.ledgers[need.material];
      while (!ledger.servable(t, need.quantity)) {
        const later = ledger.nextReceipt(t);
        if (this.trace.on) this.trace.jump(t, later, CAUSE.material, need.material);
        if (later === NEVER) return NEVER;
        t = later;
      }
    }
    return t;
  }

  book(x: number, trial: Trial): void {
    this.enter(x, trial.start, 1);
  }

  release(x: number, start: number): void {
    this.enter(x, start, -1);
  }

  private enter(x: number, start: number, sign: number): void {
    for (const need of this.problem.opSpec[x].materials) {
      if (!this.problem.materials[need.material].ample) this.ledgers[need.material].add(start, sign * need.quantity);
    }
  }
}
