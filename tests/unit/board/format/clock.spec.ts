import { describe, expect, it } from '@jest/globals';
import { parseInstant, type ZoneId } from '@lotwright/time';
import { clockWords, formatDateRange, formatMoment, zoneName } from '../../../../apps/board/src/format/clock.js';

const BERLIN = 'Europe/Berlin' as ZoneId;

describe('wall-clock words', () => {
  it('name a moment in the plant zone', () => {
    expect(formatMoment(parseInstant('2026-12-03T11:00Z'), BERLIN)).toBe('Thu 3 Dec 12:00');
  });

  it('follow the change to summer time', () => {
    expect(formatMoment(parseInstant('2026-03-29T00:59Z'), BERLIN)).toBe('Sun 29 Mar 01:59');
    expect(formatMoment(parseInstant('2026-03-29T01:00Z'), BERLIN)).toBe('Sun 29 Mar 03:00');
  });

  it('count ISO weeks over the turn of the year', () => {
    expect(clockWords(parseInstant('2027-01-03T12:00+01:00'), BERLIN).week).toBe('W53');
    expect(clockWords(parseInstant('2027-01-04T12:00+01:00'), BERLIN).week).toBe('W01');
  });

  it('shorten a range inside one month', () => {
    expect(formatDateRange(parseInstant('2026-11-23T00:00+01:00'), parseInstant('2026-11-29T12:00+01:00'), BERLIN)).toBe('23–29 Nov');
    expect(formatDateRange(parseInstant('2026-11-30T00:00+01:00'), parseInstant('2026-12-06T12:00+01:00'), BERLIN)).toBe('30 Nov – 6 Dec');
  });

  it('name the zone as it is in force', () => {
    expect(zoneName(parseInstant('2026-11-23T00:00Z'), BERLIN)).toEqual({ id: 'Europe/Berlin', short: 'CET' });
    expect(zoneName(parseInstant('2026-11-23T00:00Z'), 'America/New_York' as ZoneId).short).toBe('EST');
    expect(zoneName(parseInstant('2026-11-23T00:00Z'), 'Asia/Tokyo' as ZoneId).short).toBe('GMT+9');
  });
});
