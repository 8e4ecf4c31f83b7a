import { describe, expect, it } from '@jest/globals';
import { assignment, id, min, NOW, operation, order, phase, planningCase, plant, planOf, process, qcRun, span } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const tiny = planningCase({
  plant: plant({ processes: [process([operation('a', { phases: [phase(30), phase(30), phase(30)], maxStretch: min(45) })])] }), orders: [order('L1')],
});
const placed = (...starts: number[]) => {
  const phases = starts.map((s) => span(NOW + s, 30));
  return planOf([assignment('L1', 'a', phases[0].start, [], { phases, end: phases[phases.length - 1].end })]);
};

describe('R6 stretch', () => {
  it('sums the waiting between all phases', () => {
    expect(broken(tiny, placed(0, 60, 105))).toEqual([]);
    expect(broken(tiny, placed(0, 60, 106))).toEqual(['R6 L1/a: at most 45 min of waiting between phases | 46 min']);
  });

  it('keeps the order of the phases', () => {
    expect(broken(tiny, placed(0, 25, 60))).toEqual(['R6 L1/a: phase 2 to start after phase 1, 2026-03-02T07:30Z | 5 min earlier']);
  });

  it('judges a run by its method', () => {
    const tested = (maxStretch: number) => planningCase({
      plant: plant({
        qcMethods: [{ id: id('m'), name: 'm', capacity: 1, instrument: null, calendar: id('always'), starts: { kind: 'open-hours' }, phases: [phase(30), phase(30)], maxStretch: min(maxStretch), invalidProbability: 0 }],
        processes: [process([operation('a', { requirement: { kind: 'run', method: id('m') }, phases: [] })])],
      }),
      orders: [order('L1')],
    });
    const phases = [span(NOW, 30), span(NOW + 50, 30)];
    const plan = planOf([assignment('L1', 'a', NOW, [], { phases, end: phases[1].end, run: id('X') })], { runs: [qcRun('X', 'm', NOW, [], { phases, end: phases[1].end })] });
    expect(broken(tested(20), plan)).toEqual([]);
    expect(broken(tested(19), plan)).toEqual(['R6 X: at most 19 min of waiting between phases | 20 min']);
  });
});
