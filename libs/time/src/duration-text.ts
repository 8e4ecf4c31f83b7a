import type { Minutes } from './units.js';
import { TimeError } from './instant-text.js';

/** The form in which durations are accepted, for error messages. */
export const DURATION_FORM = 'an ISO 8601 duration in weeks, days (24 h), hours and whole minutes, such as PT4H30M or P14D';

const DURATION = /^(-?)P(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?)?$/;

/**
 * Reads an ISO 8601 duration of weeks, days (24 h each), hours and minutes. A leading minus is accepted.
 * @throws TimeError `duration_malformed`: also for months, years, seconds and fractions, which are not whole minutes.
 */
export function parseDuration(text: string): Minutes {
  const parts = text.length > 40 ? null : DURATION.exec(text);
  if (!parts || !/\d[WDHM]$/.test(text)) throw new TimeError('duration_malformed', `not a duration; accepted is ${DURATION_FORM}`);
  const [, sign, weeks, days, hours, rest] = parts;
  const size = ((Number(weeks ?? 0) * 7 + Number(days ?? 0)) * 24 + Number(hours ?? 0)) * 60 + Number(rest ?? 0);
  return (sign && size > 0 ? -size : size) as Minutes;
}

/** Writes a duration: whole days as `P14D`, everything else in hours and minutes (`PT30H`, `PT4H30M`, `PT0M`). */
export function formatDuration(length: Minutes): string {
  const size = Math.abs(length);
  const sign = length < 0 ? '-' : '';
  if (size === 0) return 'PT0M';
  if (size % 1440 === 0) return `${sign}P${size / 1440}D`;
  const hours = Math.floor(size / 60);
  return `${sign}PT${hours > 0 ? `${hours}H` : ''}${size % 60 > 0 ? `${size % 60}M` : ''}`;
}
