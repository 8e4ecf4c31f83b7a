import { describe, expect, it } from '@jest/globals';
import { actual, assignment, link, NOW, operation, order, phase, planningCase, plant, planOf, process } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const recipe = process([operation('a'), operation('b', { phases: [phase(30), phase(30)] })], [link('a', 'b')]);
const tiny = planningCase({ plant: plant({ processes: [recipe] }), orders: [order('L1')] });
const a = assignment('L1', 'a', NOW, [60]);
const b = assignment('L1', 'b', NOW + 60, [30, 30]);

describe('R1 complete', () => {
  it('is kept when every operation has one assignment', () => {
    expect(broken(tiny, planOf([a, b]))).toEqual([]);
  });

  it('names an operation without assignment', () => {
    expect(broken(tiny, planOf([a]))).toEqual(['R1 L1/b: one assignment | none']);
  });

  it('names the second assignment of an operation', () => {
    expect(broken(tiny, planOf([a, b, b]))).toEqual(['R1 L1/b: one assignment of each operation | one more, starting 2026-03-02T08:00Z']);
  });

  it('refuses unknown orders and unknown operations', () => {
    const strange = [assignment('L9', 'a', NOW, [60]), assignment('L1', 'z', NOW, [60])];
    expect(broken(tiny, planOf([a, b, ...strange]))).toEqual([
      'R1 L9/a: assignments of known orders only | order L9 is unknown',
      'R1 L1/z: operations of process P only | operation z is unknown there',
    ]);
  });

  it('asks for as many phases as the operation has', () => {
    expect(broken(tiny, planOf([a, assignment('L1', 'b', NOW + 60, [30])]))).toEqual(['R1 L1/b: 2 phases | 1 phases']);
  });

  it('asks for start and end to be those of the phases', () => {
    expect(broken(tiny, planOf([{ ...a, end: (a.end - 5) as typeof a.end }, b]))).toEqual([
      'R1 L1/a: end with the last phase at 2026-03-02T08:00Z | -5 min off',
    ]);
  });

  it('asks for the counting attempt after a failure, of everything that is made again', () => {
    const failed = actual('L1', 'a', { state: 'failed', start: (NOW - 120) as never, end: (NOW - 60) as never });
    const remade = { ...tiny, actuals: [failed] };
    expect(broken(remade, planOf([a, b]))).toEqual(['R1 L1/a: attempt 2 | attempt 1', 'R1 L1/b: attempt 2 | attempt 1']);
    expect(broken(remade, planOf([{ ...a, attempt: 2 }, { ...b, attempt: 2 }]))).toEqual([]);
  });

  it('counts two failures of two operations in the closure of both', () => {
    const failures = ['a', 'b'].map((name, i) => actual('L1', name, { state: 'failed', attempt: i + 1, start: (NOW - 120) as never, end: (NOW - 60) as never }));
    const again = { ...tiny, actuals: failures };
    expect(broken(again, planOf([{ ...a, attempt: 2 }, { ...b, attempt: 3 }]))).toEqual([]);
  });

  it('follows the re-make entry upstream', () => {
    const entry = { probability: 0.1, remakeFrom: 'a' as never };
    const upstream = process([operation('a'), operation('b', { failure: entry })], [link('a', 'b')]);
    const failed = actual('L1', 'b', { state: 'failed', start: (NOW - 120) as never, end: (NOW - 60) as never });
    const remade = { ...tiny, plant: plant({ processes: [upstream] }), actuals: [failed] };
    const oneMore = assignment('L1', 'b', NOW + 60, [60], { attempt: 2 });
    expect(broken(remade, planOf([{ ...a, attempt: 2 }, oneMore]))).toEqual([]);
    expect(broken(remade, planOf([a, oneMore]))).toEqual(['R1 L1/a: attempt 2 | attempt 1']);
  });

  it('turns nonsense into violations instead of throwing', () => {
    const nonsense = [null, 7, {}, { ...a, start: Number.NaN }, { ...a, phases: null }, { ...a, phases: [null] }, { ...a, end: 1e300 }, { ...a, equipment: 5 }];
    const found = broken(tiny, planOf([a, b, ...(nonsense as never[])]));
    expect(found).toHaveLength(nonsense.length);
    expect(found.every((text) => text.startsWith('R1 '))).toBe(true);
  });

  it('names order and operation of what it cannot read', () => {
    expect(broken(tiny, planOf([a, b, { ...a, end: Number.NaN as never }]))[0]).toMatch(/^R1 L1\/a: .* \| assignments\[2\] has order L1, operation a, attempt 1, start 29540580, end NaN$/);
  });

  it('asks for one span of a session', () => {
    const session = {
      id: 'qp' as never, name: 'qp', capacity: 1, duration: 30 as never, calendar: 'always' as never, crew: [],
      starts: { kind: 'weekly' as const, starts: [{ days: ['mon'] as const, at: '08:00' as never, runs: 1 }] },
    };
    const held = process([operation('a', { requirement: { kind: 'session', session: 'qp' as never }, phases: [] })]);
    const sitting = { ...tiny, plant: plant({ processes: [held], sessions: [session] }) };
    expect(broken(sitting, planOf([assignment('L1', 'a', NOW, [30])]))).toEqual([]);
    expect(broken(sitting, planOf([assignment('L1', 'a', NOW, [10, 20])]))).toEqual(['R1 L1/a: 1 phases | 2 phases']);
  });
});
