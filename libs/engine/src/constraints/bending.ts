import type { CalendarTable } from '../problem/calendar-table.js';
import { ALWAYS, NEVER } from '../problem/limits.js';
import { INTERRUPTIBLE, type WorkSpec } from '../problem/problem.js';
import type { Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import type { PhaseFit } from './phase-fit.js';

/**
 * R5 and R8 for work whose phases may wait for one another and can be interrupted: laid one after another as early as they go, they may wait too
 * long in sum. An interruptible phase that starts later can reach over closed hours and so shorten the wait after it: the ways are tried one by one.
 */
export class Bending {
  /** The sooner end found from one start, and the least by which a way waits too long. */
  private bestEnd = NEVER;
  private shortfall = NEVER;
  private readonly bentStart: number[] = [];
  private readonly bentEnd: number[] = [];

  constructor(
    private readonly fit: PhaseFit,
    private readonly trace: Trace,
  ) {}

  /**
   * Keeps the first phase of the trial and lays the others so that they wait no longer than they may, with the soonest end. Returns 0, or
   * when there is no such way the least by which the first phase must end later.
   */
  bend(work: WorkSpec, lengths: Int32Array, open: CalendarTable, endFrom: number, resource: number, trial: Trial): number {
    this.bestEnd = this.shortfall = NEVER;
    this.trace.inner = true;
    this.bendFrom(1, trial.phaseEnd[0], work.maxStretch, work, lengths, open, endFrom, resource, trial);
    this.trace.inner = false;
    if (this.bestEnd === NEVER) return this.shortfall;
    trial.end = this.bestEnd;
    return 0;
  }

  /** Tries every way for the phases from `k` on: each interruptible one at its earliest, and so that it reaches over one more closed time each. */
  private bendFrom(k: number, at: number, left: number, work: WorkSpec, lengths: Int32Array, open: CalendarTable, endFrom: number, resource: number, trial: Trial): void {
    const last = lengths.length - 1;
    let from = at;
    for (;;) {
      if (!this.fit.find(work.works[k], lengths[k], work.crews[k], open, from, k === last ? endFrom : ALWAYS, resource)) return;
      const start = this.fit.start;
      const end = this.fit.end;
      if (start - at > left) {
        this.shortfall = Math.min(this.shortfall, start - at - left);
        return;
      }
      if (end >= this.bestEnd) return;
      this.bentStart[k] = start;
      this.bentEnd[k] = end;
      if (k === last) {
        this.bestEnd = end;
        for (let i = 1; i <= last; i++) {
          trial.phaseStart[i] = this.bentStart[i];
          trial.phaseEnd[i] = this.bentEnd[i];
        }
        return;
      }
      this.bendFrom(k + 1, end, left - (start - at), work, lengths, open, endFrom, resource, trial);
      if (work.works[k] !== INTERRUPTIBLE || lengths[k] === 0) return;
      const next = open.indexAt(end - 1) + 1;
      if (next >= open.count) return;
      from = Math.max(start + 1, this.fit.startForEnd(INTERRUPTIBLE, lengths[k], open, open.starts[next] + 1));
    }
  }
}
