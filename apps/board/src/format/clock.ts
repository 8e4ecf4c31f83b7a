import { localParts, type Instant, type ZoneId } from '@lotwright/time';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Wall-clock words of one instant, ready to be put together. */
export interface ClockWords {
  /** `Thu`. */
  readonly weekday: string;
  /** Day of the month without leading zero. */
  readonly day: string;
  /** `Dec`. */
  readonly month: string;
  /** `12:00`. */
  readonly time: string;
  /** ISO week `W48`. */
  readonly week: string;
}

/** The wall clock of a zone in the words of the board. */
export function clockWords(at: Instant, zone: ZoneId): ClockWords {
  const parts = localParts(at, zone);
  return {
    weekday: parts.weekday[0].toUpperCase() + parts.weekday.slice(1),
    day: String(Number(parts.date.slice(8, 10))),
    month: MONTHS[Number(parts.date.slice(5, 7)) - 1],
    time: parts.time,
    week: `W${String(parts.isoWeek).padStart(2, '0')}`,
  };
}

/** `Thu 3 Dec 12:00`. */
export function formatMoment(at: Instant, zone: ZoneId): string {
  const words = clockWords(at, zone);
  return `${words.weekday} ${words.day} ${words.month} ${words.time}`;
}

/** `Thu 3 Dec`. */
export function formatDay(at: Instant, zone: ZoneId): string {
  const words = clockWords(at, zone);
  return `${words.weekday} ${words.day} ${words.month}`;
}

/** `Thu 12:00`, for moments within a week of the reader's attention. */
export function formatShort(at: Instant, zone: ZoneId): string {
  const words = clockWords(at, zone);
  return `${words.weekday} ${words.time}`;
}

/** `23–29 Nov` or `30 Nov – 6 Dec`: a week's first and last day. */
export function formatDateRange(from: Instant, lastDay: Instant, zone: ZoneId): string {
  const a = clockWords(from, zone);
  const b = clockWords(lastDay, zone);
  return a.month === b.month ? `${a.day}–${b.day} ${b.month}` : `${a.day} ${a.month} – ${b.day} ${b.month}`;
}

/** Zone id with the abbreviation in force at an instant: `Europe/Berlin CET`; the offset where the zone has no letters. */
export function zoneName(at: Instant, zone: ZoneId): { readonly id: string; readonly short: string } {
  // Each English knows the letters of its own part of the world only.
  const names = ['en-GB', 'en-US', 'en-AU'].map((language) => shortZone(language, at, zone));
  return { id: zone, short: names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] };
}

function shortZone(language: string, at: Instant, zone: ZoneId): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'short' }).formatToParts(new Date(at * 60_000));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
