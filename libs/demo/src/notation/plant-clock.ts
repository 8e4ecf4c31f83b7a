import { localParts, resolveLocal, WEEKDAYS } from '@lotwright/time';
import type { Instant, LocalDate, LocalTime, Weekday, ZoneId } from '@lotwright/time';

const DAY_MS = 86_400_000;

/** Names instants and dates of a plant by week and weekday, counted from the Monday of the week in which its demo starts. */
export class PlantClock {
  /** Date of week 0's Monday. */
  readonly monday: LocalDate;

  constructor(
    readonly zone: ZoneId,
    start: Instant,
  ) {
    const { date, weekday } = localParts(start, zone);
    this.monday = addDays(date, -WEEKDAYS.indexOf(weekday));
  }

  /** The date of a weekday, `week` weeks after the first (negative: before it). */
  date(week: number, weekday: Weekday): LocalDate {
    return addDays(this.monday, week * 7 + WEEKDAYS.indexOf(weekday));
  }

  /** The instant at which the plant's clocks show `time` on that day. */
  at(week: number, weekday: Weekday, time: string): Instant {
    return resolveLocal(this.date(week, weekday), time as LocalTime, this.zone).compatible;
  }
}

/** The date `days` days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}
