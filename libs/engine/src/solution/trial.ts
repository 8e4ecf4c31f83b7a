import { NONE } from '../problem/limits.js';

/** Phases of one operation or run at most. */
export const MAX_PHASES = 64;

/** A possible place for one operation: where a requirement writes what it found. Reused, never allocated in loops. */
export class Trial {
  start = 0;
  end = 0;
  equipment = NONE;
  /** Run to join; NONE opens a new one. */
  run = NONE;
  /** Index a newly opened run must get (exact undo); NONE takes any. */
  reopen = NONE;
  phases = 0;
  readonly phaseStart = new Int32Array(MAX_PHASES);
  readonly phaseEnd = new Int32Array(MAX_PHASES);

  copy(from: Trial): void {
    this.start = from.start;
    this.end = from.end;
    this.equipment = from.equipment;
    this.run = from.run;
    this.reopen = from.reopen;
    this.phases = from.phases;
    for (let i = 0; i < from.phases; i++) {
      this.phaseStart[i] = from.phaseStart[i];
      this.phaseEnd[i] = from.phaseEnd[i];
    }
  }

  /** One span without inner phases. */
  single(start: number, end: number): void {
    this.start = start;
    this.end = end;
    this.equipment = NONE;
    this.run = NONE;
    this.reopen = NONE;
    this.phases = 1;
    this.phaseStart[0] = start;
    this.phaseEnd[0] = end;
  }
}
