import type { CalendarTable } from '../problem/calendar-table.js';
import { ALWAYS, NEVER } from '../problem/limits.js';
import { ATTENDED, type WorkSpec } from '../problem/problem.js';
import type { HeadCount } from '../solution/head-count.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import { Bending } from './bending.js';
import { PhaseFit } from './phase-fit.js';
import type { StartSet, StartSets } from './start-sets.js';

/**
 * R5, R6 and R9 for one operation or run: lays its phases one after another as early as calendar and crews allow, a little
 * train on one machine whose total waiting is its hold time. All these rules are closed under the earlier of two solutions,
 * so raising lower bounds finds the least one; except for work that bends, where the ways of reaching over closed hours are tried one by one.
 */
export class PhaseLayout {
  private readonly fit: PhaseFit;
  private readonly bending: Bending;

  constructor(
    private readonly crews: readonly HeadCount[],
    private readonly sets: StartSets,
    private readonly trace: Trace,
  ) {
    this.fit = new PhaseFit(crews, trace);
    this.bending = new Bending(this.fit, trace);
  }

  /**
   * Least layout that starts at or after `t` and ends at or after `endFrom`; false when there is none.
   * @param resource index named when the calendar or an unavailability is in the way
   */
  lay(work: WorkSpec, speed: number, open: CalendarTable, down: CalendarTable | null, t: number, endFrom: number, resource: number, trial: Trial): boolean {
    // The trace wants every jump with its cause, which the start sets have merged.
    const set = this.trace.on ? null : this.sets.of(work, speed, open, down);
    if (set !== null) return this.layRigid(set, work, speed, t, endFrom, trial);
    const lengths = work.lengths[speed];
    let from = t;
    for (;;) {
      if (!this.layFrom(work, lengths, open, from, endFrom, resource, trial)) return false;
      const { start } = trial;
      let excess = lengths.length > 1 ? this.waiting(trial) - work.maxStretch : 0;
      if (excess > 0 && work.bends) excess = this.bending.bend(work, lengths, open, endFrom, resource, trial);
      if (excess > 0) {
        from = Math.max(start + 1, this.fit.startForEnd(work.works[0], lengths[0], open, trial.phaseEnd[0] + excess));
        if (from >= NEVER) return false;
        if (this.trace.on) this.trace.because(start, from);
        continue;
      }
      const clear = down === null ? -1 : down.lastOverlapEnd(start, trial.end);
      if (clear < 0) return true;
      if (this.trace.on) this.trace.jump(from, clear, CAUSE.unavailable, resource);
      from = clear;
    }
  }

  /** Lays every phase at its earliest from `from` on; false when one finds no place. */
  private layFrom(work: WorkSpec, lengths: Int32Array, open: CalendarTable, from: number, endFrom: number, resource: number, trial: Trial): boolean {
    const { fit, trace } = this;
    const last = lengths.length - 1;
    let at = from;
    for (let k = 0; k <= last; k++) {
      trace.inner = k > 0;
      const found = fit.find(work.works[k], lengths[k], work.crews[k], open, at, k === last ? endFrom : ALWAYS, resource);
      trace.inner = false;
      if (!found) return false;
      trial.phaseStart[k] = fit.start;
      trial.phaseEnd[k] = at = fit.end;
    }
    if (last < 0) trial.phaseStart[0] = trial.phaseEnd[0] = at = Math.max(from, endFrom);
    trial.phases = last + 1;
    trial.start = trial.phaseStart[0];
    trial.end = at;
    return true;
  }

  /** Minutes between the phases of the trial. */
  private waiting(trial: Trial): number {
    let waits = 0;
    for (let k = 1; k < trial.phases; k++) waits += trial.phaseStart[k] - trial.phaseEnd[k - 1];
    return waits;
  }

  /** The same for a work whose phases follow one another without a gap: one start, moved on until every crew agrees. */
  private layRigid(set: StartSet, work: WorkSpec, speed: number, t: number, endFrom: number, trial: Trial): boolean {
    const total = work.totals[speed];
    const { starts, needs, offsets } = set;
    let s = endFrom - total > t ? endFrom - total : t;
    if (starts !== null) s = starts.next(s);
    const n = needs.length;
    for (let k = 0, agreed = 0; agreed < n && s < NEVER; k = k + 1 === n ? 0 : k + 1) {
      const need = needs[k];
      const at = s + need.offset;
      const free = this.crews[need.crew].earliest(at, need.length, need.heads);
      if (free === at) {
        agreed++;
        continue;
      }
      if (free >= NEVER) return false;
      s = free - need.offset;
      agreed = 1;
      if (starts === null) continue;
      const next = starts.next(s);
      if (next > s) agreed = 0;
      s = next;
    }
    if (s >= NEVER) return false;
    const lengths = work.lengths[speed];
    trial.phases = lengths.length;
    for (let k = 0; k < lengths.length; k++) {
      trial.phaseStart[k] = s + offsets[k];
      trial.phaseEnd[k] = s + offsets[k] + lengths[k];
    }
    trial.start = s;
    trial.end = s + total;
    return true;
  }

  /** Whether the phases of the trial can stand exactly where they are. */
  fits(work: WorkSpec, speed: number, open: CalendarTable, down: CalendarTable | null, resource: number, trial: Trial): boolean {
    const lengths = work.lengths[speed];
    if (trial.phases === 0 || trial.phases !== lengths.length) return false;
    let at = trial.start;
    let spans = 0;
    for (let k = 0; k < trial.phases; k++) {
      const from = trial.phaseStart[k];
      if (from < at || !this.fit.find(work.works[k], lengths[k], work.crews[k], open, from, ALWAYS, resource)) return false;
      if (this.fit.start !== from || this.fit.end !== trial.phaseEnd[k]) return false;
      at = this.fit.end;
      spans += at - from;
    }
    if (at !== trial.end || at - trial.start - spans > work.maxStretch) return false;
    return down === null || down.lastOverlapEnd(trial.start, at) < 0;
  }

  /** Takes (`by` = 1) or gives back (`by` = -1) the crews of a laid-out work. */
  book(work: WorkSpec, open: CalendarTable, starts: Int32Array, ends: Int32Array, at: number, by: number): void {
    for (let k = 0; k < work.works.length; k++) {
      const crew = work.crews[k];
      for (let c = 0; c < crew.length; c++) {
        const heads = this.crews[crew[c].crew];
        const from = starts[at + k];
        const to = ends[at + k];
        if (work.works[k] === ATTENDED) heads.take(from, to, by * crew[c].heads);
        else
          for (let i = open.indexAt(from); i < open.count && open.starts[i] < to; i++)
            heads.take(Math.max(from, open.starts[i]), Math.min(to, open.ends[i]), by * crew[c].heads);
      }
    }
  }
}
