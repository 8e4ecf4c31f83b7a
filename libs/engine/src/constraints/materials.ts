import { NEVER } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';
import type { Timetable } from '../solution/timetable.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import type { Constraint } from './constraint.js';
import { MaterialLedger } from './material-ledger.js';

/** R13: stock never negative, nothing expired. A demand that cannot be served can only gain by waiting for the next receipt. */
export class Materials implements Constraint {
  readonly name = 'materials';
  private readonly ledgers: readonly MaterialLedger[];
  /** Whether the demand for a material has been taken over from an earlier plan. */
  private readonly kept: readonly boolean[];

  /** @param before the demands of an earlier plan, taken over where the receipts are the same */
  constructor(
    private readonly problem: Problem,
    private readonly trace: Trace,
    before?: Materials,
  ) {
    this.kept = problem.materials.map((material, m) => before?.problem.materials[m] === material);
    this.ledgers = problem.materials.map((material, m) => new MaterialLedger(material, this.kept[m] ? before!.ledgers[m] : undefined));
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

  /** What is in stock is looked up once a place is found: nearly always it is enough. */
  noSooner(_x: number, _equipment: number, t: number): number {
    return t;
  }

  book(x: number, trial: Trial): void {
    this.enter(x, trial.start, 1);
  }

  release(x: number, start: number): void {
    this.enter(x, start, -1);
  }

  bookAll({ state, start }: Timetable): void {
    const { problem, ledgers, kept } = this;
    if (problem.materials.every(({ ample }, m) => ample || kept[m])) return;
    for (let x = 0; x < problem.ops; x++) {
      const { materials } = problem.opSpec[x];
      if (materials.length === 0 || state[x] !== PLACED) continue;
      for (let i = 0; i < materials.length; i++) {
        const { material, quantity } = materials[i];
        if (!problem.materials[material].ample && !kept[material]) ledgers[material].demandAt(start[x], quantity);
      }
    }
    for (let m = 0; m < ledgers.length; m++) if (!kept[m]) ledgers[m].serveDemand();
  }

  private enter(x: number, start: number, sign: number): void {
    for (const need of this.problem.opSpec[x].materials) {
      if (!this.problem.materials[need.material].ample) this.ledgers[need.material].add(start, sign * need.quantity);
    }
  }
}
