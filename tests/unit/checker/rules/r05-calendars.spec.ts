import { describe, expect, it } from '@jest/globals';
import type { Equipment, Phase } from '@lotwright/domain';
import type { Interval } from '@lotwright/time';
import { assignment, at, calendar, equipment, equipmentClass, id, NOW, operation, order, phase, planningCase, plant, planOf, process, span } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const HOUR = 60;

function caseWith(phases: readonly Phase[], parts: Partial<Equipment> = {}, now = NOW) {
  const step = operation('a', { requirement: { kind: 'equipment', equipmentClass: id('skid') }, phases, maxStretch: 100_000 as never });
  return planningCase({
    now,
    plant: plant({
      calendars: [
        calendar('night', '22:00', '06:00'),
        calendar('holiday', '06:00', '22:00', undefined, { exceptions: [
          { from: id('2026-03-03'), to: id('2026-03-03'), shifts: [], reason: 'holiday' },
          { from: id('2026-03-04'), to: id('2026-03-04'), shifts: [{ start: id('10:00'), end: id('12:00') }], reason: 'short day' },
        ] }),
      ],
      equipmentClasses: [equipmentClass('skid')], equipment: [equipment('S1', 'skid', { calendar: id('day'), ...parts })], processes: [process([step])],
    }),
    orders: [order('L1', { sequenceRelease: now })],
  });
}
const placed = (...phases: Interval[]) =>
  planOf([assignment('L1', 'a', phases[0].start, [], { phases, end: phases[phases.length - 1].end, equipment: id('S1') })]);

describe('R5 attended and unattended phases', () => {
  it('keep their exact length', () => {
    expect(broken(caseWith([phase(60)]), placed(span(NOW, 60)))).toEqual([]);
    expect(broken(caseWith([phase(60)]), placed(span(NOW, 61)))).toEqual(['R5 L1/a S1: phase 1 unattended, exactly 60 min | 61 min']);
    expect(broken(caseWith([phase(60, 'attended')]), placed(span(NOW, 59)))).toEqual(['R5 L1/a S1: phase 1 attended, exactly 60 min | 59 min']);
  });

  it('take longer on slower equipment, rounded up', () => {
    const slow = caseWith([phase(50)], { speedPercent: 80 });
    expect(broken(slow, placed(span(NOW, 63)))).toEqual([]);
    expect(broken(slow, placed(span(NOW, 62)))).toEqual(['R5 L1/a S1: phase 1 unattended, exactly 63 min | 62 min']);
  });

  it('may end at closing time, and one minute later is one minute too many', () => {
    const closing = NOW + 14 * HOUR;
    expect(broken(caseWith([phase(60, 'attended')]), placed(span(closing - 60, 60)))).toEqual([]);
    expect(broken(caseWith([phase(60, 'attended')]), placed(span(closing - 59, 60)))).toEqual(['R5 L1/a S1: phase 1 attended, 60 min all open | 1 min closed']);
    expect(broken(caseWith([phase(60)]), placed(span(closing - 59, 60)))).toEqual([]);
  });

  it('may stand anywhere when attended and of no length', () => {
    expect(broken(caseWith([phase(0, 'attended')]), placed(span(NOW + 16 * HOUR, 0)))).toEqual([]);
  });

  it('are closed on a holiday and open in the hours that replace it', () => {
    const holiday = caseWith([phase(60, 'attended')], { calendar: id('holiday') });
    expect(broken(holiday, placed(span(at('2026-03-03T10:00+01:00'), 60)))).toEqual(['R5 L1/a S1: phase 1 attended, 60 min all open | 60 min closed']);
    expect(broken(holiday, placed(span(at('2026-03-04T11:00+01:00'), 60)))).toEqual([]);
    expect(broken(holiday, placed(span(at('2026-03-04T11:01+01:00'), 60)))).toHaveLength(1);
  });
});

describe('R5 clock changes', () => {
  /** A night shift 22:00–06:00 on one date only, in the week of a clock change. */
  const nightShift = (date: string, length: number) => {
    const now = at(`${date}T08:00Z`);
    const tiny = caseWith([phase(length, 'attended')], { calendar: id('one night') }, now);
    const oneNight = calendar('one night', '22:00', '06:00', [], { exceptions: [
      { from: id(date), to: id(date), shifts: [{ start: id('22:00'), end: id('06:00') }], reason: 'the only night' },
    ] });
    return { ...tiny, plant: { ...tiny.plant, calendars: [...tiny.plant.calendars, oneNight] } };
  };

  it('leave seven real hours of the spring night shift', () => {
    const shift = at('2026-03-28T22:00+01:00');
    expect(broken(nightShift('2026-03-28', 7 * HOUR), placed(span(shift, 7 * HOUR)))).toEqual([]);
    expect(broken(nightShift('2026-03-28', 7 * HOUR + 1), placed(span(shift, 7 * HOUR + 1)))).toEqual(['R5 L1/a S1: phase 1 attended, 421 min all open | 1 min closed']);
  });

  it('give nine real hours to the autumn night shift', () => {
    const shift = at('2026-10-24T22:00+02:00');
    expect(broken(nightShift('2026-10-24', 9 * HOUR), placed(span(shift, 9 * HOUR)))).toEqual([]);
    expect(broken(nightShift('2026-10-24', 9 * HOUR + 1), placed(span(shift, 9 * HOUR + 1)))).toEqual(['R5 L1/a S1: phase 1 attended, 541 min all open | 1 min closed']);
  });
});

describe('R5 interruptible phases', () => {
  const review = caseWith([phase(10 * HOUR, 'interruptible')]);
  const friday = at('2026-03-06T20:00+01:00');

  it('wait through a closed weekend and count open minutes only', () => {
    const monday = at('2026-03-09T14:00+01:00');
    expect(broken(review, placed({ start: friday, end: monday }))).toEqual([]);
    expect(broken(review, placed({ start: friday, end: (monday - 1) as never }))).toEqual([
      'R5 L1/a S1: phase 1 interruptible, 600 min of open time | 599 min from 2026-03-06T19:00Z to 2026-03-09T12:59Z',
    ]);
  });

  it('start and end in open minutes', () => {
    const closed = { start: (friday + 3 * HOUR) as never, end: at('2026-03-09T16:00+01:00') };
    expect(broken(review, placed(closed))).toEqual(['R5 L1/a S1: phase 1 interruptible, an open first minute | 2026-03-06T22:00Z is closed']);
    const late = { start: at('2026-03-06T12:00+01:00'), end: at('2026-03-07T03:00+01:00') };
    expect(broken(review, placed(late))).toEqual(['R5 L1/a S1: phase 1 interruptible, an open last minute | 2026-03-07T01:59Z is closed']);
    const exact = { start: at('2026-03-06T12:00+01:00'), end: at('2026-03-06T22:00+01:00') };
    expect(broken(review, placed(exact))).toEqual([]);
  });

  it('start and end at once when they have no length', () => {
    const none = caseWith([phase(0, 'interruptible')]);
    expect(broken(none, placed(span(friday + 3 * HOUR, 0)))).toEqual([]);
    expect(broken(none, placed(span(friday + 3 * HOUR, 1)))).toHaveLength(1);
  });
});

describe('R5 unavailabilities', () => {
  const down = { unavailable: [{ ...span(NOW + 60, 60), kind: 'maintenance' as const }] };

  it('forbid any occupation, also by an unattended phase', () => {
    expect(broken(caseWith([phase(60)], down), placed(span(NOW, 60)))).toEqual([]);
    expect(broken(caseWith([phase(60)], down), placed(span(NOW + 120, 60)))).toEqual([]);
    expect(broken(caseWith([phase(60)], down), placed(span(NOW + 1, 60)))).toEqual([
      'R5 L1/a S1: free of maintenance 2026-03-02T08:00Z to 2026-03-02T09:00Z | 1 min inside it',
    ]);
  });

  it('forbid waiting between phases as well', () => {
    const twoPhases = caseWith([phase(30), phase(30)], down);
    expect(broken(twoPhases, placed(span(NOW, 30), span(NOW + 150, 30)))).toEqual([
      'R5 L1/a S1: free of maintenance 2026-03-02T08:00Z to 2026-03-02T09:00Z | 60 min inside it',
    ]);
  });

  it('are no open time for attended and interruptible work', () => {
    const found = broken(caseWith([phase(90, 'interruptible')], down), placed(span(NOW, 150)));
    expect(found).toEqual(['R5 L1/a S1: free of maintenance 2026-03-02T08:00Z to 2026-03-02T09:00Z | 60 min inside it']);
  });
});
