import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { Trial } from './trial.js';

/** An operation without a place, with a planned place, and one that has started. */
export const UNPLACED = 0;
export const PLACED = 1;
export const FACT = 2;

/** Where every operation and its phases stand: flat arrays, in minutes and index numbers. */
export class OperationPlaces {
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
    const { ops, orders, firstPhase } = problem;
    this.state = new Uint8Array(ops);
    this.start = new Int32Array(ops);
    this.end = new Int32Array(ops);
    this.equipment = new Int32Array(ops).fill(NONE);
    this.run = new Int32Array(ops).fill(NONE);
    this.phaseStart = new Int32Array(firstPhase[ops]);
    this.phaseEnd = new Int32Array(firstPhase[ops]);
    this.planned = new Uint8Array(orders);
  }

  /** Writes the place of `x` into `trial`, ready to be put back; false when it has none. */
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
