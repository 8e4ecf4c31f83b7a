import { describe, expect, it } from '@jest/globals';
import type { Actual, Assignment } from '@lotwright/domain';
import { actual, assignment, equipment, equipmentClass, id, min, NOW, operation, order, phase, planningCase, plant, planOf, process, qcRun } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const tiny = planningCase({
  plant: plant({
    equipmentClasses: [equipmentClass('skid')], equipment: [equipment('S1', 'skid', { speedPercent: 50 }), equipment('S2', 'skid')],
    processes: [process([operation('a', { requirement: { kind: 'equipment', equipmentClass: id('skid') }, phases: [phase(60)] })])],
  }),
  orders: [order('L1')],
});
const running = (parts: Partial<Actual> = {}) => ({ ...tiny, actuals: [actual('L1', 'a', { equipment: id('S2'), ...parts })] });
const told = (from: number, to: number, parts: Partial<Assignment> = {}) =>
  planOf([assignment('L1', 'a', NOW + from, [to - from], { equipment: id('S2'), origin: 'running', ...parts })]);

describe('R14 now', () => {
  it('is the earliest start of anything unstarted', () => {
    expect(broken(tiny, planOf([assignment('L1', 'a', NOW, [60], { equipment: id('S2') })]))).toEqual([]);
    const early = broken({ ...tiny, orders: [order('L1', { sequenceRelease: (NOW - 99) as never })] }, planOf([assignment('L1', 'a', NOW - 1, [60], { equipment: id('S2') })]));
    expect(early).toEqual(['R14 L1/a S2: start at now or later, 2026-03-02T07:00Z | 1 min earlier']);
  });
});

describe('R14 running work', () => {
  it('ends at its expected end', () => {
    expect(broken(running({ expectedEnd: (NOW + 17) as never }), told(-60, 17))).toEqual([]);
    expect(broken(running({ expectedEnd: (NOW + 17) as never }), told(-60, 18))).toContain('R14 L1/a S2: end 2026-03-02T07:17Z as it happened | end 2026-03-02T07:18Z');
  });

  it('ends now when the expected end has passed', () => {
    expect(broken(running({ expectedEnd: (NOW - 5) as never }), told(-60, 0))).toEqual([]);
    expect(broken(running({ expectedEnd: (NOW - 5) as never }), told(-60, -5))).not.toEqual([]);
  });

  it('ends after its phases at the speed of its equipment when nothing is expected', () => {
    expect(broken(running({ start: (NOW - 30) as never }), told(-30, 30))).toEqual([]);
    expect(broken(running({ start: (NOW - 30) as never, equipment: id('S1') }), told(-30, 90, { equipment: id('S1') }))).toEqual([]);
    expect(broken(running({ start: (NOW - 300) as never }), told(-300, 0))).toEqual([]);
  });

  it('keeps start, equipment and one phase', () => {
    const fact = running({ expectedEnd: (NOW + 10) as never });
    expect(broken(fact, told(-59, 10))).toContain('R14 L1/a S2: start 2026-03-02T06:00Z as it happened | start 2026-03-02T06:01Z');
    expect(broken(fact, told(-60, 10, { equipment: id('S1') }))).toEqual(['R14 L1/a S2: equipment S2 as it happened | equipment S1']);
    const split = assignment('L1', 'a', NOW - 60, [60, 10], { equipment: id('S2'), origin: 'running' });
    expect(broken(fact, planOf([split]))).toContain('R1 L1/a: 1 phases | 2 phases');
  });

  it('is replaced by a later actual of the same attempt', () => {
    const both = { ...tiny, actuals: [actual('L1', 'a', { equipment: id('S2') }), actual('L1', 'a', { state: 'done', end: (NOW - 10) as never, equipment: id('S2') })] };
    expect(broken(both, told(-60, -10, { origin: 'done' }))).toEqual([]);
  });

  it('is not what released and cancelled actuals tell', () => {
    for (const state of ['released', 'cancelled'] as const) {
      const merely = { ...tiny, actuals: [actual('L1', 'a', { state, start: null })] };
      expect(broken(merely, planOf([assignment('L1', 'a', NOW + 5, [60], { equipment: id('S2') })]))).toEqual([]);
    }
  });
});

describe('R14 started runs', () => {
  const tested = planningCase({
    plant: plant({
      equipmentClasses: [equipmentClass('reader')], equipment: [equipment('R1', 'reader')],
      qcMethods: [{ id: id('m'), name: 'm', capacity: 1, instrument: id('reader'), calendar: id('day'), starts: { kind: 'open-hours' }, phases: [phase(30), phase(30)], maxStretch: min(0), invalidProbability: 0 }],
      processes: [process([operation('a', { requirement: { kind: 'run', method: id('m') }, phases: [] })])],
    }),
    orders: [order('L1'), order('L2')],
    actuals: [
      actual('L1', 'a', { state: 'done', end: (NOW - 5) as never, run: id('S'), equipment: id('R1') }),
      actual('L2', 'a', { run: id('S'), expectedEnd: (NOW + 5) as never, equipment: id('R1') }),
    ],
  });
  const samples = [
    assignment('L1', 'a', NOW - 60, [55], { run: id('S'), origin: 'done' }), assignment('L2', 'a', NOW - 60, [65], { run: id('S'), origin: 'running' }),
  ];

  it('span the actuals of their samples, whose number is a fact', () => {
    expect(broken(tested, planOf(samples, { runs: [qcRun('S', 'm', NOW - 60, [65], { instrument: id('R1') })] }))).toEqual([]);
    expect(broken(tested, planOf(samples, { runs: [qcRun('S', 'm', NOW - 60, [60], { instrument: id('R1') })] }))).toHaveLength(1);
    expect(broken(tested, planOf(samples, { runs: [qcRun('S', 'm', NOW - 60, [65])] }))).toHaveLength(1);
  });

  it('occupy their instrument', () => {
    const third = { ...tested, orders: [...tested.orders, order('L3')] };
    const next = (start: number) => planOf([...samples, assignment('L3', 'a', NOW + start, [30, 30], { run: id('X') })], {
      runs: [qcRun('S', 'm', NOW - 60, [65], { instrument: id('R1') }), qcRun('X', 'm', NOW + start, [30, 30], { instrument: id('R1') })],
    });
    expect(broken(third, next(5))).toEqual([]);
    expect(broken(third, next(4))).toEqual(['R3 R1: start after run S ends, 2026-03-02T07:05Z | 1 min earlier']);
  });

  it('may stand without a run where none was recorded', () => {
    const alone = { ...tested, orders: [order('L1')], actuals: [actual('L1', 'a', { state: 'done', end: (NOW - 5) as never })] };
    expect(broken(alone, planOf([assignment('L1', 'a', NOW - 60, [55], { origin: 'done' })]))).toEqual([]);
  });
});
