import { NEVER } from '../problem/limits.js';
import type { MaterialSpec, Problem } from '../problem/problem.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import type { Constraint } from './constraint.js';

/** Demands of one scarce material in time order. */
class Ledger {
  count = 0;
  starts = new Int32Array(16);
  ops = new Int32Array(16);
  quantities = new Float64Array(16);

  private indexFrom(t: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] >= t) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  insert(start: number, x: number, quantity: number): void {
    if (this.count === this.starts.length) this.grow();
    const i = this.indexFrom(start);
    this.starts.copyWithin(i + 1, i, this.count);
    this.ops.copyWithin(i + 1, i, this.count);
    this.quantities.copyWithin(i + 1, i, this.count);
    this.starts[i] = start;
    this.ops[i] = x;
    this.quantities[i] = quantity;
    this.count++;
  }

  remove(start: number, x: number): void {
    let i = this.indexFrom(start);
    while (this.ops[i] !== x) i++;
    this.starts.copyWithin(i, i + 1, this.count);
    this.ops.copyWithin(i, i + 1, this.count);
    this.quantities.copyWithin(i, i + 1, this.count);
    this.count--;
  }

  private grow(): void {
    const starts = new Int32Array(this.starts.length * 2);
    starts.set(this.starts);
    this.starts = starts;
    const ops = new Int32Array(this.ops.length * 2);
    ops.set(this.ops);
    this.ops = ops;
    const quantities = new Float64Array(this.quantities.length * 2);
    quantities.set(this.quantities);
    this.quantities = quantities;
  }
}

/**
 * R13: stock never negative, nothing expired. Serving in time order from what expires first succeeds whenever any way of serving
 * does, so only the set of demand times counts, and a demand that cannot be served can only gain by waiting for the next receipt.
 */
export class Materials implements Constraint {
  readonly name = 'materials';
  private readonly ledgers: readonly Ledger[];
  private readonly left: Float64Array[];

  constructor(
    private readonly problem: Problem,
    private readonly trace: Trace,
  ) {
    this.ledgers = problem.materials.map(() => new Ledger());
    this.left = problem.materials.map((m) => new Float64Array(m.at.length));
  }

  earliest(x: number, trial: Trial): number {
    let t = trial.start;
    for (const need of this.problem.opSpec[x].materials) {
      const spec = this.problem.materials[need.material];
      if (spec.ample) continue;
      while (!this.servable(need.material, spec, t, need.quantity)) {
        const later = nextReceipt(spec, t);
        if (this.trace.on) this.trace.jump(t, later, CAUSE.material, need.material);
        if (later === NEVER) return NEVER;
        t = later;
      }
    }
    return t;
  }

  /** Serves all demands and one more at `t`, first expired first out. */
  private servable(material: number, spec: MaterialSpec, t: number, quantity: number): boolean {
    const ledger = this.ledgers[material];
    const left = this.left[material];
    left.set(spec.quantity);
    let extra = true;
    for (let i = 0; i < ledger.count; i++) {
      if (extra && ledger.starts[i] >= t) {
        if (!draw(spec, left, t, quantity)) return false;
        extra = false;
      }
      if (!draw(spec, left, ledger.starts[i], ledger.quantities[i])) return false;
    }
    return !extra || draw(spec, left, t, quantity);
  }

  book(x: number, trial: Trial): void {
    for (const need of this.problem.opSpec[x].materials) {
      if (!this.problem.materials[need.material].ample) this.ledgers[need.material].insert(trial.start, x, need.quantity);
    }
  }

  release(x: number, start: number): void {
    for (const need of this.problem.opSpec[x].materials) {
      if (!this.problem.materials[need.material].ample) this.ledgers[need.material].remove(start, x);
    }
  }
}

/** Receipts are sorted by expiry. */
function draw(spec: MaterialSpec, left: Float64Array, t: number, quantity: number): boolean {
  let need = quantity;
  for (let r = 0; r < left.length && need > 0; r++) {
    if (left[r] <= 0 || spec.at[r] > t || spec.expires[r] <= t) continue;
    const taken = left[r] < need ? left[r] : need;
    left[r] -= taken;
    need -= taken;
  }
  return need <= 0;
}

function nextReceipt(spec: MaterialSpec, t: number): number {
  let next = NEVER;
  for (let r = 0; r < spec.at.length; r++) if (spec.at[r] > t && spec.at[r] < next) next = spec.at[r];
  return next;
}
