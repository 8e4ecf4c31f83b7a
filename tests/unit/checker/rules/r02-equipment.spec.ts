import { describe, expect, it } from '@jest/globals';
import type { Qualification } from '@lotwright/domain';
import { actual, assignment, equipment, equipmentClass, id, NOW, operation, order, phase, planningCase, plant, planOf, process, qcRun } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const ANY: Qualification = { product: null, operation: null, method: null, expires: null };
const skid = operation('a', { requirement: { kind: 'equipment', equipmentClass: id('skid') } });

function caseWith(qualifications: readonly Qualification[]) {
  return planningCase({
    plant: plant({
      equipmentClasses: [equipmentClass('skid'), equipmentClass('other')],
      equipment: [equipment('S1', 'skid', { qualifications }), equipment('O1', 'other')],
      processes: [process([skid])],
    }),
    orders: [order('L1')],
  });
}
const on = (name: string | null, start: number = NOW) => planOf([assignment('L1', 'a', start, [60], { equipment: name as never })]);
const needed = 'equipment of class skid qualified for product A, operation a at 2026-03-02T07:00Z';

describe('R2 equipment', () => {
  it('accepts any qualification that matches product and operation', () => {
    for (const q of [ANY, { ...ANY, product: id<never>('A') }, { ...ANY, operation: id<never>('a') }, { ...ANY, product: id<never>('A'), operation: id<never>('a') }]) {
      expect(broken(caseWith([q]), on('S1'))).toEqual([]);
    }
  });

  it('refuses equipment that is missing, unknown, of another class or not qualified', () => {
    expect(broken(caseWith([ANY]), on(null))).toEqual([`R2 L1/a: ${needed} | none`]);
    expect(broken(caseWith([ANY]), on('S9'))).toEqual([`R2 L1/a S9: ${needed} | S9 is unknown`]);
    expect(broken(caseWith([ANY]), on('O1'))).toEqual([`R2 L1/a O1: ${needed} | O1 is of class other`]);
    expect(broken(caseWith([]), on('S1'))).toEqual([`R2 L1/a S1: ${needed} | S1 has no such qualification`]);
    expect(broken(caseWith([{ ...ANY, product: id('B') }]), on('S1'))).toEqual([`R2 L1/a S1: ${needed} | S1 has no such qualification`]);
  });

  it('lets a qualification expire at the very minute of the start', () => {
    const expires = (minute: number) => caseWith([{ ...ANY, expires: minute as never }]);
    expect(broken(expires(NOW + 1), on('S1'))).toEqual([]);
    expect(broken(expires(NOW), on('S1'))).toEqual([`R2 L1/a S1: ${needed} | qualification of S1 expired 2026-03-02T07:00Z, 0 min before the start`]);
  });

  it('does not judge started work', () => {
    const running = { ...caseWith([]), actuals: [actual('L1', 'a', { start: (NOW - 10) as never, equipment: id('S1') })] };
    const plan = planOf([assignment('L1', 'a', NOW - 10, [60], { equipment: id('S1'), origin: 'running' })]);
    expect(broken(running, plan)).toEqual([]);
  });

  it('wants no equipment where none is needed', () => {
    const people = planningCase({ plant: plant({ processes: [process([operation('a')])] }), orders: [order('L1')] });
    expect(broken(people, on('S1'))).toEqual(['R2 L1/a S1: no equipment | S1']);
  });

  it('qualifies the instrument of a run by method', () => {
    const tested = (qualifications: readonly Qualification[]) => planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('reader')], equipment: [equipment('R1', 'reader', { qualifications })],
        qcMethods: [{ id: id('elisa'), name: 'elisa', capacity: 4, instrument: id('reader'), calendar: id('always'), starts: { kind: 'open-hours' }, phases: [phase(60)], maxStretch: 0 as never, invalidProbability: 0 }],
        processes: [process([operation('a', { requirement: { kind: 'run', method: id('elisa') }, phases: [] })])],
      }),
      orders: [order('L1')],
    });
    const plan = (instrument: string | null) =>
      planOf([assignment('L1', 'a', NOW, [60], { run: id('X') })], { runs: [qcRun('X', 'elisa', NOW, [60], { instrument: instrument as never })] });
    expect(broken(tested([{ ...ANY, method: id('elisa') }]), plan('R1'))).toEqual([]);
    expect(broken(tested([{ ...ANY, method: id('hplc') }]), plan('R1'))).toEqual([
      'R2 R1: equipment of class reader qualified for method elisa at 2026-03-02T07:00Z | R1 has no such qualification',
    ]);
    expect(broken(tested([ANY]), plan(null))).toEqual(['R2 X: equipment of class reader qualified for method elisa at 2026-03-02T07:00Z | none']);
  });
});
