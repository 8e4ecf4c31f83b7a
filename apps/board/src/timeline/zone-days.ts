import { localParts, offsetAt, resolveLocal, type Instant, type LocalDate, type LocalTime, type ZoneId } from '@lotwright/time';

const DAY = 1440;

/** One calendar day of the plant; 23 or 25 hours long where the clocks change. */
export interface ZoneDay {
  readonly start: Instant;
  readonly end: Instant;
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number;
  readonly date: LocalDate;
}

/** The plant's calendar days from the one that holds `from` to the one that holds `to`, in order. */
export function zoneDays(zone: ZoneId, from: Instant, to: Instant): ZoneDay[] {
  const days: ZoneDay[] = [];
  let number = Math.floor((from + offsetAt(zone, from)) / DAY);
  let start = midnight(zone, number);
  while (start <= to) {
    const end = midnight(zone, number + 1);
    days.push({ start, end, weekday: (((number + 3) % 7) + 7) % 7, date: dateOf(number) });
    start = end;
    number += 1;
  }
  return days;
}

/** Start of the ISO week (Monday 00:00 in the zone) that holds an instant. */
export function weekStart(zone: ZoneId, at: Instant): Instant {
  const number = Math.floor((at + offsetAt(zone, at)) / DAY);
  return midnight(zone, number - ((((number + 3) % 7) + 7) % 7));
}

/** Start of the ISO week `weeks` after the one that starts at `start`. */
export function addWeeks(zone: ZoneId, start: Instant, weeks: number): Instant {
  return midnight(zone, Math.floor((start + offsetAt(zone, start)) / DAY) + 7 * weeks);
}

/** A wall-clock hour of a day as an instant; hours that a clock change skips move to its end. */
export function hourOf(zone: ZoneId, day: ZoneDay, hour: number): Instant {
  const plain = (day.start + hour * 60) as Instant;
  if (day.end - day.start === DAY) return plain;
  return resolveLocal(day.date, `${String(hour).padStart(2, '0')}:00` as LocalTime, zone).compatible;
}

/** ISO week number of an instant. */
export function isoWeek(zone: ZoneId, at: Instant): number {
  return localParts(at, zone).isoWeek;
}

function midnight(zone: ZoneId, number: number): Instant {
  const guess = (number * DAY - offsetAt(zone, (number * DAY) as Instant)) as Instant;
  if (Math.floor((guess + offsetAt(zone, guess)) / DAY) === number && (guess + offsetAt(zone, guess)) % DAY === 0) return guess;
  return resolveLocal(dateOf(number), '00:00' as LocalTime, zone).compatible;
}

function dateOf(number: number): LocalDate {
  return new Date(number * 86_400_000).toISOString().slice(0, 10) as LocalDate;
}
