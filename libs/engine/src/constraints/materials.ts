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

  constructor(
    private readonly problem: Problem,
    private readonly trace: Trace,
  ) {
    this.ledgers = problem.materials.map((m) => new MaterialLedger(m));
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
    const { problem, ledgers } = this;
    for (let x = 0; x < problem.ops; x++) {
      const { materials } = problem.opSpec[x];
      if (materials.length === 0 || state[x] !== PLACED) continue;
      for (let i = 0; i < materials.length; i++) {
        const { material, quantity } = materials[i];
        if (!problem.materials[material].ample) ledgers[material].demandAt(start[x], quantity);
      }
    }
    for (const ledger of ledgers) ledger.serveDemand();
  }

  private enter(x: number, start: number, sign: number): void {
    for (const need of this.problem.opSpec[x].materials) {
      if (!this.problem.materials[need.material].ample) this.ledgers[need.material].add(start, sign * need.quantity);
    }
  }
}
