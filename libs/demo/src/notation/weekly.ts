import { WEEKDAYS } from '@lotwright/time';
import type { LocalTime, Weekday } from '@lotwright/time';
import type { Calendar, CalendarException, CalendarId, Shift, WeeklyStart } from '@lotwright/domain';
import type { PlantClock } from './plant-clock.js';

/** Monday to Friday. */
export const WORKDAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5);
/** Monday to Saturday. */
export const TO_SATURDAY: readonly Weekday[] = WEEKDAYS.slice(0, 6);
/** Saturday and Sunday. */
export const WEEKEND: readonly Weekday[] = WEEKDAYS.slice(5);
/** All seven days. */
export const EVERY_DAY: readonly Weekday[] = WEEKDAYS;

/** Open on the days from `start` to `end` (exclusive, `24:00` is midnight). */
export function shift(days: readonly Weekday[], start: string, end: string): Shift {
  return { days, start: start as LocalTime, end: end as LocalTime };
}

/** A calendar of weekly shifts with dates that replace them. */
export function calendar(id: string, name: string, shifts: readonly Shift[], exceptions: readonly CalendarException[] = []): Calendar {
  return { id: id as CalendarId, name, shifts, exceptions };
}

/** Open day and night but for one weekly clean of the suite. The clean ends on the day it starts. */
export function roundTheClock(id: string, name: string, clean: { readonly day: Weekday; readonly from: string; readonly to: string }): Calendar {
  const others = WEEKDAYS.filter((day) => day !== clean.day);
  const before = clean.from === '00:00' ? [] : [shift([clean.day], '00:00', clean.from)];
  return calendar(id, name, [shift(others, '00:00', '24:00'), ...before, shift([clean.day], clean.to, '24:00')]);
}

/** A public holiday, counted from the week in which the demo starts, so that every demo meets the same ones. */
export interface Holiday {
  readonly week: number;
  readonly day: Weekday;
  readonly name: string;
}

/** Replaces the shifts of the holidays; no shifts means closed. */
export function onHolidays(holidays: readonly Holiday[], clock: PlantClock, shifts: readonly (readonly [string, string])[] = []): CalendarException[] {
  return holidays.map(({ week, day, name }) => ({
    from: clock.date(week, day),
    to: clock.date(week, day),
    shifts: shifts.map(([start, end]) => ({ start: start as LocalTime, end: end as LocalTime })),
    reason: name,
  }));
}

/** Slots at the given times on the given days, one run (or sitting) each. */
export function slots(days: readonly Weekday[], ...times: readonly string[]): WeeklyStart[] {
  return times.map((at) => ({ days, at: at as LocalTime, runs: 1 }));
}
