/** A whole number of elapsed minutes. Durations, lags and lengths; never a point in time. */
export type Minutes = number & { readonly unit: 'minutes' };

/** A point in time: whole minutes since 1970-01-01T00:00Z. Zone-free; a zone is needed only to show or to expand calendars. */
export type Instant = number & { readonly unit: 'minutes since 1970-01-01T00:00Z' };

/** An IANA time zone id such as `Europe/Berlin`. */
export type ZoneId = string & { readonly kind: 'IANA zone' };

/** A wall-clock time of day `HH:MM`, `00:00` to `24:00`. */
export type LocalTime = string & { readonly kind: 'HH:MM' };

/** A calendar date `YYYY-MM-DD` in the plant's zone. */
export type LocalDate = string & { readonly kind: 'YYYY-MM-DD' };

/** Half-open span of time: `start` belongs to it, `end` does not. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Marks a whole number as minutes. @throws RangeError when it is not a safe integer. */
export function minutes(value: number): Minutes {
  if (!Number.isSafeInteger(value)) throw new RangeError(`minutes must be a whole number, got ${value}`);
  return value as Minutes;
}

/** Marks a whole number of epoch minutes as an instant. @throws RangeError when it is not a safe integer. */
export function instant(value: number): Instant {
  if (!Number.isSafeInteger(value)) throw new RangeError(`an instant is a whole number of minutes, got ${value}`);
  return value as Instant;
}

/** The instant `by` minutes after `at` (before it when `by` is negative). */
export function shift(at: Instant, by: number): Instant {
  return (at + by) as Instant;
}

/** Elapsed minutes from `from` to `to`; negative when `to` comes first. */
export function elapsed(from: Instant, to: Instant): Minutes {
  return (to - from) as Minutes;
}

/** Days as planners write them; ISO order, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
