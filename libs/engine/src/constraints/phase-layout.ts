import type { CalendarTable } from '../problem/calendar-table.js';
import { ALWAYS, NEVER } from '../problem/limits.js';
import { ATTENDED, INTERRUPTIBLE, type CrewNeed, type WorkSpec } from '../problem/problem.js';
import type { HeadCount } from '../solution/head-count.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import type { StartSet, StartSets } from './start-sets.js';

/**
 * R5, R6 and R9 for one operation or run: lays its phases one after another as early as calendar and crews allow, a little
 * train on one machine whose total waiting is its hold time. All these rules are closed under the earlier of two solutions,
 * so raising lower bounds finds the least one; except for work that bends, where the ways of reaching over closed hours are tried one by one.
 */
export class PhaseLayout {
  private phaseAt = 0;
  private phaseTo = 0;
  /** Of the work that bends: the sooner end found from one start, and the least by which a way waits too long. */
  private bestEnd = NEVER;
  private shortfall = NEVER;
  private readonly bentStart: number[] = [];
  private readonly bentEnd: number[] = [];

  constructor(
    private readonly crews: readonly HeadCount[],
    private readonly sets: StartSets,
    private readonly trace: Trace,
  ) {}

  /**
   * Least layout that starts at or after `t` and ends at or after `endFrom`; false when there is none.
   * @param resource index named when the calendar or an unavailability is in the way
   */
  lay(work: WorkSpec, speed: number, open: CalendarTable, down: CalendarTable | null, t: number, endFrom: number, resource: number, trial: Trial): boolean {
    // The trace wants every jump with its cause, which the start sets have merged.
    const set = this.trace.on ? null : this.sets.of(work, speed, open, down);
    if (set !== null) return this.layRigid(set, work, speed, t, endFrom, trial);
    const lengths = work.lengths[speed];
    const last = lengths.length - 1;
    let firstFrom = t;
    for (;;) {
      let at = firstFrom;
      let spans = 0;
      for (let k = 0; k <= last; k++) {
        this.trace.inner = k > 0;
        if (!this.phase(work.works[k], lengths[k], work.crews[k], open, at, k === last ? endFrom : ALWAYS, resource)) {
          this.trace.inner = false;
          return false;
        }
        trial.phaseStart[k] = this.phaseAt;
        trial.phaseEnd[k] = this.phaseTo;
        spans += this.phaseTo - this.phaseAt;
        at = this.phaseTo;
      }
      this.trace.inner = false;
      if (last < 0) {
        trial.phaseStart[0] = trial.phaseEnd[0] = at = Math.max(firstFrom, endFrom);
      }
      const start = trial.phaseStart[0];
      let excess = last > 0 ? at - start - spans - work.maxStretch : 0;
      if (excess > 0 && work.bends) {
        excess = this.bend(work, lengths, open, endFrom, resource, trial);
        at = trial.phaseEnd[last];
      }
      if (excess > 0) {
        firstFrom = this.startForEnd(work.works[0], lengths[0], open, trial.phaseEnd[0] + excess);
        if (firstFrom <= start) firstFrom = start + 1;
        if (firstFrom >= NEVER) return false;
        if (this.trace.on) this.trace.because(start, firstFrom);
        continue;
      }
      if (down !== null) {
        const clear = down.lastOverlapEnd(start, at);
        if (clear >= 0) {
          if (this.trace.on) this.trace.jump(firstFrom, clear, CAUSE.unavailable, resource);
          firstFrom = clear;
          continue;
        }
      }
      trial.phases = last + 1;
      trial.start = start;
      trial.end = at;
      return true;
    }
  }

  /**
   * Keeps the first phase of the trial and lays the others so that they wait no longer than they may, with the soonest end. Returns 0, or
   * when there is no such way the least by which the first phase must end later.
   */
  private bend(work: WorkSpec, lengths: Int32Array, open: CalendarTable, endFrom: number, resource: number, trial: Trial): number {
    this.bestEnd = this.shortfall = NEVER;
    this.trace.inner = true;
    this.bendFrom(1, trial.phaseEnd[0], work.maxStretch, work, lengths, open, endFrom, resource, trial);
    this.trace.inner = false;
    return this.bestEnd < NEVER ? 0 : this.shortfall;
  }

  /** Tries every way for the phases from `k` on: each interruptible one at its earliest, and so that it reaches over one more closed time each. */
  private bendFrom(k: number, at: number, left: number, work: WorkSpec, lengths: Int32Array, open: CalendarTable, endFrom: number, resource: number, trial: Trial): void {
    const last = lengths.length - 1;
    let from = at;
    for (;;) {
      if (!this.phase(work.works[k], lengths[k], work.crews[k], open, from, k === last ? endFrom : ALWAYS, resource)) return;
      const start = this.phaseAt;
      const end = this.phaseTo;
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
      from = Math.max(start + 1, this.startForEnd(INTERRUPTIBLE, lengths[k], open, open.starts[next] + 1));
    }
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
      if (from < at || !this.phase(work.works[k], lengths[k], work.crews[k], open, from, ALWAYS, resource)) return false;
      if (this.phaseAt !== from || this.phaseTo !== trial.phaseEnd[k]) return false;
      at = this.phaseTo;
      spans += at - from;
    }
    if (at !== trial.end || at - trial.start - spans > work.maxStretch) return false;
    return down === null || down.lastOverlapEnd(trial.start, at) < 0;
  }

  private phase(work: number, length: number, crew: readonly CrewNeed[], open: CalendarTable, t: number, endFrom: number, resource: number): boolean {
    let from = t;
    if (endFrom > t + length) from = this.startForEnd(work, length, open, endFrom);
    if (from < t) from = t;
    if (from >= NEVER) return false;
    if (length === 0 || (work !== ATTENDED && work !== INTERRUPTIBLE)) {
      this.phaseAt = from;
      this.phaseTo = from + length;
      return true;
    }
    return work === ATTENDED ? this.attended(length, crew, open, from, resource) : this.interruptible(length, crew, open, from, resource);
  }

  /** Least start of a phase that makes it end at or after `endFrom`, closed hours considered. */
  private startForEnd(work: number, length: number, open: CalendarTable, endFrom: number): number {
    if (work !== INTERRUPTIBLE || length === 0) return endFrom - length;
    const index = open.indexAt(endFrom - 1);
    const worked = open.openBefore(endFrom);
    const lastMinuteOpen = index < open.count && open.starts[index] <= endFrom - 1;
    return open.openMinute((lastMinuteOpen ? worked : worked + 1) - length);
  }

  private attended(length: number, crew: readonly CrewNeed[], open: CalendarTable, t: number, resource: number): boolean {
    let s = t;
    for (;;) {
      const fit = open.fit(s, length);
      if (this.trace.on && fit > s) this.trace.jump(s, fit, CAUSE.calendar, resource);
      if (fit === NEVER) return false;
      s = fit;
      for (let i = 0; i < crew.length; i++) {
        const free = this.crews[crew[i].crew].earliest(s, length, crew[i].heads);
        if (this.trace.on && free > s) this.trace.jump(s, free, CAUSE.crew, crew[i].crew);
        if (free === NEVER) return false;
        s = free;
      }
      if (s === fit) break;
    }
    this.phaseAt = s;
    this.phaseTo = s + length;
    return true;
  }

  private interruptible(length: number, crew: readonly CrewNeed[], open: CalendarTable, t: number, resource: number): boolean {
    let from = t;
    for (;;) {
      let i = open.indexAt(from);
      if (i >= open.count) {
        if (this.trace.on) this.trace.jump(from, NEVER, CAUSE.calendar, resource);
        return false;
      }
      const s = open.starts[i] > from ? open.starts[i] : from;
      if (this.trace.on) this.trace.jump(from, s, CAUSE.calendar, resource);
      let left = length;
      let at = s;
      let short = -1;
      for (; ; i++) {
        if (i >= open.count) return false;
        if (open.starts[i] > at) at = open.starts[i];
        const to = open.ends[i] - at < left ? open.ends[i] : at + left;
        for (let c = 0; c < crew.length; c++) {
          const m = this.crews[crew[c].crew].lastShort(at, to, crew[c].heads);
          if (m > short) {
            short = m;
            if (this.trace.on) this.trace.jump(s, m + 1, CAUSE.crew, crew[c].crew);
          }
        }
        if (short === NEVER) return false;
        left -= to - at;
        at = to;
        if (left === 0 || short >= 0) break;
      }
      if (short < 0) {
        this.phaseAt = s;
        this.phaseTo = at;
        return true;
      }
      from = short + 1;
    }
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
