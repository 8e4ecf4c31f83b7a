import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { UNPLACED, type Timetable } from './timetable.js';
import type { Trial } from './trial.js';

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
