import { describe, expect, it } from '@jest/globals';
import { actual, assignment, equipment, equipmentClass, id, min, NOW, operation, order, planningCase, plant, planOf, process } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const need = { kind: 'equipment', equipmentClass: id<never>('skid') } as const;

function caseWith(parts: { segregated?: boolean; clearance?: number; changeover?: number; attended?: boolean; calendar?: string }) {
  return planningCase({
    plant: plant({
      suites: [{ id: id('room'), name: 'room', segregated: parts.segregated ?? true, clearance: min(parts.clearance ?? 45) }],
      equipmentClasses: [equipmentClass('skid', {
        duration: min(parts.changeover ?? 0), attended: parts.attended ?? false, byFamily: [{ from: id('F'), to: id('F'), duration: min(0) }],
      })],
      equipment: ['S1', 'S2'].map((name) => equipment(name, 'skid', { suite: id('room'), calendar: id(parts.calendar ?? 'always') })),
      processes: [process([operation('a', { requirement: need }), operation('b', { requirement: need })])],
    }),
    orders: [order('L1'), order('L2')],
  });
}
const two = (start: number, sameOrder = false) => planOf([
  assignment('L1', 'a', NOW, [60], { equipment: id('S1') }),
  assignment(sameOrder ? 'L1' : 'L2', 'b', NOW + start, [60], { equipment: id('S2') }),
]);
const judge = (tiny: ReturnType<typeof caseWith>, plan: ReturnType<typeof planOf>) => broken(tiny, plan).filter((t) => !/^R(1|16) /.test(t));

describe('R4 segregation', () => {
  it('asks for clearance between two orders on different equipment of the suite', () => {
    expect(judge(caseWith({}), two(105))).toEqual([]);
    expect(judge(caseWith({}), two(104))).toEqual(['R4 L2/b room: start after a of L1 on S1 is cleared, 2026-03-02T08:45Z | 1 min earlier']);
  });

  it('does not mind one order twice, nor a suite that is not segregated', () => {
    expect(judge(caseWith({}), two(0, true))).toEqual([]);
    expect(judge(caseWith({ segregated: false }), two(0))).toEqual([]);
  });

  it('waits for the changeover of the earlier lot, without the family matrix', () => {
    expect(judge(caseWith({ changeover: 90 }), two(150))).toEqual([]);
    expect(judge(caseWith({ changeover: 90 }), two(149))).toEqual(['R4 L2/b room: start after a of L1 on S1 is cleared, 2026-03-02T09:30Z | 1 min earlier']);
  });

  it('places an attended changeover in the open time of the earlier equipment', () => {
    const evening = caseWith({ changeover: 60, attended: true, calendar: 'day' });
    const plan = (start: number) => planOf([
      assignment('L1', 'a', NOW + 13 * 60 - 15, [60], { equipment: id('S1') }),
      assignment('L2', 'b', start, [60], { equipment: id('S2') }),
    ]);
    expect(judge(evening, plan(NOW + 23 * 60))).toEqual([]);
    expect(judge(evening, plan(NOW + 23 * 60 - 1))).toEqual(['R4 L2/b room: start after a of L1 on S1 is cleared, 2026-03-03T06:00Z | 1 min earlier']);
  });

  it('looks at time, not at the order of lists', () => {
    const plan = two(104);
    expect(judge(caseWith({}), { ...plan, assignments: [...plan.assignments].reverse() })).toEqual([
      'R4 L2/b room: start after a of L1 on S1 is cleared, 2026-03-02T08:45Z | 1 min earlier',
    ]);
  });

  it('is that of one suite', () => {
    const tiny = caseWith({});
    const elsewhere = tiny.plant.equipment.map((e) => (e.id === 'S2' ? { ...e, suite: null } : e));
    expect(judge({ ...tiny, plant: { ...tiny.plant, equipment: elsewhere } }, two(0))).toEqual([]);
  });

  it('judges planned work after facts and never two facts', () => {
    const running = (name: string, op: string, on: string) => actual(name, op, { start: (NOW - 30) as never, expectedEnd: (NOW + 30) as never, equipment: id(on) });
    const tiny = { ...caseWith({}), actuals: [running('L1', 'a', 'S1'), running('L2', 'b', 'S2')] };
    const started = [assignment('L1', 'a', NOW - 30, [60], { equipment: id('S1'), origin: 'running' }), assignment('L2', 'b', NOW - 30, [60], { equipment: id('S2'), origin: 'running' })];
    const next = (start: number) => assignment('L1', 'b', NOW + start, [60], { equipment: id('S1') });
    expect(judge(tiny, planOf(started))).toEqual([]);
    expect(judge(tiny, planOf([...started, next(75)]))).toEqual([]);
    expect(judge(tiny, planOf([...started, next(74)]))).toEqual(['R4 L1/b room: start after b of L2 on S2 is cleared, 2026-03-02T08:15Z | 1 min earlier']);
  });

  it('names the lot that clears last', () => {
    const tiny = { ...caseWith({}), orders: [order('L1'), order('L2'), order('L3')] };
    const plan = planOf([
      assignment('L1', 'a', NOW, [60], { equipment: id('S1') }), assignment('L1', 'b', NOW, [60], { equipment: id('S2') }),
      assignment('L2', 'a', NOW + 105, [60], { equipment: id('S2') }), assignment('L3', 'a', NOW + 110, [60], { equipment: id('S1') }),
    ]);
    expect(judge(tiny, plan)).toEqual(['R4 L3/a room: start after a of L2 on S2 is cleared, 2026-03-02T10:30Z | 100 min earlier']);
  });
});
