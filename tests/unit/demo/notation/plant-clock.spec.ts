import { describe, expect, it } from '@jest/globals';
import { formatInstant, parseInstant } from '@lotwright/time';
import type { ZoneId } from '@lotwright/time';
import { PlantClock } from '../../../../libs/demo/src/notation/plant-clock.js';

const berlin = 'Europe/Berlin' as ZoneId;

describe('PlantClock', () => {
  it('counts weeks from the Monday of the plant’s own week', () => {
    const lateSunday = parseInstant('2026-11-22T23:30+01:00');
    expect(new PlantClock(berlin, lateSunday).monday).toBe('2026-11-16');
    expect(new PlantClock(berlin, parseInstant('2026-11-22T23:00Z')).monday).toBe('2026-11-23');
  });

  it('keeps wall-clock times over a clock change', () => {
    const clock = new PlantClock(berlin, parseInstant('2027-03-22T12:00Z'));
    expect(formatInstant(clock.at(0, 'mon', '06:00'), berlin)).toBe('2027-03-22T06:00+01:00');
    expect(formatInstant(clock.at(1, 'mon', '06:00'), berlin)).toBe('2027-03-29T06:00+02:00');
    expect(clock.date(-1, 'sun')).toBe('2027-03-21');
  });
});
