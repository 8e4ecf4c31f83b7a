import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { UNPLACED, type Timetable } from './timetable.js';
import type { Trial } from './trial.js';

/** A whole plan as flat arrays that can be sent to another thread; index numbers mean the same in every compilation of a case. */
export interface PackedPlan {
  readonly planned: Uint8Array;
  readonly state: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly equipment: Int32Array;
  readonly run: Int32Array;
  readonly phaseStart: Int32Array;
  readonly phaseEnd: Int32Array;
}

/** A whole plan set aside. Orders are copied one by one, so that keeping the best plan costs what has changed. */
export class Snapshot {
  private readonly state: Uint8Array;
  private readonly start: Int32Array;
  private readonly end: Int32Array;
  private readonly equipment: Int32Array;
  private readonly run: Int32Array;
  private readonly phaseStart: Int32Array;
  private readonly phaseEnd: Int32Array;
  readonly planned: Uint8Array;

  constructor(private readonly problem: Problem) {
    this.state = new Uint8Array(problem.ops);
    this.start = new Int32Array(problem.ops);
    this.end = new Int32Array(problem.ops);
    this.equipment = new Int32Array(problem.ops);
    this.run = new Int32Array(problem.ops);
    const phases = problem.firstPhase[problem.ops];
    this.phaseStart = new Int32Array(phases);
    this.phaseEnd = new Int32Array(phases);
    this.planned = new Uint8Array(problem.orders);
  }

  /** Copies one order as it stands now. */
  keep(table: Timetable, order: number): void {
    const { firstOp, firstPhase } = this.problem;
    this.planned[order] = table.planned[order];
    for (let x = firstOp[order]; x < firstOp[order + 1]; x++) {
      this.state[x] = table.state[x];
      this.start[x] = table.start[x];
      this.end[x] = table.end[x];
      this.equipment[x] = table.equipment[x];
      this.run[x] = table.run[x];
      for (let i = firstPhase[x]; i < firstPhase[x + 1]; i++) {
        this.phaseStart[i] = table.phaseStart[i];
        this.phaseEnd[i] = table.phaseEnd[i];
      }
    }
  }

  /** A copy of everything kept. */
  pack(): PackedPlan {
    return {
      planned: this.planned.slice(),
      state: this.state.slice(),
      start: this.start.slice(),
      end: this.end.slice(),
      equipment: this.equipment.slice(),
      run: this.run.slice(),
      phaseStart: this.phaseStart.slice(),
      phaseEnd: this.phaseEnd.slice(),
    };
  }

  /** Keeps a packed plan of the same problem. */
  unpack(packed: PackedPlan): void {
    this.planned.set(packed.planned);
    this.state.set(packed.state);
    this.start.set(packed.start);
    this.end.set(packed.end);
    this.equipment.set(packed.equipment);
    this.run.set(packed.run);
    this.phaseStart.set(packed.phaseStart);
    this.phaseEnd.set(packed.phaseEnd);
  }

  /** Whether an order stands elsewhere now than it was kept. */
  differs(table: Timetable, order: number): boolean {
    const { firstOp, firstPhase } = this.problem;
    if (this.planned[order] !== table.planned[order]) return true;
    for (let x = firstOp[order]; x < firstOp[order + 1]; x++) {
      if (this.state[x] !== table.state[x] || this.start[x] !== table.start[x] || this.end[x] !== table.end[x]) return true;
      if (this.equipment[x] !== table.equipment[x] || this.run[x] !== table.run[x]) return true;
      for (let i = firstPhase[x]; i < firstPhase[x + 1]; i++) {
        if (this.phaseStart[i] !== table.phaseStart[i] || this.phaseEnd[i] !== table.phaseEnd[i]) return true;
      }
    }
    return false;
  }

  /** Writes the kept place of `x` into `trial`; false when it has none. */
  read(x: number, trial: Trial): boolean {
    if (this.state[x] === UNPLACED) return false;
    trial.start = this.start[x];
    trial.end = this.end[x];
    trial.equipment = this.equipment[x];
    trial.run = NONE;
    trial.reopen = this.run[x];
    const at = this.problem.firstPhase[x];
    trial.phases = this.problem.firstPhase[x + 1] - at;
    for (let i = 0; i < trial.phases; i++) {
      trial.phaseStart[i] = this.phaseStart[at + i];
      trial.phaseEnd[i] = this.phaseEnd[at + i];
    }
    return true;
  }
}
