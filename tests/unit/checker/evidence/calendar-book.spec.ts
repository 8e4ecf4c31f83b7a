import { describe, expect, it } from '@jest/globals';
import { openIntervals, weeklyInstants } from '@lotwright/time';
import { CalendarBook } from '../../../../libs/checker/src/evidence/calendar-book.js';
import { within } from '../../../../libs/checker/src/evidence/open-time.js';
import { at, id } from '../../../support/tiny.js';
import { randomCase } from '../../../support/random-case.js';

const DAY = 1440;
const from = at('2026-01-01T00:00Z');
const to = at('2027-01-01T00:00Z');

describe('calendars expanded by the checker', () => {
  it('agree with the planner over a year of clock changes, in its own way', () => {
    for (let seed = 0; seed < 3; seed++) {
      for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']) {
        const { plant } = randomCase(seed);
        const moved = { ...plant, zone: id<never>(zone) };
        const book = new CalendarBook(moved, from, to);
        for (const calendar of plant.calendars) {
          expect(within(book.open(calendar.id), from, to - 7 * DAY)).toEqual(openIntervals(calendar, moved.zone, from, (to - 7 * DAY) as never));
        }
      }
    }
  });

  it('agree on weekly starts', () => {
    const { plant } = randomCase(3);
    for (const method of plant.qcMethods) {
      if (method.starts.kind !== 'weekly') continue;
      const book = new CalendarBook(plant, from, to);
      const theirs = weeklyInstants(method.starts.starts, plant.zone, from, to);
      expect(theirs.length).toBeGreaterThan(200);
      for (const { at: instant, runs } of theirs) expect(book.weeklyRuns(method.starts, instant)).toBe(runs);
    }
  });
});
