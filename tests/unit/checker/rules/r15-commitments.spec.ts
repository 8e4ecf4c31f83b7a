import { describe, expect, it } from '@jest/globals';
import type { PlanningCase } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { actual, assignment, equipment, equipmentClass, id, link, min, NOW, operation, order, phase, planningCase, plant, planOf, process, qcRun } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const FROZEN = 480;
const base = planningCase({
  plant: plant({
    equipmentClasses: [equipmentClass('skid'), equipmentClass('reader')],
    equipment: [equipment('S1', 'skid'), equipment('S2', 'skid'), equipment('R1', 'reader'), equipment('R2', 'reader')],
    qcMethods: [{ id: id('m'), name: 'm', capacity: 1, instrument: id('reader'), calendar: id('always'), starts: { kind: 'open-hours' }, phases: [phase(60)], maxStretch: min(0), invalidProbability: 0 }],
    processes: [
      process([operation('a', { requirement: { kind: 'equipment', equipmentClass: id('skid') } })]),
      process([operation('t', { requirement: { kind: 'run', method: id('m') }, phases: [], stage: 'quality-control' })], [], { id: id('Q') }),
    ],
    policy: { fences: [{ stage: 'drug-substance', frozen: min(FROZEN), slushy: min(FROZEN) }], nervousnessBudget: null, urgencyWeights: { urgent: 5, standard: 2, flexible: 1 } },
  }),
  orders: [order('L1')],
});
const placed = (start: number, on = 'S1') => planOf([assignment('L1', 'a', NOW + start, [60], { equipment: id(on) })]);
const pinned = (start: number | null, on: string | null): PlanningCase =>
  ({ ...base, pins: [{ order: id('L1'), operation: id('a'), start: start === null ? null : ((NOW + start) as Instant), equipment: on as never }] });
const published = (start: number, parts: Partial<PlanningCase> = {}): PlanningCase =>
  ({ ...base, published: [assignment('L1', 'a', NOW + start, [60], { equipment: id('S1') })], ...parts });

describe('R15 pins', () => {
  it('bind time and equipment each on its own', () => {
    expect(broken(pinned(30, null), placed(30, 'S2'))).toEqual([]);
    expect(broken(pinned(30, null), placed(35))).toEqual(['R15 L1/a S1: pinned start 2026-03-02T07:30Z | 5 min later']);
    expect(broken(pinned(null, 'S1'), placed(35))).toEqual([]);
    expect(broken(pinned(null, 'S1'), placed(35, 'S2'))).toEqual(['R15 L1/a S2: pinned equipment S1 | S2']);
    expect(broken(pinned(30, 'S1'), placed(29, 'S2'))).toHaveLength(2);
  });

  it('are void on started work and on orders without assignments', () => {
    const running = { ...pinned(30, 'S2'), actuals: [actual('L1', 'a', { start: (NOW - 60) as never, equipment: id('S1') })] };
    expect(broken(running, planOf([assignment('L1', 'a', NOW - 60, [60], { equipment: id('S1'), origin: 'running' })]))).toEqual([]);
    expect(broken({ ...pinned(30, 'S2'), orders: [order('L1', { cancelled: true })] }, planOf([]))).toEqual([]);
  });

  it('name the instrument of a run', () => {
    const tested: PlanningCase = { ...base, orders: [order('L1', { process: id('Q') })], pins: [{ order: id('L1'), operation: id('t'), start: null, equipment: id('R1') }] };
    const plan = (instrument: string) =>
      planOf([assignment('L1', 't', NOW, [60], { run: id('X') })], { runs: [qcRun('X', 'm', NOW, [60], { instrument: id(instrument) })] });
    expect(broken(tested, plan('R1'))).toEqual([]);
    expect(broken(tested, plan('R2'))).toEqual(['R15 L1/t R2: pinned equipment R1 | R2']);
  });
});

describe('R15 frozen zone', () => {
  it('begins at now', () => {
    expect(broken(published(0), placed(0))).toEqual([]);
    expect(broken(published(0), placed(1))).toEqual(['R15 L1/a S1: frozen start 2026-03-02T07:00Z | 1 min later']);
    expect(broken(published(-1), placed(1))).toEqual([]);
  });

  it('ends before now plus its length', () => {
    expect(broken(published(FROZEN - 1), placed(FROZEN - 2))).toEqual(['R15 L1/a S1: frozen start 2026-03-02T14:59Z | 1 min earlier']);
    expect(broken(published(FROZEN), placed(FROZEN - 2))).toEqual([]);
  });

  it('keeps the equipment too', () => {
    expect(broken(published(10), placed(10, 'S2'))).toEqual(['R15 L1/a S2: frozen equipment S1 | S2']);
  });

  it('is opened by a signed override, by work that started, and by an attempt that no longer counts', () => {
    expect(broken(published(10, { freezeOverrides: [{ order: id('L1'), operation: id('a'), reason: 'breakdown' }] }), placed(99, 'S2'))).toEqual([]);
    const failed = actual('L1', 'a', { state: 'failed', end: NOW });
    expect(broken(published(10, { actuals: [failed] }), planOf([assignment('L1', 'a', NOW + 99, [60], { equipment: id('S2'), attempt: 2 })]))).toEqual([]);
  });

  it('is that of the stage', () => {
    const tested: PlanningCase = { ...base, orders: [order('L1', { process: id('Q') })], published: [assignment('L1', 't', NOW, [60], { run: id('old') })] };
    const plan = planOf([assignment('L1', 't', NOW + 5, [60], { run: id('X') })], { runs: [qcRun('X', 'm', NOW + 5, [60], { instrument: id('R1') })] });
    expect(broken(tested, plan)).toEqual([]);
  });

  it('does not hold what facts have overtaken: a start that has passed, and all that comes after it', () => {
    const chain = planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('skid')],
        equipment: [equipment('S1', 'skid')],
        processes: [process([operation('a'), operation('b'), operation('c')], [link('a', 'b')])],
        policy: base.plant.policy,
      }),
      orders: [order('L1')],
      published: [assignment('L1', 'a', NOW - 5, [60]), assignment('L1', 'b', NOW + 60, [60]), assignment('L1', 'c', NOW + 60, [60])],
    });
    const plan = planOf([assignment('L1', 'a', NOW, [60]), assignment('L1', 'b', NOW + 90, [60]), assignment('L1', 'c', NOW + 61, [60])]);
    expect(broken(chain, plan)).toEqual(['R15 L1/c: frozen start 2026-03-02T08:00Z | 1 min later']);
  });

  it('does not hold a place that is down or that started work still takes', () => {
    const down = published(30);
    const broke = { ...down, plant: { ...down.plant, equipment: [equipment('S1', 'skid', { unavailable: [{ start: (NOW - 60) as Instant, end: (NOW + 31) as Instant, kind: 'breakdown' }] }), equipment('S2', 'skid')] } };
    expect(broken(broke, placed(30, 'S2'))).toEqual([]);
    const back = { ...broke, plant: { ...broke.plant, equipment: [equipment('S1', 'skid', { unavailable: [{ start: (NOW - 60) as Instant, end: (NOW + 30) as Instant, kind: 'breakdown' }] }), equipment('S2', 'skid')] } };
    expect(broken(back, placed(30, 'S2'))).toEqual(['R15 L1/a S2: frozen equipment S1 | S2']);
    const held = { ...down, orders: [...down.orders, order('L2', { cancelled: true })], actuals: [actual('L2', 'a', { state: 'running', start: (NOW - 60) as Instant, expectedEnd: (NOW + 31) as Instant, equipment: id('S1') })] };
    expect(broken(held, placed(30, 'S2'))).toEqual([]);
  });
});
