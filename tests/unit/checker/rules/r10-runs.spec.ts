import { describe, expect, it } from '@jest/globals';
import type { QcMethod } from '@lotwright/domain';
import { actual, assignment, calendar, id, min, NOW, operation, order, phase, planningCase, plant, planOf, process, qcRun, WORKDAYS } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const DAY = 1440;
const method = (parts: Partial<QcMethod> = {}): QcMethod => ({
  id: id('m'), name: 'm', capacity: 2, instrument: null, calendar: id('holiday'),
  starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('08:00'), runs: 1 }] },
  phases: [phase(60)], maxStretch: min(0), invalidProbability: 0, ...parts,
});
function caseWith(parts: Partial<QcMethod> = {}) {
  const need = { requirement: { kind: 'run', method: id<never>('m') }, phases: [] } as const;
  return planningCase({
    plant: plant({
      calendars: [calendar('holiday', '06:00', '22:00', WORKDAYS, { exceptions: [{ from: id('2026-03-03'), to: id('2026-03-03'), shifts: [], reason: 'holiday' }] })],
      qcMethods: [method(parts), method({ id: id('other') })], processes: [process([operation('a', need), operation('b', need), operation('other', { ...need, requirement: { kind: 'run', method: id('other') } })])],
    }),
    orders: ['L1', 'L2', 'L3'].map((n) => order(n)),
  });
}
const sample = (name: string, run: string | null, start: number = NOW, op = 'a') => assignment(name, op, start, [60], { run: run as never });
const run = (name: string, start: number = NOW, m = 'm') => qcRun(name, m, start, [60]);
const judge = (tiny: ReturnType<typeof caseWith>, assignments: ReturnType<typeof sample>[], runs: ReturnType<typeof run>[]) =>
  broken(tiny, planOf(assignments, { runs })).filter((t) => !/^R(1|16) /.test(t));

describe('R10 samples', () => {
  it('share the times of a run of their method', () => {
    expect(judge(caseWith(), [sample('L1', 'X'), sample('L2', 'X')], [run('X')])).toEqual([]);
    expect(judge(caseWith(), [sample('L1', null)], [])).toEqual(['R10 L1/a: a run of m | none']);
    expect(judge(caseWith(), [sample('L1', 'X')], [])).toEqual(['R10 L1/a X: a run of m in the plan | run X is not in it']);
    expect(judge(caseWith(), [sample('L1', 'X')], [run('X', NOW, 'other')])).toEqual(['R10 L1/a X: a run of m | run X of other']);
    expect(judge(caseWith(), [sample('L1', 'X'), sample('L2', 'X', NOW + 1)], [run('X')])).toHaveLength(1);
  });

  it('agree with their run in start, end and every phase', () => {
    const judged = (parts: object) => judge(caseWith(), [sample('L1', 'X')], [{ ...run('X'), ...parts }]).map((t) => t.split(':')[0]);
    const both = expect.arrayContaining(['R10 L1/a X', 'R10 X']);
    expect(judged({ end: NOW + 61 })).toEqual(both);
    expect(judged({ start: NOW - 5 * DAY })).toEqual(both);
    expect(judged({ phases: [{ start: NOW, end: NOW + 59 }] })).toEqual(both);
  });

  it('of one lot count one by one', () => {
    expect(judge(caseWith(), [sample('L1', 'X'), sample('L1', 'X', NOW, 'b')], [run('X')])).toEqual([]);
    expect(judge(caseWith(), [sample('L1', 'X'), sample('L1', 'X', NOW, 'b'), sample('L2', 'X')], [run('X')])).toEqual(['R10 X: 1 to 2 samples | 3 samples']);
  });

  it('are never missing from a run', () => {
    expect(judge(caseWith(), [], [run('X')])).toEqual(['R10 X: 1 to 2 samples | 0 samples']);
    expect(judge(caseWith(), [sample('L1', 'X')], [run('X'), run('X')])).toEqual(['R10 X: each run once | the same run again']);
    expect(judge(caseWith(), [], [qcRun('X', 'm', Number.NaN, [60])])).toEqual([expect.stringMatching(/^R10 X: a run with id, method/)]);
  });
});

describe('R10 starts', () => {
  it('are the weekly times, also one exactly at now', () => {
    expect(judge(caseWith(), [sample('L1', 'X', NOW + 1)], [run('X', NOW + 1)])).toEqual(['R10 X: a weekly start of m | 2026-03-02T07:01Z is none']);
    expect(judge(caseWith(), [sample('L1', 'X', NOW + 5 * DAY)], [run('X', NOW + 5 * DAY)])).toHaveLength(1);
  });

  it('are not offered on a holiday', () => {
    expect(judge(caseWith(), [sample('L1', 'X', NOW + DAY)], [run('X', NOW + DAY)])).toEqual(['R10 X: calendar holiday open at the start | 2026-03-03T07:00Z is closed']);
    expect(judge(caseWith(), [sample('L1', 'X', NOW + 2 * DAY)], [run('X', NOW + 2 * DAY)])).toEqual([]);
  });

  it('let as many runs begin at one instant as the entries add up to', () => {
    const two = [sample('L1', 'X'), sample('L2', 'Y')];
    expect(judge(caseWith(), two, [run('X'), run('Y')])).toEqual(['R10 m: at most 1 runs of m at 2026-03-02T07:00Z | 2 runs']);
    const entry = { days: WORKDAYS, at: id<never>('08:00'), runs: 1 };
    expect(judge(caseWith({ starts: { kind: 'weekly', starts: [entry, entry] } }), two, [run('X'), run('Y')])).toEqual([]);
  });

  it('count a run that has started at this instant', () => {
    const started = { ...caseWith(), actuals: [actual('L1', 'a', { start: NOW, run: id('S') })] };
    const old = { ...sample('L1', 'S'), origin: 'running' as const };
    expect(judge(started, [old], [run('S')])).toEqual([]);
    expect(judge(started, [old, sample('L2', 'X')], [run('S'), run('X')])).toEqual(['R10 m: at most 1 runs of m at 2026-03-02T07:00Z | 2 runs']);
  });

  it('do not count what has started of another method or at another time', () => {
    const another = { ...caseWith(), actuals: [actual('L1', 'a', { start: (NOW - 30) as never, run: id('S') })] };
    expect(judge(another, [assignment('L1', 'a', NOW - 30, [60], { run: id('S'), origin: 'running' }), sample('L2', 'X')], [run('X')])).not.toContainEqual(expect.stringContaining('at most'));
    const other = { ...another, actuals: [actual('L1', 'other', { start: NOW, run: id('S') })] };
    expect(judge(other, [{ ...sample('L1', 'S', NOW, 'other'), origin: 'running' }, sample('L2', 'X')], [run('X')])).not.toContainEqual(expect.stringContaining('at most'));
  });

  it('are any instant with open hours', () => {
    expect(judge(caseWith({ starts: { kind: 'open-hours' } }), [sample('L1', 'X', NOW + 17)], [run('X', NOW + 17)])).toEqual([]);
  });
});

describe('R10 started runs', () => {
  it('take no new sample', () => {
    const started = { ...caseWith(), actuals: [actual('L1', 'a', { run: id('S'), start: NOW })] };
    const joined = sample('L2', 'S');
    expect(judge(started, [{ ...sample('L1', 'S'), origin: 'running' }, joined], [run('S')])).toEqual(['R10 L2/a S: a run that has not started | run S has']);
  });
});
