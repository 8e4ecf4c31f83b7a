import { describe, expect, it } from '@jest/globals';
import { parseInstant, type ZoneId } from '@lotwright/time';
import { addWeeks, hourOf, weekStart, zoneDays } from '../../../../apps/board/src/timeline/zone-days.js';

const BERLIN = 'Europe/Berlin' as ZoneId;

describe('calendar days of the plant', () => {
  it('have 23 and 25 hours where the clocks change', () => {
    const lengths = (from: string, to: string): number[] =>
      zoneDays(BERLIN, parseInstant(from), parseInstant(to)).map((day) => (day.end - day.start) / 60);
    expect(lengths('2026-03-28T12:00+01:00', '2026-03-30T12:00+02:00')).toEqual([24, 23, 24]);
    expect(lengths('2026-10-24T12:00+02:00', '2026-10-26T12:00+01:00')).toEqual([24, 25, 24]);
  });

  it('put shift bounds on the wall clock', () => {
    const [day] = zoneDays(BERLIN, parseInstant('2026-10-25T12:00+01:00'), parseInstant('2026-10-25T12:00+01:00'));
    expect(hourOf(BERLIN, day, 6)).toBe(parseInstant('2026-10-25T06:00+01:00'));
    expect(hourOf(BERLIN, day, 22)).toBe(parseInstant('2026-10-25T22:00+01:00'));
  });

  it('start weeks on Monday, also across a clock change', () => {
    const monday = weekStart(BERLIN, parseInstant('2026-10-25T23:30+01:00'));
    expect(monday).toBe(parseInstant('2026-10-19T00:00+02:00'));
    expect(addWeeks(BERLIN, monday, 1)).toBe(parseInstant('2026-10-26T00:00+01:00'));
  });
});
