import type { Problem } from '../problem/problem.js';
import { NONE } from '../problem/limits.js';
import type { Heritage } from './heritage.js';
import type { Trial } from './trial.js';

/** An operation without a place, with a planned place, and one that has started. */
export const UNPLACED = 0;
export const PLACED = 1;
export const FACT = 2;

/** Where every operation stands: the plan in the making, as flat arrays over operations. */
export class Timetable {
  readonly state: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly equipment: Int32Array;
  readonly run: Int32Array;
  readonly phaseStart: Int32Array;
  readonly phaseEnd: Int32Array;
  /** 1 when the order is completely placed. */
  readonly planned: Uint8Array;

  constructor(readonly problem: Problem) {
    const { ops } = problem;
    this.state = new Uint8Array(ops);
    this.start = new Int32Array(ops);
    this.end = new Int32Array(ops);
    this.equipment = new Int32Array(ops).fill(NONE);
    this.run = new Int32Array(ops).fill(NONE);
    this.phaseStart = new Int32Array(problem.firstPhase[ops]);
    this.phaseEnd = new Int32Array(problem.firstPhase[ops]);
    this.planned = new Uint8Array(problem.orders);
    for (let x = 0; x < ops; x++) {
      if (problem.factStart[x] === NONE) continue;
      this.state[x] = FACT;
      this.start[x] = problem.factStart[x];
      this.end[x] = problem.factEnd[x];
      this.equipment[x] = problem.factEquipment[x];
    }
  }

  put(x: number, trial: Trial, run: number): void {
    this.state[x] = PLACED;
    this.start[x] = trial.start;
    this.end[x] = trial.end;
    this.equipment[x] = trial.equipment;
    this.run[x] = run;
    const at = this.problem.firstPhase[x];
    for (let i = 0; i < trial.phases; i++) {
      this.phaseStart[at + i] = trial.phaseStart[i];
      this.phaseEnd[at + i] = trial.phaseEnd[i];
    }
  }

  take(x: number): void {
    this.state[x] = UNPLACED;
    this.run[x] = NONE;
  }

  /** Takes over every place that an earlier timetable has. */
  takeOver(before: Timetable, { opNow, runNow }: Heritage): void {
    const { firstPhase } = this.problem;
    for (let x = 0; x < before.state.length; x++) {
      if (before.state[x] !== PLACED) continue;
      const y = opNow[x];
      this.state[y] = PLACED;
      this.start[y] = before.start[x];
      this.end[y] = before.end[x];
      this.equipment[y] = before.equipment[x];
      this.run[y] = before.run[x] === NONE ? NONE : runNow[before.run[x]];
      let at = before.problem.firstPhase[x];
      for (let i = firstPhase[y]; i < firstPhase[y + 1]; i++, at++) {
        this.phaseStart[i] = before.phaseStart[at];
        this.phaseEnd[i] = before.phaseEnd[at];
      }
    }
  }

  /** Writes the place of `x` into `trial`, ready to be put back. */
  read(x: number, trial: Trial): void {
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
  }
}
