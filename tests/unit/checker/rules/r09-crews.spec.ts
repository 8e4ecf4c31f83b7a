import { describe, expect, it } from '@jest/globals';
import type { Crew, Phase, Requirement } from '@lotwright/domain';
import { actual, assignment, at, id, min, NOW, operation, order, phase, planningCase, plant, planOf, process, qcRun, span, WORKDAYS } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const HOUR = 60;
const team = (heads: number, parts: Partial<Crew> = {}): Crew => ({ id: id('team'), name: 'team', rosters: [{ calendar: id('day'), heads }], absences: [], ...parts });

function caseWith(crew: Crew, phases: readonly Phase[], requirement: Requirement = { kind: 'people', calendar: null }) {
  return planningCase({ plant: plant({ crews: [crew], processes: [process([operation('a', { phases, requirement })])] }), orders: ['L1', 'L2', 'L3'].map((n) => order(n)) });
}
const lots = (length: number, ...starts: number[]) => starts.map((s, i) => assignment(`L${i + 1}`, 'a', NOW + s, [length]));
const judge = (tiny: ReturnType<typeof caseWith>, assignments: ReturnType<typeof lots>, parts = {}) =>
  broken(tiny, planOf(assignments, parts)).filter((t) => !t.startsWith('R16'));

describe('R9 crews', () => {
  it('may be all at work, and not one head more', () => {
    const two = caseWith(team(2), [phase(60, 'attended', { team: 1 })]);
    expect(judge(two, lots(60, 0, 30))).toEqual([]);
    expect(judge(two, lots(60, 0, 30, 59))).toEqual(['R9 L3/a team: at most the 2 heads on duty | 3 heads asked for']);
    expect(judge(two, lots(60, 0, 30, 60))).toEqual([]);
  });

  it('count a second verifier twice', () => {
    expect(judge(caseWith(team(3), [phase(60, 'attended', { team: 2 })]), lots(60, 0, 30))).toEqual(['R9 L2/a team: at most the 3 heads on duty | 4 heads asked for']);
  });

  it('add up rosters, take absences away, and never fall below zero', () => {
    const rosters = [{ calendar: id<never>('day'), heads: 1 }, { calendar: id<never>('always'), heads: 1 }];
    const absent = { ...span(NOW + 60, 60), heads: 5 };
    const one = caseWith(team(0, { rosters, absences: [absent] }), [phase(60, 'attended', { team: 1 })]);
    expect(judge(one, lots(60, 0, 0))).toEqual([]);
    expect(judge(one, lots(60, 120))).toEqual([]);
    expect(judge(one, lots(60, 1))).toEqual(['R9 L1/a team: at most the 0 heads on duty | 1 heads asked for']);
    expect(judge(one, lots(60, 15 * HOUR, 15 * HOUR))).toEqual(['R9 L2/a team: at most the 1 heads on duty | 2 heads asked for']);
  });

  it('are held in the open minutes of interruptible work only', () => {
    const review = caseWith(team(1), [phase(3 * HOUR, 'interruptible', { team: 1 })], { kind: 'people', calendar: id('day') });
    const overnight = { start: at('2026-03-02T20:30+01:00'), end: at('2026-03-03T07:30+01:00') };
    const first = assignment('L1', 'a', overnight.start, [], { phases: [overnight], end: overnight.end });
    const second = (start: number) => assignment('L2', 'a', start, [180]);
    expect(judge(review, [first, second(overnight.end)])).toEqual([]);
    expect(judge(review, [first, second(overnight.end - 1)])).toHaveLength(1);
  });

  it('are not asked by unattended phases and not by started work', () => {
    const one = caseWith(team(1), [phase(60, 'attended', { team: 1 })]);
    const running = { ...one, actuals: [actual('L1', 'a', { start: (NOW - 30) as never })] };
    expect(judge(running, [assignment('L1', 'a', NOW - 30, [60], { origin: 'running' }), assignment('L2', 'a', NOW, [60])])).toEqual([]);
  });

  it('are needed once for a run, however many samples', () => {
    const method = {
      id: id<never>('m'), name: 'm', capacity: 3, instrument: null, calendar: id<never>('day'), starts: { kind: 'open-hours' as const },
      phases: [phase(60, 'attended', { team: 1 })], maxStretch: min(0), invalidProbability: 0,
    };
    const bare = caseWith(team(1), [], { kind: 'run', method: id('m') });
    const tested = { ...bare, plant: { ...bare.plant, qcMethods: [method] } };
    const samples = (...names: string[]) => names.map((run, i) => assignment(`L${i + 1}`, 'a', NOW, [60], { run: id(run) }));
    expect(judge(tested, samples('X', 'X', 'X'), { runs: [qcRun('X', 'm', NOW, [60])] })).toEqual([]);
    expect(judge(tested, samples('X', 'X', 'Y'), { runs: [qcRun('X', 'm', NOW, [60]), qcRun('Y', 'm', NOW, [60])] })).toEqual([
      'R9 L3/a team: at most the 1 heads on duty | 2 heads asked for',
    ]);
  });

  it('are needed once for each sitting that the operations fill', () => {
    const session = {
      id: id<never>('qp'), name: 'qp', capacity: 2, duration: min(30), calendar: id<never>('day'), crew: [{ crew: id<never>('team'), heads: 1 }],
      starts: { kind: 'weekly' as const, starts: [{ days: WORKDAYS, at: id<never>('08:00'), runs: 2 }] },
    };
    const bare = caseWith(team(1), [], { kind: 'session', session: id('qp') });
    const held = { ...bare, plant: { ...bare.plant, sessions: [session] } };
    expect(judge(held, lots(30, 0, 0))).toEqual([]);
    expect(judge(held, lots(30, 0, 0, 0))).toEqual(['R9 L3/a team: at most the 1 heads on duty | 2 heads asked for']);
  });
});
