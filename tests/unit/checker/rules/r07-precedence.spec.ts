import { describe, expect, it } from '@jest/globals';
import { actual, assignment, link, min, NOW, operation, order, planningCase, plant, planOf, process } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const tiny = planningCase({
  plant: plant({ processes: [process([operation('a'), operation('b')], [link('a', 'b', { minLag: min(30) })])] }), orders: [order('L1')],
});
const placed = (b: number) => planOf([assignment('L1', 'a', NOW, [60]), assignment('L1', 'b', NOW + b, [60])]);

describe('R7 precedence', () => {
  it('asks for the minimum lag to the minute', () => {
    expect(broken(tiny, placed(90))).toEqual([]);
    expect(broken(tiny, placed(89))).toEqual(['R7 L1/b: start 30 min after the end of a or later, 2026-03-02T08:30Z | 1 min earlier']);
  });

  it('lets nothing unstarted begin before sequence release', () => {
    const later = { ...tiny, orders: [order('L1', { sequenceRelease: (NOW + 10) as never })] };
    expect(broken(later, placed(90))).toEqual(['R7 L1/a: start at sequence release or later, 2026-03-02T07:10Z | 10 min earlier']);
    const running = { ...later, actuals: [actual('L1', 'a', { expectedEnd: NOW })] };
    const plan = planOf([assignment('L1', 'a', NOW - 60, [60], { origin: 'running' }), assignment('L1', 'b', NOW + 30, [60])]);
    expect(broken(running, plan)).toEqual([]);
  });

  it('counts from the end of running work as the actual has it', () => {
    const running = { ...tiny, actuals: [actual('L1', 'a', { expectedEnd: (NOW + 45) as never })] };
    const plan = (b: number) => planOf([assignment('L1', 'a', NOW - 60, [105], { origin: 'running' }), assignment('L1', 'b', NOW + b, [60])]);
    expect(broken(running, plan(75))).toEqual([]);
    expect(broken(running, plan(74))).toEqual(['R7 L1/b: start 30 min after the end of a or later, 2026-03-02T08:15Z | 1 min earlier']);
  });

  it('judges no two facts', () => {
    const facts = [actual('L1', 'a', { state: 'done', end: NOW }), actual('L1', 'b', { start: (NOW - 30) as never })];
    const plan = planOf([assignment('L1', 'a', NOW - 60, [60], { origin: 'done' }), assignment('L1', 'b', NOW - 30, [60], { origin: 'running' })]);
    expect(broken({ ...tiny, actuals: facts }, plan)).toEqual([]);
  });
});
