import { clockChanges, dateOf, minuteOf, offsetAt, resolveLocal, shift as shiftInstant, timeOf, weekdayOf } from '@lotwright/time';
import type { Instant, Interval, LocalTime, ZoneId } from '@lotwright/time';
import type { Calendar, WeeklyStart } from '../calendar/calendar.js';
import type { Path, ProblemList } from '../problem/problem-list.js';

const DAY = 1440;

/** A stretch of wall-clock minutes that a clock change skips or repeats. */
interface OddHour {
  readonly start: number;
  readonly end: number;
}

/** A shift on one date, in wall-clock minutes, and where it is written. */
interface DatedShift {
  readonly start: number;
  readonly end: number;
  readonly path: Path;
}

/** Wall-clock minutes that do not exist, or exist twice, within a stretch of time. */
export function oddHours(zone: ZoneId, within: Interval): OddHour[] {
  return clockChanges(zone, within.start, within.end).map((change) => {
    const before = offsetAt(zone, shiftInstant(change, -1));
    const after = offsetAt(zone, change);
    return { start: change + Math.min(before, after), end: change + Math.max(before, after) };
  });
}

/** Shift bounds, dates and overlaps of one calendar. */
export function checkCalendar(list: ProblemList, path: Path, calendar: Calendar, zone: ZoneId, odd: readonly OddHour[]): void {
  calendar.shifts.forEach((one, index) => checkStartOfDay(list, [...path, 'shifts', index, 'start'], one.start));
  calendar.exceptions.forEach((exception, index) => {
    const at = [...path, 'exceptions', index];
    if (exception.from > exception.to) {
      list.add([...at, 'to'], 'order_of_times', exception.to, `a date from ${exception.from} on`, `the exception ends before it begins on ${exception.from}`);
    }
    exception.shifts.forEach((one, k) => checkStartOfDay(list, [...at, 'shifts', k, 'start'], one.start));
    const other = calendar.exceptions.findIndex((e, k) => k < index && e.from <= exception.to && exception.from <= e.to);
    if (other >= 0) {
      list.add([...at, 'from'], 'exceptions_overlap', exception.from, 'dates that no other exception of the calendar has', `exception ${other} covers some of the same dates`);
    }
  });
  const reported = new Set<string>();
  for (const hour of odd) checkOddHour(list, path, calendar, zone, hour, reported);
}

/** Weekly times of a QC method or a session. */
export function checkWeeklyStarts(list: ProblemList, path: Path, starts: readonly WeeklyStart[], zone: ZoneId, odd: readonly OddHour[]): void {
  starts.forEach((start, index) => {
    const at = [...path, index, 'at'];
    checkStartOfDay(list, at, start.at);
    list.range([...path, index, 'runs'], start.runs, 1, 100_000, 'runs');
    if (start.days.length === 0) list.add([...path, index, 'days'], 'out_of_range', null, 'at least one day', 'the weekly start has no day');
    for (const hour of odd) {
      const day = Math.floor(hour.start / DAY);
      const hit = [day, day + 1].find((d) => start.days.includes(weekdayOf(d)) && inside(hour, d * DAY + minuteOf(start.at)));
      if (hit === undefined) continue;
      reportOdd(list, at, hit * DAY + minuteOf(start.at), zone);
      break;
    }
  });
}

/**
 * Shift bounds that fall into the odd hour. A bound that neither opens nor closes the calendar, because another shift
 * covers or touches it, has no effect and is let through: a plant that never closes has no odd hours.
 */
function checkOddHour(list: ProblemList, path: Path, calendar: Calendar, zone: ZoneId, hour: OddHour, reported: Set<string>): void {
  const day = Math.floor(hour.start / DAY);
  const shifts = [day - 2, day - 1, day, day + 1].flatMap((d) => shiftsOn(path, calendar, d));
  for (const one of shifts) {
    const others = shifts.filter((other) => other !== one);
    const opens = inside(hour, one.start) && !others.some((other) => other.start < one.start && one.start <= other.end);
    const closes = inside(hour, one.end) && !others.some((other) => other.start <= one.end && one.end < other.end);
    for (const [key, wall, matters] of [['start', one.start, opens], ['end', one.end, closes]] as const) {
      const at = [...one.path, key];
      if (!matters || reported.has(at.join('/'))) continue;
      reported.add(at.join('/'));
      reportOdd(list, at, wall, zone);
    }
  }
}

function shiftsOn(path: Path, calendar: Calendar, day: number): DatedShift[] {
  const date = dateOf(day);
  const index = calendar.exceptions.findIndex((e) => e.from <= date && date <= e.to);
  const listed = index >= 0 ? calendar.exceptions[index].shifts : calendar.shifts;
  const base = index >= 0 ? [...path, 'exceptions', index, 'shifts'] : [...path, 'shifts'];
  return listed.flatMap((one, k) => {
    if ('days' in one && !(one as Calendar['shifts'][number]).days.includes(weekdayOf(day))) return [];
    const [start, end] = [minuteOf(one.start), minuteOf(one.end)];
    return [{ start: day * DAY + start, end: day * DAY + (end > start ? end : end + DAY), path: [...base, k] }];
  });
}

function reportOdd(list: ProblemList, path: Path, wall: number, zone: ZoneId): void {
  const [date, time] = [dateOf(Math.floor(wall / DAY)), timeOf(wall % DAY)];
  const { instants, offsets } = resolveLocal(date, time, zone);
  const [first, second] = offsets;
  const skipped = instants.length === 0;
  list.add(
    path,
    skipped ? 'local_time_skipped' : 'local_time_repeated',
    time,
    'a time of day that no clock change of the zone touches, or an exception for that date',
    skipped
      ? `${time} does not exist on ${date} in ${zone}: the clock goes from ${first} to ${second}`
      : `${time} occurs twice on ${date} in ${zone}, at ${first} and at ${second}`,
  );
}

function checkStartOfDay(list: ProblemList, path: Path, time: LocalTime): void {
  if (time === '24:00') list.add(path, 'out_of_range', time, 'a time of day from 00:00 to 23:59', '24:00 can only end a shift; write 00:00 of the next day');
}

function inside(hour: OddHour, wall: number): boolean {
  return hour.start <= wall && wall < hour.end;
}

/** The time within which clock changes are looked at: one month back and 18 months ahead of now. */
export function clockChangeWindow(now: Instant): Interval {
  return { start: shiftInstant(now, -31 * DAY), end: shiftInstant(now, 548 * DAY) };
}
