import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from '@js-temporal/polyfill';
import { clockChanges, formatInstant, instant, openIntervals, parseInstant, resolveLocal, totalLength, union, WEEKDAYS, weeklyInstants } from '@lotwright/time';
import type { Instant, Interval, LocalDate, LocalTime, OpeningRules, Weekday, ZoneId } from '@lotwright/time';

const berlin = 'Europe/Berlin' as ZoneId;
const zone = fc.constantFrom(...(['Europe/Berlin', 'America/New_York', 'UTC', 'Australia/Lord_Howe', 'America/Havana'] as ZoneId[]));
const time = fc.integer({ min: 0, max: 47 }).map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}` as LocalTime);
const endTime = fc.oneof(time, fc.constant('24:00' as LocalTime));
const days = fc.subarray([...WEEKDAYS], { minLength: 1 });
const at = fc.integer({ min: 29_000_000, max: 31_000_000 }).map(instant);
const rules: fc.Arbitrary<OpeningRules> = fc.record({
  shifts: fc.array(fc.record({ days, start: time, end: endTime }), { maxLength: 3 }),
  exceptions: fc.array(
    fc.tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 9 }), fc.array(fc.record({ start: time, end: endTime }), { maxLength: 2 })).map(([first, more, shifts]) => ({
      from: dateAfter(first),
      to: dateAfter(first + more),
      shifts,
    })),
    { maxLength: 4 },
  ),
});

function dateAfter(count: number): LocalDate {
  return Temporal.PlainDate.from('2025-01-01').add({ days: count }).toString() as LocalDate;
}

function naiveInstant(date: Temporal.PlainDate, text: string, zoneId: ZoneId): Instant {
  const [day, clock] = text === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, text];
  return (day.toZonedDateTime({ timeZone: zoneId, plainTime: clock }).epochMilliseconds / 60_000) as Instant;
}

function* naiveDays(zoneId: ZoneId, from: Instant, to: Instant): Generator<Temporal.PlainDate> {
  const last = Temporal.Instant.fromEpochMilliseconds(to * 60_000).toZonedDateTimeISO(zoneId).toPlainDate().add({ days: 2 });
  let date = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(zoneId).toPlainDate().subtract({ days: 3 });
  for (; Temporal.PlainDate.compare(date, last) < 0; date = date.add({ days: 1 })) yield date;
}

function naiveOpen(rule: OpeningRules, zoneId: ZoneId, from: Instant, to: Instant): Interval[] {
  const open: Interval[] = [];
  for (const date of naiveDays(zoneId, from, to)) {
    const text = date.toString();
    const exception = rule.exceptions.find((e) => e.from <= text && text <= e.to);
    const shifts = exception?.shifts ?? rule.shifts.filter((s) => s.days.includes(WEEKDAYS[date.dayOfWeek - 1]));
    for (const shift of shifts) {
      const endDate = shift.end > shift.start ? date : date.add({ days: 1 });
      const start = Math.max(from, naiveInstant(date, shift.start, zoneId)) as Instant;
      const end = Math.min(to, naiveInstant(endDate, shift.end, zoneId)) as Instant;
      open.push({ start, end });
    }
  }
  return union(open);
}

describe('openIntervals', () => {
  test('agrees with a naive expansion by Temporal in every zone', () => {
    fc.assert(
      fc.property(rules, zone, at, fc.integer({ min: 1, max: 60_000 }), (rule, zoneId, from, length) => {
        const to = instant(from + length);
        expect(openIntervals(rule, zoneId, from, to)).toEqual(naiveOpen(rule, zoneId, from, to));
      }),
      { numRuns: 150 },
    );
  });

  test('agrees with a naive expansion across each clock change', () => {
    fc.assert(
      fc.property(rules, zone, fc.integer({ min: 0, max: 3 }), (rule, zoneId, index) => {
        const changes = clockChanges(zoneId, instant(29_000_000), instant(31_500_000));
        const change = changes[index] ?? instant(30_000_000);
        const [from, to] = [instant(change - 4000), instant(change + 4000)];
        expect(openIntervals(rule, zoneId, from, to)).toEqual(naiveOpen(rule, zoneId, from, to));
      }),
      { numRuns: 150 },
    );
  });

  test('gives the night shift seven hours in spring and nine in autumn', () => {
    const night: OpeningRules = { shifts: [{ days: ['sat'] as Weekday[], start: '22:00' as LocalTime, end: '06:00' as LocalTime }], exceptions: [] };
    const spring = openIntervals(night, berlin, parseInstant('2026-03-27T00:00Z'), parseInstant('2026-03-31T00:00Z'));
    const autumn = openIntervals(night, berlin, parseInstant('2026-10-23T00:00Z'), parseInstant('2026-10-27T00:00Z'));
    expect([totalLength(spring), totalLength(autumn)]).toEqual([7 * 60, 9 * 60]);
  });

  test('replaces only the shifts that start on the dates of an exception', () => {
    const rule: OpeningRules = {
      shifts: [{ days: [...WEEKDAYS], start: '22:00' as LocalTime, end: '06:00' as LocalTime }],
      exceptions: [{ from: '2026-12-24' as LocalDate, to: '2026-12-24' as LocalDate, shifts: [] }],
    };
    const open = openIntervals(rule, berlin, parseInstant('2026-12-24 00:00', berlin), parseInstant('2026-12-26 00:00', berlin));
    expect(open.map((span) => [formatInstant(span.start, berlin), formatInstant(span.end, berlin)])).toEqual([
      ['2026-12-24T00:00+01:00', '2026-12-24T06:00+01:00'],
      ['2026-12-25T22:00+01:00', '2026-12-26T00:00+01:00'],
    ]);
  });
});

describe('weeklyInstants', () => {
  test('agrees with a naive expansion by Temporal', () => {
    const start = fc.record({ days, at: time, runs: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(fc.array(start, { maxLength: 4 }), zone, at, fc.integer({ min: 1, max: 60_000 }), (starts, zoneId, from, length) => {
        const to = instant(from + length);
        const expected = new Map<number, number>();
        for (const date of naiveDays(zoneId, from, to)) {
          for (const rule of starts.filter((s) => s.days.includes(WEEKDAYS[date.dayOfWeek - 1]))) {
            const when = naiveInstant(date, rule.at, zoneId);
            if (when >= from && when < to) expected.set(when, (expected.get(when) ?? 0) + rule.runs);
          }
        }
        const found = weeklyInstants(starts, zoneId, from, to);
        expect(found.map((slot) => [slot.at, slot.runs])).toEqual([...expected].sort((a, b) => a[0] - b[0]));
      }),
      { numRuns: 100 },
    );
  });
});

describe('clockChanges', () => {
  test('lists both changes of a year in Berlin and none in UTC', () => {
    const [from, to] = [parseInstant('2026-01-01T00:00Z'), parseInstant('2027-01-01T00:00Z')];
    expect(clockChanges(berlin, from, to).map((change) => formatInstant(change, berlin))).toEqual(['2026-03-29T03:00+02:00', '2026-10-25T02:00+01:00']);
    expect(clockChanges('UTC' as ZoneId, from, to)).toEqual([]);
  });

  test('includes a change at the first instant and leaves out one at the last', () => {
    const change = parseInstant('2026-03-29T01:00Z');
    expect(clockChanges(berlin, change, instant(change + 1))).toEqual([change]);
    expect(clockChanges(berlin, instant(change - 9), change)).toEqual([]);
  });
});

describe('resolveLocal', () => {
  test('moves a skipped time by the length of the gap and takes the first of two', () => {
    const skipped = resolveLocal('2026-03-29' as LocalDate, '02:30' as LocalTime, berlin);
    expect([skipped.instants.length, formatInstant(skipped.compatible, berlin)]).toEqual([0, '2026-03-29T03:30+02:00']);
    const repeated = resolveLocal('2026-10-25' as LocalDate, '02:30' as LocalTime, berlin);
    expect([repeated.instants.length, formatInstant(repeated.compatible, berlin)]).toEqual([2, '2026-10-25T02:30+02:00']);
  });

  test('handles the date that Samoa skipped', () => {
    const apia = 'Pacific/Apia' as ZoneId;
    const gone = resolveLocal('2011-12-30' as LocalDate, '12:00' as LocalTime, apia);
    expect(gone.instants).toEqual([]);
    expect(gone.offsets).toEqual(['-10:00', '+14:00']);
  });
});
