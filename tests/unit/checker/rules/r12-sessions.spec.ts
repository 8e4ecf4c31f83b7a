import { describe, expect, it } from '@jest/globals';
import { actual, assignment, calendar, id, min, NOW, operation, order, planningCase, plant, planOf, process, WORKDAYS } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const DAY = 1440;
const tiny = planningCase({
  plant: plant({
    calendars: [calendar('holiday', '06:00', '22:00', WORKDAYS, { exceptions: [{ from: id('2026-03-03'), to: id('2026-03-03'), shifts: [], reason: 'holiday' }] })],
    sessions: [{
      id: id('qp'), name: 'qp', capacity: 1, duration: min(30), calendar: id('holiday'), crew: [],
      starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('08:00'), runs: 2 }] },
    }],
    processes: [process([operation('a', { requirement: { kind: 'session', session: id('qp') }, phases: [] })])],
  }),
  orders: ['L1', 'L2', 'L3'].map((n) => order(n)),
});
const sit = (start: number, length = 30, names = ['L1']) => names.map((n) => assignment(n, 'a', NOW + start, [length]));
const judge = (assignments: ReturnType<typeof sit>, planningCase = tiny) => broken(planningCase, planOf(assignments)).filter((t) => !t.startsWith('R16'));

describe('R12 sessions', () => {
  it('are held at their weekly times, also exactly at now', () => {
    expect(judge(sit(0))).toEqual([]);
    expect(judge(sit(2 * DAY))).toEqual([]);
    expect(judge(sit(1))).toEqual(['R12 L1/a qp: a weekly time of qp | 2026-03-02T07:01Z is none']);
  });

  it('are not held on a holiday', () => {
    expect(judge(sit(DAY))).toEqual(['R12 L1/a qp: calendar holiday open at the start | 2026-03-03T07:00Z is closed']);
  });

  it('last their duration', () => {
    expect(judge(sit(0, 31))).toEqual(['R12 L1/a qp: 30 min | 31 min']);
  });

  it('seat capacity times runs, started ones included', () => {
    expect(judge(sit(0, 30, ['L1', 'L2']))).toEqual([]);
    expect(judge(sit(0, 30, ['L1', 'L2', 'L3']))).toEqual(['R12 L3/a qp: at most 2 orders at 2026-03-02T07:00Z | 3 orders']);
    const started = { ...tiny, actuals: [actual('L1', 'a', { start: NOW })] };
    const running = assignment('L1', 'a', NOW, [30], { origin: 'running' });
    expect(judge([running, ...sit(0, 30, ['L2'])], started)).toEqual([]);
    expect(judge([running, ...sit(0, 30, ['L2', 'L3'])], started)).toHaveLength(1);
  });

  it('of one kind take no seat of another', () => {
    const [qp] = tiny.plant.sessions;
    const meeting = (name: string) => operation(name, { requirement: { kind: 'session', session: id(name === 'a' ? 'qp' : 'review') }, phases: [] });
    const two = planningCase({
      plant: { ...tiny.plant, sessions: [{ ...qp, capacity: 1, starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('08:00'), runs: 1 }] } }, { ...qp, id: id('review') }], processes: [process([meeting('a'), meeting('b')])] },
      orders: tiny.orders,
      actuals: [actual('L1', 'b', { start: NOW })],
    });
    const running = assignment('L1', 'b', NOW, [30], { origin: 'running' });
    expect(judge([running, ...sit(0, 30, ['L2'])], two).filter((t) => t.startsWith('R12'))).toEqual([]);
    expect(judge([running, ...sit(0, 30, ['L2', 'L3'])], two).filter((t) => t.startsWith('R12'))).toHaveLength(1);
  });
});
