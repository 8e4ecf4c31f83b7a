import { describe, expect, it } from '@jest/globals';
import { check, inputHash, planHash } from '@lotwright/checker';
import type { AccountEntry, LotAccount, Plan } from '@lotwright/domain';
import { assignment, id, link, min, NOW, operation, order, phase, planningCase, plant, planOf, process, unplanned } from '../../support/tiny.js';

const DAY = 1440;
const tiny = planningCase({
  plant: plant({ processes: [process([operation('a'), operation('b', { phases: [phase(30)] })], [link('a', 'b', { maxLag: min(100) })], { patientReady: id('a') })] }),
  orders: [
    order('L1', { urgency: 'urgent', windows: { opens: NOW, closes: (NOW + 60) as never, every: min(20) }, latestUseful: (NOW + 100) as never }),
    order('L2'), order('L3', { cancelled: true }), order('L4', { urgency: 'flexible' }),
  ],
  published: [
    assignment('L1', 'a', NOW, [60]), assignment('L1', 'b', NOW + 3 * DAY, [30]), assignment('L2', 'a', NOW + 3 * DAY - 1, [60]),
    assignment('L2', 'b', NOW + 7 * DAY, [30]), assignment('L4', 'a', NOW, [60]),
  ],
});
const work = (from: number, to: number): AccountEntry => ({ kind: 'work', operation: id('a'), from: from as never, to: to as never });
const wait = (from: number, to: number): AccountEntry => ({ ...work(from, to), kind: 'wait', behind: null, cause: 'choice', resource: null, blockers: [] });

function account(name: string, parts: Partial<LotAccount>): LotAccount {
  return { order: id(name), patientReady: NOW, arrival: NOW, turnaround: min(0), missedWindows: 0, lateBy: null, pastLatestUseful: false, shares: {}, entries: [], ...parts };
}
const assignments = [
  assignment('L1', 'a', NOW, [60]), assignment('L1', 'b', NOW + 80, [30]), assignment('L2', 'a', NOW + 10, [60]), assignment('L2', 'b', NOW + 70, [30]),
];
const honest: Plan = planOf(assignments, {
  status: 'PARTIAL', unplanned: [unplanned('L4')],
  objective: [
    { level: 'unplanned', value: 1, rank: 0 }, { level: 'lateness', value: 5 * (3 + 100), rank: 1 }, { level: 'turnaround', value: 5 * 60 + 2 * 70, rank: 2 },
    { level: 'stability', value: 3 + 8 + 1, rank: 3 }, { level: 'cost', value: 0, rank: 4 },
  ],
  lowerBound: null, gap: null,
  accounts: [
    account('L1', {
      patientReady: (NOW + 60) as never, arrival: (NOW + 110) as never, turnaround: min(60), missedWindows: 3, lateBy: min(50), pastLatestUseful: true,
      shares: { lateness: 5 * 103, turnaround: 300, stability: 3 }, entries: [work(NOW, NOW + 60)],
    }),
    account('L2', { patientReady: (NOW + 70) as never, arrival: (NOW + 100) as never, turnaround: min(70), shares: { lateness: 0, turnaround: 140, stability: 9 }, entries: [wait(NOW, NOW + 10), work(NOW + 10, NOW + 70)] }),
  ],
  kpis: {
    planned: 2, unplanned: 1, late: 1, turnaroundP50: min(65), turnaroundP90: min(70), utilisation: [],
    tightestHold: { order: id('L1'), from: id('a'), to: id('b'), left: min(80), limit: min(100) },
  },
  provenance: { engineVersion: 'by hand', seed: 1, steps: 0, inputHash: inputHash(tiny), planHash: planHash(planOf(assignments)) },
});
const claims = (parts: Partial<Plan>) => check(tiny, { ...honest, ...parts }).claims.map((c) => `${c.what}: ${c.reported} | ${c.recomputed}`);

describe('claims of a plan about itself', () => {
  it('are all true of an honest plan, and do not make a plan infeasible', () => {
    expect(check(tiny, honest).violations).toEqual([]);
    expect(claims({})).toEqual([]);
    expect(check(tiny, { ...honest, status: 'FEASIBLE' }).feasible).toBe(true);
  });

  it('are wrong when the status says more than the plan holds', () => {
    expect(claims({ status: 'FEASIBLE' })).toEqual(['status: FEASIBLE | PARTIAL: 2 planned, 1 unplanned']);
    expect(claims({ now: (NOW + 1) as never })).toHaveLength(1);
  });

  it('are wrong when a level of the objective is not what the assignments give', () => {
    honest.objective.forEach((level, i) => {
      const flattered = honest.objective.map((l, k) => (k === i ? { ...l, value: l.value - 1 } : l));
      expect(claims({ objective: flattered })).toEqual([`objective.${level.level}: ${level.value - 1} | ${level.value}`]);
    });
    expect(claims({ objective: [] })).toHaveLength(5);
  });

  it('are wrong when a level claims another rank than the request gave it, or leaves out one that it pursued', () => {
    const demoted = honest.objective.map((l) => (l.level === 'lateness' ? { ...l, rank: null } : l));
    expect(claims({ objective: demoted })).toEqual(['objective.lateness.rank: null | 1']);
    const fair = { ...tiny, objective: { ranks: [[{ level: 'fairness', weight: 1 }, { level: 'tardiness', weight: 3 }], [{ level: 'makespan', weight: 1 }]], longestTurnaround: min(65), urgencyWeights: null } } as const;
    const of = (objective: Plan['objective']) => check(fair, { ...honest, objective }).claims.filter((c) => c.what.startsWith('objective')).map((c) => `${c.what}: ${c.reported} | ${c.recomputed}`);
    const measured = honest.objective.map((l) => (l.level === 'unplanned' ? l : { ...l, rank: null }));
    expect(of(measured)).toEqual(['objective.fairness: undefined | 5', 'objective.tardiness: undefined | 250', 'objective.makespan: undefined | 70']);
    const pursued = [{ level: 'fairness', value: 5, rank: 1 }, { level: 'tardiness', value: 250, rank: 1 }, { level: 'makespan', value: 70, rank: 2 }] as const;
    expect(of([...measured, ...pursued])).toEqual([]);
    expect(claims({ objective: [...honest.objective, pursued[0]] })).toEqual(['objective.fairness: 5 | null']);
  });

  it('are wrong when an order is said to add something else to a level', () => {
    const [first, second] = honest.accounts;
    expect(claims({ accounts: [first, { ...second, shares: { ...second.shares, turnaround: 139 } }] })).toEqual(['accounts[L2].shares.turnaround: 139 | 140']);
    expect(claims({ accounts: [first, { ...second, shares: {} }] })).toHaveLength(3);
    expect(claims({ accounts: [{ ...first, shares: { ...first.shares, tardiness: 1 } }, second] })).toEqual(['accounts[L1].shares.tardiness: 1 | 250']);
  });

  it('are wrong when the bound lies above the value or the gap does not follow from it', () => {
    expect(claims({ lowerBound: 441, gap: 0 })).toEqual(['lowerBound: 441 | at most the turnaround of 440']);
    expect(claims({ lowerBound: 330, gap: 0.25 })).toEqual(['lowerBound: 330 | nothing proves it: there is no certificate']);
    expect(claims({ lowerBound: 330, gap: 0.1 })).toEqual(['gap: 0.1 | 0.25', 'lowerBound: 330 | nothing proves it: there is no certificate']);
    expect(claims({ gap: 0.25 })).toEqual(['gap: 0.25 | null']);
  });

  it('are wrong when accounts leave out or invent time', () => {
    const [first, second] = honest.accounts;
    const entriesOf = (...entries: AccountEntry[]) => claims({ accounts: [first, { ...second, entries }] });
    expect(entriesOf(wait(NOW, NOW + 10))).toHaveLength(1);
    expect(entriesOf(wait(NOW, NOW + 9), work(NOW + 10, NOW + 70))).toHaveLength(1);
    expect(entriesOf(work(NOW + 10, NOW + 70))).toHaveLength(1);
    expect(entriesOf()).toHaveLength(1);
    expect(claims({ accounts: [first] })).toHaveLength(2);
    expect(claims({ accounts: [first, { ...second, turnaround: min(69) }] })).toEqual(['accounts[L2].turnaround: 69 | 70']);
    expect(claims({ accounts: [{ ...first, missedWindows: 2 }, second] })).toEqual(['accounts[L1].missedWindows: 2 | 3']);
  });

  it('are wrong when key figures or hashes are', () => {
    const { kpis } = honest;
    expect(claims({ kpis: { ...kpis, planned: 3 } })).toHaveLength(1);
    expect(claims({ kpis: { ...kpis, late: 0 } })).toHaveLength(1);
    expect(claims({ kpis: { ...kpis, turnaroundP90: min(71) } })).toEqual(['kpis.turnaroundP90: 71 | 60 to 70 min']);
    expect(claims({ kpis: { ...kpis, tightestHold: null } })).toHaveLength(1);
    expect(claims({ provenance: { ...honest.provenance, planHash: 'x', inputHash: 'y' } })).toHaveLength(2);
    expect(claims({ assignments: assignments.map((a) => ({ ...a, origin: 'done' as const })) })).toHaveLength(4);
  });

  it('do not make the checker throw when they are nonsense', () => {
    expect(() => check(tiny, { ...honest, kpis: null, objective: 5, accounts: [null], provenance: undefined } as never)).not.toThrow();
  });
});
