import type { Instant, LocalDate, LocalTime, Weekday, ZoneId } from './units.js';
import { DAY, dateOf, dayNumber, isoWeekOf, timeOf, weekdayOf } from './civil.js';
import { offsetAt, offsetText, resolveWall } from './zone.js';

/** Why a text is not an instant. */
export type TimeErrorCode =
  | 'instant_malformed'
  | 'instant_seconds'
  | 'instant_offset_missing'
  | 'instant_out_of_range'
  | 'local_time_skipped'
  | 'local_time_repeated'
  | 'duration_malformed'
  | 'out_of_range';

/** A text that is not the time it should be. The message never repeats the text. */
export class TimeError extends Error {
  override readonly name = 'TimeError';
  constructor(
    readonly code: TimeErrorCode,
    message: string,
    /** The two offsets that the zone has around the clock change; empty for every other error. */
    readonly offsets: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The form in which instants are accepted, for error messages. */
export const INSTANT_FORM = 'an instant such as 2026-11-23T06:00+01:00 (whole minutes, years 1970 to 2199)';

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):(\d{2}))?$/;

/**
 * Reads RFC 3339 with offset (seconds may be left out and must be 00), or, given a `zone`, local `YYYY-MM-DDTHH:MM` or
 * `YYYY-MM-DD HH:MM` in it.
 * @throws TimeError when it is neither; a local time that a clock change skips or repeats carries the two offsets.
 */
export function parseInstant(text: string, zone?: ZoneId): Instant {
  const parts = text.length > 40 ? null : INSTANT.exec(text);
  if (!parts) throw new TimeError('instant_malformed', `not a time; accepted is ${INSTANT_FORM}`);
  const [, year, month, day, hour, minute, second, fraction, zulu, sign, offsetHour, offsetMinute] = parts;
  const date = dayNumber(Number(year), Number(month), Number(day));
  if (date === null || Number(hour) > 23 || Number(minute) > 59) {
    throw new TimeError('instant_malformed', `no such date or time of day; accepted is ${INSTANT_FORM}`);
  }
  if (Number(year) < 1970 || Number(year) > 2199) throw new TimeError('instant_out_of_range', 'years 1970 to 2199 are accepted');
  if (Number(second ?? 0) !== 0 || Number(fraction ?? 0) !== 0) {
    throw new TimeError('instant_seconds', 'plans live on whole minutes: seconds must be 00');
  }
  const wall = date * DAY + Number(hour) * 60 + Number(minute);
  if (zulu) return wall as Instant;
  if (sign) {
    if (Number(offsetHour) > 18 || Number(offsetMinute) > 59) throw new TimeError('instant_malformed', 'an offset lies between -18:00 and +18:00');
    const offset = Number(offsetHour) * 60 + Number(offsetMinute);
    return (wall - (sign === '-' ? -offset : offset)) as Instant;
  }
  if (zone === undefined) throw new TimeError('instant_offset_missing', `the offset is missing; accepted is ${INSTANT_FORM}`);
  return localInstant(wall, zone);
}

function localInstant(wall: number, zone: ZoneId): Instant {
  const { instants, offsets } = resolveWall(zone, wall);
  if (instants.length === 1) return instants[0];
  const local = `${dateOf(Math.floor(wall / DAY))} ${timeOf(wall % DAY)}`;
  const [first, second] = offsets;
  if (instants.length === 0) {
    const message = `${local} does not exist in ${zone}: the clock skips it (${first} becomes ${second}); write the offset, ${first} or ${second}`;
    throw new TimeError('local_time_skipped', message, offsets);
  }
  throw new TimeError('local_time_repeated', `${local} occurs twice in ${zone}; write the offset, ${first} or ${second}`, offsets);
}

/** An instant as the zone's wall clock shows it, with its offset: `2026-11-23T06:00+01:00`. */
export function formatInstant(at: Instant, zone: ZoneId): string {
  const offset = offsetAt(zone, at);
  const wall = at + offset;
  const day = Math.floor(wall / DAY);
  return `${dateOf(day)}T${timeOf(wall - day * DAY)}${offsetText(offset)}`;
}

/** An instant as people in a zone name it. */
export interface LocalParts {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly weekday: Weekday;
  /** ISO 8601 week, 1 to 53, and the year it belongs to. */
  readonly isoWeek: number;
  readonly isoYear: number;
  /** Such as `+01:00`. */
  readonly offset: string;
}

/** Date, time of day, weekday, ISO week and offset of an instant in a zone. */
export function localParts(at: Instant, zone: ZoneId): LocalParts {
  const offset = offsetAt(zone, at);
  const wall = at + offset;
  const day = Math.floor(wall / DAY);
  return {
    date: dateOf(day),
    time: timeOf(wall - day * DAY),
    weekday: weekdayOf(day),
    ...isoWeekOf(day),
    offset: offsetText(offset),
  };
}
