import { describe, expect, it } from '@jest/globals';
import type { EquipmentClass } from '@lotwright/domain';
import { actual, assignment, calendar, equipment, equipmentClass, id, min, NOW, operation, order, phase, planningCase, plant, planOf, process } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const HOUR = 60;
const DAY = 1440;
const step = operation('a', { requirement: { kind: 'equipment', equipmentClass: id('skid') } });

function caseWith(changeover: Partial<EquipmentClass['changeover']>, calendarName = 'always') {
  return planningCase({
    plant: plant({
      calendars: [calendar('night', '22:00', '06:00')],
      equipmentClasses: [equipmentClass('skid', changeover)], equipment: [equipment('S1', 'skid', { calendar: id(calendarName) })],
      products: [{ id: id('A'), name: 'A', family: id('F') }, { id: id('B'), name: 'B', family: id('G') }],
      processes: [process([step]), process([step], [], { id: id('Q'), product: id('B') }), process([operation('z', { ...step, id: id('z'), phases: [phase(0)] })], [], { id: id('Z') })],
    }),
    orders: ['L1', 'L2', 'L3', 'L4'].map((name) => order(name)),
  });
}
/** Lots of an hour each on S1, starting so many minutes after now. */
const at = (...starts: number[]) => starts.map((start, i) => assignment(`L${i + 1}`, 'a', NOW + start, [60], { equipment: id('S1') }));
/** Violations of these lots; the orders not placed do not matter here. */
const judge = (planningCase: ReturnType<typeof caseWith>, assignments: ReturnType<typeof at>) =>
  broken(planningCase, planOf(assignments)).filter((text) => !text.startsWith('R16'));

describe('R3 one lot per equipment', () => {
  it('lets spans touch and measures an overlap to the minute', () => {
    expect(judge(caseWith({}), at(0, HOUR))).toEqual([]);
    expect(judge(caseWith({}), at(0, 25))).toEqual(['R3 L2/a S1: start after a of L1 ends, 2026-03-02T08:00Z | 35 min earlier']);
  });

  it('sees a lot that stands inside a longer one before its neighbour', () => {
    const inside = [assignment('L1', 'a', NOW, [300], { equipment: id('S1') }), ...at(0, 60, 130).slice(1)];
    expect(judge(caseWith({}), inside).filter((t) => t.startsWith('R3'))).toHaveLength(2);
  });

  it('does not let a zero-length operation stand inside another lot', () => {
    const zero = (start: number) => assignment('L2', 'z', NOW + start, [0], { equipment: id('S1') });
    const tiny = caseWith({});
    const withZero = { ...tiny, orders: tiny.orders.map((o) => (o.id === 'L2' ? { ...o, process: id<never>('Z') } : o)) };
    expect(judge(withZero, [...at(0), zero(0)])).toEqual([]);
    expect(judge(withZero, [...at(0), zero(HOUR)])).toEqual([]);
    expect(judge(withZero, [...at(0), zero(30)])).toEqual(['R3 L2/z S1: start after a of L1 ends, 2026-03-02T08:00Z | 30 min earlier']);
  });

  it('waits for an unattended changeover, closed hours or not', () => {
    expect(judge(caseWith({ duration: min(45) }), at(0, 105))).toEqual([]);
    expect(judge(caseWith({ duration: min(45) }), at(0, 104))).toEqual(['R3 L2/a S1: changeover of 45 min after a of L1 over, 2026-03-02T08:45Z | start 1 min earlier']);
  });

  it('uses the pair of families where the matrix has it', () => {
    const matrix = { duration: min(45), byFamily: [{ from: id<never>('F'), to: id<never>('G'), duration: min(90) }] };
    const tiny = caseWith(matrix);
    const mixed = { ...tiny, orders: [order('L1'), order('L2', { process: id('Q') }), order('L3'), order('L4')] };
    expect(judge(mixed, at(0, 150, 255))).toEqual([]);
    expect(judge(mixed, at(0, 149))).toEqual(['R3 L2/a S1: changeover of 90 min after a of L1 over, 2026-03-02T09:30Z | start 1 min earlier']);
  });

  it('makes an attended changeover wait for opening when it would cross closing time', () => {
    // Open 06–22: the lot ends at 21:30, 45 attended minutes fit only after 06:00 on Tuesday.
    const closing = caseWith({ duration: min(45), attended: true }, 'day');
    const evening = 12 * HOUR + 30;
    expect(judge(closing, at(evening, evening + HOUR + 8 * HOUR + 75))).toEqual([]);
    expect(judge(closing, at(evening, 22 * HOUR))).toEqual(['R3 L2/a S1: changeover of 45 min after a of L1 over, 2026-03-03T05:45Z | start 45 min earlier']);
  });

  it('fits an attended changeover into the last open minutes exactly', () => {
    const closing = caseWith({ duration: min(45), attended: true }, 'day');
    // Ends at 21:15, so that the changeover ends with the shift at 22:00.
    const lateLot = 12 * HOUR + 15;
    expect(judge(closing, at(lateLot, lateLot + HOUR + 45))).toEqual([]);
    expect(judge(closing, at(lateLot, lateLot + HOUR + 44))).toHaveLength(1);
  });

  it('judges planned work after facts and never two facts', () => {
    const tiny = caseWith({ duration: min(45) });
    const facts = ['L1', 'L2'].map((name) => actual(name, 'a', { start: (NOW - 30) as never, expectedEnd: (NOW + 30) as never, equipment: id('S1') }));
    const running = facts.map((f) => assignment(f.order, 'a', NOW - 30, [60], { equipment: id('S1'), origin: 'running' }));
    const planned = (start: number) => assignment('L3', 'a', NOW + start, [60], { equipment: id('S1') });
    expect(judge({ ...tiny, actuals: facts }, [...running, planned(75)])).toEqual([]);
    expect(judge({ ...tiny, actuals: facts }, [...running, planned(74)])).toHaveLength(1);
  });

  it('counts running work of cancelled and unplanned orders', () => {
    const tiny = caseWith({});
    const facts = [actual('L1', 'a', { start: (NOW - 30) as never, expectedEnd: (NOW + 30) as never, equipment: id('S1') })];
    const cancelled = { ...tiny, actuals: facts, orders: [order('L1', { cancelled: true }), order('L2')] };
    expect(broken(cancelled, planOf([assignment('L2', 'a', NOW + 29, [60], { equipment: id('S1') })]))).toEqual([
      'R3 L2/a S1: start after a of L1 ends, 2026-03-02T07:30Z | 1 min earlier',
    ]);
  });
});

describe('R3 deep clean', () => {
  const clean = { duration: min(120), attended: false, afterLots: 2, afterHours: null };

  it('is due after so many lots without a gap that is long enough', () => {
    expect(judge(caseWith({ deepClean: clean }), at(0, 60, 240))).toEqual([]);
    expect(judge(caseWith({ deepClean: clean }), at(0, 60, 239))).toEqual(['R3 L3/a S1: a deep clean of 120 min after at most 2 lots | 3 lots without one']);
  });

  it('is due after so many minutes of work', () => {
    const byHours = { ...clean, afterLots: null, afterHours: min(120) };
    expect(judge(caseWith({ deepClean: byHours }), at(0, 60))).toEqual([]);
    expect(judge(caseWith({ deepClean: byHours }), at(0, 60, 120))).toEqual(['R3 L3/a S1: a deep clean of 120 min after at most 120 min of work | 180 min without one']);
  });

  it('does not fit into closed hours when attended', () => {
    const attended = caseWith({ deepClean: { ...clean, attended: true, afterLots: 1 } }, 'night');
    // Night calendar 22–06: the gap 09:00–21:00 is long but closed.
    expect(judge(attended, at(0, 13 * HOUR))).toHaveLength(1);
    expect(judge(attended, at(0, DAY))).toEqual([]);
  });

  it('counts facts, but a sequence of facts alone is not judged', () => {
    const tiny = caseWith({ deepClean: clean });
    const facts = [0, 1, 2].map((i) => actual(`L${i + 1}`, 'a', { state: 'done', start: (NOW - 180 + i * 60) as never, end: (NOW - 120 + i * 60) as never, equipment: id('S1') }));
    const done = facts.map((f) => assignment(f.order, 'a', f.start ?? 0, [60], { equipment: id('S1'), origin: 'done' }));
    const planned = (start: number) => assignment('L4', 'a', NOW + start, [60], { equipment: id('S1') });
    expect(judge({ ...tiny, actuals: facts }, [...done])).toEqual([]);
    expect(judge({ ...tiny, actuals: facts }, [...done, planned(120)])).toEqual([]);
    expect(judge({ ...tiny, actuals: facts }, [...done, planned(119)])).toEqual(['R3 L4/a S1: a deep clean of 120 min after at most 2 lots | 4 lots without one']);
  });
});
