import { describe, expect, test } from '@jest/globals';
import { decodeShape, encodeShape, planFile, verdictFile } from '@lotwright/contract';
import type { Plan, Verdict } from '@lotwright/domain';
import { instant, minutes } from '@lotwright/time';
import type { ZoneId } from '@lotwright/time';

const berlin = 'Europe/Berlin' as ZoneId;
const at = (minute: number) => instant(29_923_500 + minute);

/** A plan with every kind of entry; its figures are made up. */
const PLAN = {
  status: 'PARTIAL',
  now: at(0),
  assignments: [
    { order: 'S-01', operation: 'mix', attempt: 1, equipment: 'LNP-1', run: null, start: at(10), end: at(190), phases: [{ start: at(10), end: at(190) }], origin: 'planned' },
    { order: 'S-01', operation: 'potency', attempt: 2, equipment: null, run: 'potency 2026-11-25 #1', start: at(200), end: at(300), phases: [{ start: at(200), end: at(300) }], origin: 'frozen' },
  ],
  runs: [{ id: 'potency 2026-11-25 #1', method: 'potency', instrument: 'READER-1', start: at(200), end: at(300), phases: [{ start: at(200), end: at(300) }], origin: 'planned' }],
  unplanned: [{ order: 'S-02', rule: 'R8', operation: 'fill', resource: null, reason: 'The hold of 4 h ends on Saturday.', help: 'Open Saturday.' }],
  objective: [{ level: 'unplanned', value: 2, rank: 0 }, { level: 'cost', value: 5, rank: null }],
  lowerBound: 12.5,
  gap: 0.125,
  accounts: [
    {
      order: 'S-01', patientReady: at(400), arrival: at(500), turnaround: minutes(400), missedWindows: 0, lateBy: minutes(-90), pastLatestUseful: false,
      shares: { lateness: 0, turnaround: 800 }, entries: [
        { kind: 'work', operation: 'mix', from: at(0), to: at(190) },
        { kind: 'wait', operation: 'potency', behind: null, from: at(190), to: at(400), cause: 'slot', resource: 'potency', blockers: ['S-02'] },
      ],
    },
  ],
  kpis: {
    planned: 1, unplanned: 1, late: 0, turnaroundP50: minutes(400), turnaroundP90: null,
    utilisation: [{ resource: 'LNP-1', name: 'LNP-1', share: 0.5 }],
    tightestHold: { order: 'S-01', from: 'mix', to: 'potency', left: minutes(30), limit: minutes(240) },
  },
  provenance: { engineVersion: '1', seed: 1, steps: 100, inputHash: 'aa', planHash: 'bb' },
} as unknown as Plan;

describe('planFile', () => {
  test('gives back a plan after it was written and read', () => {
    const wire = JSON.parse(JSON.stringify(encodeShape(planFile(berlin), PLAN)));
    expect(decodeShape(planFile(berlin), wire)).toEqual({ ok: true, value: PLAN });
  });

  test('writes times with the offset of the plant and names its zone', () => {
    const wire = encodeShape(planFile(berlin), PLAN);
    expect(wire.zone).toBe('Europe/Berlin');
    expect(wire.assignments[0].start).toBe('2026-11-23T06:10+01:00');
    expect(wire.accounts?.[0].lateBy).toBe('-PT1H30M');
  });

  test('refuses a plan with unknown fields and wrong codes', () => {
    const wire = { ...JSON.parse(JSON.stringify(encodeShape(planFile(berlin), PLAN))), status: 'FINE', extra: 1 };
    const result = decodeShape(planFile(berlin), wire);
    expect(result.ok ? [] : result.problems.map((problem) => [problem.pointer, problem.code])).toEqual([
      ['/status', 'bad_value'],
      ['/extra', 'unknown_field'],
    ]);
  });
});

describe('verdictFile', () => {
  test('gives back a verdict after it was written and read', () => {
    const verdict = {
      checkerVersion: '1', planHash: 'a', inputHash: 'b', feasible: false,
      violations: [{ rule: 'R8', order: 'S-01', operation: 'fill', resource: null, from: at(0), to: null, needed: 'at most 240 min', found: '275 min' }],
      claims: [{ what: 'objective.turnaround', reported: '1', recomputed: '2' }],
    } as unknown as Verdict;
    const wire = JSON.parse(JSON.stringify(encodeShape(verdictFile(berlin), verdict)));
    expect(decodeShape(verdictFile(berlin), wire)).toEqual({ ok: true, value: verdict });
  });
});
