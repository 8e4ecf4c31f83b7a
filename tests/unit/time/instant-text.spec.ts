import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from '@js-temporal/polyfill';
import { formatDuration, formatInstant, instant, localParts, minutes, parseDuration, parseInstant, parseZone, TimeError } from '@lotwright/time';
import type { ZoneId } from '@lotwright/time';

const berlin = 'Europe/Berlin' as ZoneId;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca'] as ZoneId[];
const someInstant = fc.integer({ min: 2000, max: 120_000_000 }).map(instant);

function failure(text: string, zone?: ZoneId): TimeError {
  try {
    parseInstant(text, zone);
  } catch (error) {
    if (error instanceof TimeError) return error;
  }
  throw new Error(`${text} was accepted`);
}

describe('parseInstant', () => {
  test.each([
    ['2026-11-23T06:00+01:00', '2026-11-23T05:00Z'],
    ['2026-11-23T06:00:00+01:00', '2026-11-23T05:00Z'],
    ['2026-11-23t05:00:00.000z', '2026-11-23T05:00Z'],
    ['2026-11-23 00:30-05:30', '2026-11-23T06:00Z'],
  ])('reads %s', (text, same) => {
    expect(formatInstant(parseInstant(text), 'UTC' as ZoneId)).toBe(same.replace('Z', '+00:00'));
  });

  test('reads local time in a zone', () => {
    expect(parseInstant('2026-11-23 06:00', berlin)).toBe(parseInstant('2026-11-23T05:00Z'));
    expect(parseInstant('2026-07-23T06:00:00', berlin)).toBe(parseInstant('2026-07-23T04:00Z'));
  });

  test.each([
    ['', 'instant_malformed'],
    ['tomorrow', 'instant_malformed'],
    ['2026-02-29T06:00Z', 'instant_malformed'],
    ['2026-13-01T06:00Z', 'instant_malformed'],
    ['2026-11-23T24:00Z', 'instant_malformed'],
    ['2026-11-23T06:00+19:00', 'instant_malformed'],
    ['2026-11-23', 'instant_malformed'],
    ['2026-11-23T06:00:30Z', 'instant_seconds'],
    ['2026-11-23T06:00:00.5Z', 'instant_seconds'],
    ['2026-11-23T06:00', 'instant_offset_missing'],
    ['1969-11-23T06:00Z', 'instant_out_of_range'],
    ['2200-01-01T06:00Z', 'instant_out_of_range'],
  ])('refuses %p as %s', (text, code) => {
    expect(failure(text).code).toBe(code);
  });

  test('refuses a local time that occurs twice and names both offsets', () => {
    const error = failure('2026-10-25 02:30', berlin);
    expect(error.code).toBe('local_time_repeated');
    expect(error.offsets).toEqual(['+02:00', '+01:00']);
    expect(error.message).toContain('+02:00 or +01:00');
  });

  test('refuses a local time that a clock change skips and names the offsets around it', () => {
    const error = failure('2026-03-29T02:00', berlin);
    expect(error.code).toBe('local_time_skipped');
    expect(error.offsets).toEqual(['+01:00', '+02:00']);
  });

  test('accepts the minutes that touch a clock change', () => {
    expect(formatInstant(parseInstant('2026-03-29 01:59', berlin), berlin)).toBe('2026-03-29T01:59+01:00');
    expect(formatInstant(parseInstant('2026-03-29 03:00', berlin), berlin)).toBe('2026-03-29T03:00+02:00');
    expect(formatInstant(parseInstant('2026-10-25 03:00', berlin), berlin)).toBe('2026-10-25T03:00+01:00');
  });

  test('agrees with Temporal on every local time', () => {
    fc.assert(
      fc.property(someInstant, fc.constantFrom(...zones), (at, zone) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO('UTC').toPlainDateTime();
        const text = wall.toString({ smallestUnit: 'minute' });
        let expected: number | string;
        try {
          expected = wall.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds / 60_000;
        } catch {
          expected = 'refused';
        }
        let found: number | string;
        try {
          found = parseInstant(text, zone);
        } catch {
          found = 'refused';
        }
        expect(found).toBe(expected);
      }),
    );
  });
});

describe('formatInstant', () => {
  test('is read back as the same instant', () => {
    fc.assert(
      fc.property(someInstant, fc.constantFrom(...zones), (at, zone) => {
        expect(parseInstant(formatInstant(at, zone))).toBe(at);
      }),
    );
  });

  test('agrees with Temporal', () => {
    fc.assert(
      fc.property(someInstant, fc.constantFrom(...zones), (at, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO(zone);
        expect(formatInstant(at, zone)).toBe(zoned.toString({ smallestUnit: 'minute', timeZoneName: 'never' }));
        const parts = localParts(at, zone);
        expect([parts.isoWeek, parts.isoYear, parts.offset]).toEqual([zoned.weekOfYear, zoned.yearOfWeek, zoned.offset]);
        expect(parts.weekday).toBe(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][zoned.dayOfWeek - 1]);
      }),
    );
  });
});

describe('durations', () => {
  test.each([
    ['PT4H30M', 270],
    ['P14D', 20_160],
    ['P1W2DT3H4M', 13_144],
    ['PT90M', 90],
    ['PT0M', 0],
    ['-PT90M', -90],
  ])('reads %s', (text, length) => {
    expect(parseDuration(text)).toBe(length);
  });

  test.each(['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', 'PT1.5H', 'PT30S', '4h', 'pt4h', ' PT4H', 'PT4H '])('refuses %p', (text) => {
    expect(() => parseDuration(text)).toThrow(TimeError);
  });

  test('are read back as written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 100_000_000 }), (length) => {
        expect(parseDuration(formatDuration(minutes(length)))).toBe(length);
      }),
    );
    expect([formatDuration(minutes(270)), formatDuration(minutes(1800)), formatDuration(minutes(20_160))]).toEqual(['PT4H30M', 'PT30H', 'P14D']);
  });
});

describe('parseZone', () => {
  test('knows IANA zones and refuses everything else', () => {
    expect(parseZone('Europe/Berlin')).toBe('Europe/Berlin');
    for (const text of ['Europe/Atlantis', '+01:00', '', 'x'.repeat(100), 'Europe/Berlin\0']) expect(parseZone(text)).toBeNull();
  });
});
