import type { Instant, Interval, LocalDate, LocalTime, Weekday, ZoneId } from './units.js';
import { WEEKDAYS } from './units.js';
import { DAY, dayOf, minuteOf, weekdayIndex } from './civil.js';
import { union } from './interval-set.js';
import { offsetAt, wallClock } from './zone.js';

/** Weekly shifts and the dates that replace them; the rules of `Calendar` in the domain. */
export interface OpeningRules {
  readonly shifts: readonly { readonly days: readonly Weekday[]; readonly start: LocalTime; readonly end: LocalTime }[];
  readonly exceptions: readonly {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly shifts: readonly { readonly start: LocalTime; readonly end: LocalTime }[];
  }[];
}

/** Weekly wall-clock times; the rule of `WeeklyStart` in the domain. */
export interface WeeklyRule {
  readonly days: readonly Weekday[];
  readonly at: LocalTime;
  readonly runs: number;
}

interface ShiftMinutes {
  readonly start: number;
  /** Minutes after the midnight that begins the day of `start`; above 1440 when the shift runs past midnight. */
  readonly end: number;
}

/**
 * Open time as an interval set within `from`..`to`. A shift whose end is not after its start runs past midnight and
 * belongs to the day it starts on; an exception replaces all shifts that start on its dates (the first that matches counts).
 * Bounds in a clock change are moved by the fixed rule of `resolveLocal(...).compatible`.
 */
export function openIntervals(rules: OpeningRules, zone: ZoneId, from: Instant, to: Instant): Interval[] {
  const weekly: ShiftMinutes[][] = WEEKDAYS.map((day) => rules.shifts.filter((s) => s.days.includes(day)).map(shiftMinutes));
  const exceptions = rules.exceptions.map((e) => ({ from: dayOf(e.from), to: dayOf(e.to), shifts: e.shifts.map(shiftMinutes) }));
  const toInstant = wallClock(zone);
  const open: Interval[] = [];
  const lastDay = localDay(zone, to) + 1;
  for (let day = localDay(zone, from) - 2; day <= lastDay; day++) {
    const exception = exceptions.find((e) => e.from <= day && day <= e.to);
    for (const shift of exception?.shifts ?? weekly[weekdayIndex(day)]) {
      const start = Math.max(toInstant(day * DAY + shift.start), from) as Instant;
      const end = Math.min(toInstant(day * DAY + shift.end), to) as Instant;
      if (start < end) open.push({ start, end });
    }
  }
  return union(open);
}

/**
 * The weekly instants in `from` ≤ t < `to`, in order; rules that meet at one instant add up their runs.
 * Whether a calendar is open then is the caller's question.
 */
export function weeklyInstants(starts: readonly WeeklyRule[], zone: ZoneId, from: Instant, to: Instant): { readonly at: Instant; readonly runs: number }[] {
  const rules = starts.map((rule) => ({ days: rule.days.map((d) => WEEKDAYS.indexOf(d)), minute: minuteOf(rule.at), runs: rule.runs }));
  const toInstant = wallClock(zone);
  const runsAt = new Map<Instant, number>();
  const lastDay = localDay(zone, to) + 1;
  for (let day = localDay(zone, from) - 2; day <= lastDay; day++) {
    for (const rule of rules) {
      if (!rule.days.includes(weekdayIndex(day))) continue;
      const at = toInstant(day * DAY + rule.minute);
      if (at >= from && at < to) runsAt.set(at, (runsAt.get(at) ?? 0) + rule.runs);
    }
  }
  return [...runsAt].map(([at, runs]) => ({ at, runs })).sort((a, b) => a.at - b.at);
}

function shiftMinutes(shift: { readonly start: LocalTime; readonly end: LocalTime }): ShiftMinutes {
  const start = minuteOf(shift.start);
  const end = minuteOf(shift.end);
  return { start, end: end > start ? end : end + DAY };
}

function localDay(zone: ZoneId, at: Instant): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY);
}
