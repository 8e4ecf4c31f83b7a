import { describe, expect, it } from '@jest/globals';
import { actual, assignment, link, min, NOW, operation, order, planningCase, plant, planOf, process } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const tiny = planningCase({
  plant: plant({ processes: [process([operation('a'), operation('b')], [link('a', 'b', { maxLag: min(240), name: 'bulk at 2-8 °C' })])] }), orders: [order('L1')],
});
const placed = (b: number) => planOf([assignment('L1', 'a', NOW, [60]), assignment('L1', 'b', NOW + b, [60])]);

describe('R8 hold times', () => {
  it('fail by exactly 35 min', () => {
    expect(broken(tiny, placed(300))).toEqual([]);
    expect(broken(tiny, placed(335))).toEqual(['R8 L1/b: start within 240 min of the end of a (bulk at 2-8 °C), by 2026-03-02T12:00Z | 35 min later']);
  });

  it('run from the actual end', () => {
    const done = { ...tiny, actuals: [actual('L1', 'a', { state: 'done', end: (NOW - 10) as never })] };
    const plan = (b: number) => planOf([assignment('L1', 'a', NOW - 60, [50], { origin: 'done' }), assignment('L1', 'b', NOW + b, [60])]);
    expect(broken(done, plan(230))).toEqual([]);
    expect(broken(done, plan(231))).toEqual(['R8 L1/b: start within 240 min of the end of a (bulk at 2-8 °C), by 2026-03-02T10:50Z | 1 min later']);
  });

  it('hold between operations that are not neighbours', () => {
    const chain = process([operation('a'), operation('b'), operation('c')], [link('a', 'b'), link('b', 'c'), link('a', 'c', { maxLag: min(100) })]);
    const three = { ...tiny, plant: plant({ processes: [chain] }) };
    const plan = (c: number) => planOf([assignment('L1', 'a', NOW, [60]), assignment('L1', 'b', NOW + 60, [60]), assignment('L1', 'c', NOW + c, [60])]);
    expect(broken(three, plan(160))).toEqual([]);
    expect(broken(three, plan(161))).toHaveLength(1);
  });
});
