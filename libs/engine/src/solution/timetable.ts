import type { Problem } from '../problem/problem.js';
import { NONE } from '../problem/limits.js';
import type { Heritage } from './heritage.js';
import { FACT, OperationPlaces, PLACED, UNPLACED } from './operation-places.js';
import type { Trial } from './trial.js';

/** Where every operation stands: the plan in the making. What has started stands where it started. */
export class Timetable extends OperationPlaces {
  constructor(problem: Problem) {
    super(problem);
    for (let x = 0; x < problem.ops; x++) {
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
}
