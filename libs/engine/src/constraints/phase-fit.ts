import type { CalendarTable } from '../problem/calendar-table.js';
import { NEVER } from '../problem/limits.js';
import { ATTENDED, INTERRUPTIBLE, type CrewNeed } from '../problem/problem.js';
import type { HeadCount } from '../solution/head-count.js';
import { CAUSE, type Trace } from '../solution/trace.js';

/** R5, R6 and R9 for one phase: its earliest place that calendar and crews allow. What was found last is read from `start` and `end`. */
export class PhaseFit {
  start = 0;
  end = 0;

  constructor(
    private readonly crews: readonly HeadCount[],
    private readonly trace: Trace,
  ) {}

  /**
   * Least place of a phase of `length` minutes that starts at or after `t` and ends at or after `endFrom`; false when there is none.
   * @param work how it lies in the calendar, as in the problem's constants
   * @param resource index named when the calendar is in the way
   */
  find(work: number, length: number, crew: readonly CrewNeed[], open: CalendarTable, t: number, endFrom: number, resource: number): boolean {
    let from = t;
    if (endFrom > t + length) from = this.startForEnd(work, length, open, endFrom);
    if (from < t) from = t;
    if (from >= NEVER) return false;
    if (length === 0 || (work !== ATTENDED && work !== INTERRUPTIBLE)) {
      this.start = from;
      this.end = from + length;
      return true;
    }
    return work === ATTENDED ? this.attended(length, crew, open, from, resource) : this.interruptible(length, crew, open, from, resource);
  }

  /** Least start of a phase that makes it end at or after `endFrom`, closed hours considered. */
  startForEnd(work: number, length: number, open: CalendarTable, endFrom: number): number {
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
    this.start = s;
    this.end = s + length;
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
        this.start = s;
        this.end = at;
        return true;
      }
      from = short + 1;
    }
  }
}
