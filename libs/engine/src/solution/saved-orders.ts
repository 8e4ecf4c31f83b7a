import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { PLACED } from './operation-places.js';
import type { Timetable } from './timetable.js';
import { longer } from './longer.js';
import type { Trial } from './trial.js';

/** Places of a few orders, kept so that a rejected move can be undone exactly. Reused; allocates only when it must grow. */
export class SavedOrders {
  private ops = new Int32Array(256);
  private starts = new Int32Array(256);
  private ends = new Int32Array(256);
  private equipment = new Int32Array(256);
  private runs = new Int32Array(256);
  private phaseAt = new Int32Array(256);
  private phaseStart = new Int32Array(512);
  private phaseEnd = new Int32Array(512);
  private phases = 0;
  count = 0;

  constructor(private readonly problem: Problem) {}

  clear(): void {
    this.count = 0;
    this.phases = 0;
  }

  /** Adds the planned operations of an order in its sequence. */
  add(table: Timetable, order: number): void {
    const { problem } = this;
    const recipe = problem.recipes[problem.orderRecipe[order]];
    const base = problem.firstOp[order];
    for (let pos = 0; pos < recipe.sequence.length; pos++) {
      const x = base + recipe.sequence[pos];
      if (table.state[x] === PLACED) this.addOperation(table, x);
    }
  }

  /** Adds one placed operation. */
  addOperation(table: Timetable, x: number): void {
    const from = this.problem.firstPhase[x];
    const phases = this.problem.firstPhase[x + 1] - from;
    if (this.count === this.ops.length || this.phases + phases > this.phaseStart.length) this.grow();
    const i = this.count++;
    this.ops[i] = x;
    this.starts[i] = table.start[x];
    this.ends[i] = table.end[x];
    this.equipment[i] = table.equipment[x];
    this.runs[i] = table.run[x];
    this.phaseAt[i] = this.phases;
    for (let k = 0; k < phases; k++) {
      this.phaseStart[this.phases] = table.phaseStart[from + k];
      this.phaseEnd[this.phases++] = table.phaseEnd[from + k];
    }
  }

  /** Operation of entry `i`. */
  opAt(i: number): number {
    return this.ops[i];
  }

  /** Start that entry `i` had. */
  startAt(i: number): number {
    return this.starts[i];
  }

  /** Marks with 1 the entries that no longer stand where they were, and those whose stored wait begins at one that does not. */
  markMoved(table: Timetable, moved: Uint8Array): void {
    for (let i = 0; i < this.count; i++) {
      const x = this.ops[i];
      const same =
        table.state[x] === PLACED &&
        table.start[x] === this.starts[i] &&
        table.end[x] === this.ends[i] &&
        table.equipment[x] === this.equipment[i] &&
        table.run[x] === this.runs[i] &&
        this.samePhases(table, i);
      moved[x] = same && !this.feederMoved(x, moved) ? 0 : 1;
    }
  }

  private feederMoved(x: number, moved: Uint8Array): boolean {
    const links = this.problem.opSpec[x].inLinks;
    const base = this.problem.firstOp[this.problem.opOrder[x]];
    for (let i = 0; i < links.length; i++) if (links[i].storage !== NONE && moved[base + links[i].from] === 1) return true;
    return false;
  }

  private samePhases(table: Timetable, i: number): boolean {
    const from = this.problem.firstPhase[this.ops[i]];
    const phases = this.problem.firstPhase[this.ops[i] + 1] - from;
    for (let k = 0; k < phases; k++) {
      if (table.phaseStart[from + k] !== this.phaseStart[this.phaseAt[i] + k] || table.phaseEnd[from + k] !== this.phaseEnd[this.phaseAt[i] + k]) return false;
    }
    return true;
  }

  /** Writes entry `i` into `trial` and returns its operation. */
  read(i: number, trial: Trial): number {
    const x = this.ops[i];
    trial.start = this.starts[i];
    trial.end = this.ends[i];
    trial.equipment = this.equipment[i];
    trial.run = NONE;
    trial.reopen = this.runs[i];
    trial.phases = this.problem.firstPhase[x + 1] - this.problem.firstPhase[x];
    for (let k = 0; k < trial.phases; k++) {
      trial.phaseStart[k] = this.phaseStart[this.phaseAt[i] + k];
      trial.phaseEnd[k] = this.phaseEnd[this.phaseAt[i] + k];
    }
    return x;
  }

  private grow(): void {
    this.ops = longer(this.ops, 2 * this.ops.length);
    this.starts = longer(this.starts, 2 * this.starts.length);
    this.ends = longer(this.ends, 2 * this.ends.length);
    this.equipment = longer(this.equipment, 2 * this.equipment.length);
    this.runs = longer(this.runs, 2 * this.runs.length);
    this.phaseAt = longer(this.phaseAt, 2 * this.phaseAt.length);
    this.phaseStart = longer(this.phaseStart, 2 * this.phaseStart.length);
    this.phaseEnd = longer(this.phaseEnd, 2 * this.phaseEnd.length);
  }
}
