import { DURATION_FORM, formatDuration, formatInstant, INSTANT_FORM, parseDuration, parseInstant, parseLocalDate, parseLocalTime, parseZone, TimeError } from '@lotwright/time';
import type { Instant, LocalDate, LocalTime, Minutes, ZoneId } from '@lotwright/time';
import * as z from 'zod';

/** Longest duration a file may ask for: ten years. */
const LONGEST = 3650 * 1440;

/** What an id may look like, for error messages. */
export const ID_FORM = 'an opaque id of up to 80 letters, digits and . _ : / + - that begins with a letter or digit';

const ID = /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,79}$/;
const RUN_ID = /^[^|\p{Cc}\p{Cs}]{1,160}$/u;
const TEXT = /^[^\p{Cc}\p{Cs}]{1,200}$/u;
const NOTE = /^[^\p{Cc}\p{Cs}]{0,1000}$/u;
const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:00(\.0+)?)?([Zz]|[+-]\d{2}:\d{2})?$/;
const DURATION_PATTERN = /^-?P(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?$/;

/** An id of one kind. */
export function idShape<Id extends string>(): z.ZodType<Id, string> {
  return z.string({ error: ID_FORM }).regex(ID, { error: ID_FORM }).meta({ description: ID_FORM }) as unknown as z.ZodType<Id, string>;
}

/** The id of a QC run: engines build them from methods and times. */
export function runIdShape<Id extends string>(): z.ZodType<Id, string> {
  const form = 'a run id of up to 160 characters without | and control characters';
  return z.string({ error: form }).regex(RUN_ID, { error: form }) as unknown as z.ZodType<Id, string>;
}

const TEXT_FORM = 'a text of 1 to 200 characters on one line';
const NOTE_FORM = 'a text of up to 1000 characters on one line';

/** Words that people read: 1 to 200 characters on one line. */
export const textShape = z.string({ error: TEXT_FORM }).regex(TEXT, { error: TEXT_FORM });

/** A remark: up to 1000 characters on one line, may be empty. */
export const noteShape = z.string({ error: NOTE_FORM }).regex(NOTE, { error: NOTE_FORM });

/** True or false. */
export const flagShape = z.boolean({ error: 'true or false' });

/** A whole number from `least` to `most`. */
export function wholeShape(least: number, most = 1_000_000_000): z.ZodNumber {
  const form = `a whole number from ${least} to ${most}`;
  return z.number({ error: form }).int({ error: form }).min(least, { error: form }).max(most, { error: form });
}

const CHANCE_FORM = 'a number p with 0 <= p < 1';

/** A chance: 0 ≤ p < 1. */
export const chanceShape = z.number({ error: CHANCE_FORM }).min(0, { error: CHANCE_FORM }).lt(1, { error: CHANCE_FORM });

/** Text to domain value and back, with the time library's own words when it cannot be read. */
function timeShape<Value>(pattern: RegExp, form: string, read: (text: string) => Value, write: (value: Value) => string) {
  return z.codec(z.string({ error: form }).meta({ description: form, pattern: pattern.source }), z.custom<Value>((value) => typeof value === 'number'), {
    decode: (text, context) => {
      try {
        return read(text);
      } catch (error) {
        if (!(error instanceof TimeError)) throw error;
        const detail = error.offsets.length > 0 || error.code === 'out_of_range' ? error.message : undefined;
        context.issues.push({ code: 'custom', message: form, input: text, params: { code: error.code, detail } });
        return z.NEVER;
      }
    },
    encode: (value) => write(value),
  });
}

/**
 * A point in time: RFC 3339 with offset and whole minutes; without offset it is read as the plant's wall clock.
 * Written with the offset of `zone`.
 */
export function instantShape(zone: ZoneId) {
  return timeShape<Instant>(
    INSTANT_PATTERN,
    `${INSTANT_FORM}; without offset it is wall-clock time of the plant`,
    (text) => parseInstant(text, zone),
    (at) => formatInstant(at, zone),
  );
}

/** Shape of instants in one zone. */
export type InstantShape = ReturnType<typeof instantShape>;

/** An ISO 8601 duration of whole minutes from `least` to ten years; signed ones begin with a minus. */
export function durationShape(least = 0) {
  const form = least < 0 ? DURATION_FORM : `${DURATION_FORM}; ${least === 0 ? 'not negative' : `at least ${formatDuration(least as Minutes)}`}`;
  return timeShape<Minutes>(DURATION_PATTERN, form, (text) => inRange(parseDuration(text), least), formatDuration);
}

function inRange(length: Minutes, least: number): Minutes {
  if (length < least || length > LONGEST) throw new TimeError('out_of_range', `the length is outside ${formatDuration(least as Minutes)} to P3650D`);
  return length;
}

function checked<Value extends string>(pattern: string, form: string, code: string, read: (text: string) => Value | null): z.ZodType<Value, string> {
  const shape = z
    .string({ error: form })
    .check((context) => {
      if (read(context.value) === null) context.issues.push({ code: 'custom', message: form, input: context.value, params: { code } });
    })
    .meta({ description: form, pattern });
  return shape as unknown as z.ZodType<Value, string>;
}

/** A date `YYYY-MM-DD` in the plant's zone. */
export const dateShape = checked<LocalDate>('^\\d{4}-\\d{2}-\\d{2}$', 'a date YYYY-MM-DD', 'date_malformed', parseLocalDate);

/** A wall-clock time of day `HH:MM`, 00:00 to 24:00. */
export const timeOfDayShape = checked<LocalTime>('^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$', 'a time of day HH:MM from 00:00 to 24:00', 'time_of_day_malformed', parseLocalTime);

/** An IANA time zone id. */
export const zoneShape = checked<ZoneId>('^[A-Za-z]', 'an IANA time zone such as Europe/Berlin', 'zone_unknown', parseZone);
