import { describe, expect, it } from '@jest/globals';
import { actual, assignment, id, link, NOW, operation, order, phase, planningCase, plant, planOf, process } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const pooled = planningCase({
  plant: plant({
    positionPools: [{ id: id('pool'), name: 'pool', capacity: 2, calendar: id('always') }],
    processes: [process([operation('a', { requirement: { kind: 'positions', pool: id('pool') }, phases: [phase(60)] })])],
  }),
  orders: ['L1', 'L2', 'L3'].map((n) => order(n)),
});
const stored = planningCase({
  plant: plant({
    storages: [{ id: id('freezer'), name: 'freezer', positions: 1 }],
    processes: [process([operation('a'), operation('b')], [link('a', 'b', { storage: id('freezer') })])],
  }),
  orders: ['L1', 'L2', 'L3'].map((n) => order(n)),
});
const judge = (tiny: typeof pooled, assignments: ReturnType<typeof assignment>[]) => broken(tiny, planOf(assignments)).filter((t) => !t.startsWith('R16'));
const inPool = (...starts: number[]) => starts.map((s, i) => assignment(`L${i + 1}`, 'a', NOW + s, [60]));
const lot = (name: string, a: number, b: number) => [assignment(name, 'a', NOW + a, [60]), assignment(name, 'b', NOW + b, [60])];

describe('R11 position pools', () => {
  it('are full when full', () => {
    expect(judge(pooled, inPool(0, 30, 60))).toEqual([]);
    expect(judge(pooled, inPool(0, 30, 59))).toEqual(['R11 L3/a pool: at most 2 places taken | 3 taken']);
  });

  it('count running work of cancelled orders', () => {
    const running = (name: string) => actual(name, 'a', { start: (NOW - 30) as never });
    const tiny = { ...pooled, actuals: [running('L1'), running('L2')], orders: [order('L1', { cancelled: true }), order('L2', { cancelled: true }), order('L3')] };
    expect(judge(tiny, [assignment('L3', 'a', NOW + 30, [60])])).toEqual([]);
    expect(judge(tiny, [assignment('L3', 'a', NOW + 29, [60])])).toHaveLength(1);
  });

  it('do not count what runs in another pool', () => {
    const pool = (name: string) => ({ id: id<never>(name), name, capacity: 1, calendar: id<never>('always') });
    const at = (name: string, where: string) => operation(name, { requirement: { kind: 'positions', pool: id(where) }, phases: [phase(60)] });
    const two = planningCase({
      plant: plant({ positionPools: [pool('pool'), pool('other')], processes: [process([at('a', 'pool'), at('b', 'other')])] }),
      orders: [order('L1'), order('L2')],
      actuals: [actual('L1', 'b', { start: (NOW - 30) as never })],
    });
    const running = assignment('L1', 'b', NOW - 30, [60], { origin: 'running' });
    expect(judge(two, [running, assignment('L2', 'a', NOW, [60])]).filter((t) => t.startsWith('R11'))).toEqual([]);
    expect(judge(two, [running, assignment('L2', 'b', NOW, [60])]).filter((t) => t.startsWith('R11'))).toEqual(['R11 L2/b other: at most 1 places taken | 2 taken']);
  });

  it('are not judged where facts alone overfill them', () => {
    const facts = ['L1', 'L2', 'L3'].map((name) => actual(name, 'a', { start: (NOW - 30) as never }));
    const running = facts.map((f) => assignment(f.order, 'a', NOW - 30, [60], { origin: 'running' }));
    expect(judge({ ...pooled, actuals: facts }, running)).toEqual([]);
  });
});

describe('R11 storage', () => {
  it('is taken from the end of one operation to the start of the next', () => {
    expect(judge(stored, [...lot('L1', 0, 100), ...lot('L2', 40, 150)])).toEqual([]);
    expect(judge(stored, [...lot('L1', 0, 101), ...lot('L2', 40, 150)])).toEqual(['R11 L2/b freezer: at most 1 places taken | 2 taken']);
  });

  it('is not taken when the next operation starts at once', () => {
    expect(judge(stored, [...lot('L1', 0, 200), ...lot('L2', 60, 120)])).toEqual([]);
  });

  it('is judged from now on only', () => {
    const facts = ['L1', 'L2'].map((name) => actual(name, 'a', { state: 'done', start: (NOW - 200) as never, end: (NOW - 140) as never }));
    const done = facts.map((f) => assignment(f.order, 'a', NOW - 200, [60], { origin: 'done' }));
    const next = (name: string, start: number) => assignment(name, 'b', NOW + start, [60]);
    expect(judge({ ...stored, actuals: facts }, [...done, next('L1', 0), next('L2', 90)])).toEqual([]);
    expect(judge({ ...stored, actuals: facts }, [...done, next('L1', 1), next('L2', 90)])).toHaveLength(1);
  });
});
