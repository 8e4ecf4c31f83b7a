import { describe, expect, test } from '@jest/globals';
import type { AccountEntry, LotAccount, Plan } from '@lotwright/domain';
import { etaChanges } from '@lotwright/planning';
import { id, min, NOW, planOf, unplanned } from '../../../support/tiny.js';

const HOUR = 60;
const DAY = 1440;

/** Waits in minutes one after another from now on, then an hour of work. */
function account(order: string, waits: readonly [cause: string, resource: string | null, minutes: number, blockers?: string[]][]): LotAccount {
  let from = NOW as number;
  const entries = waits.map(([cause, resource, minutes, blockers = []]): AccountEntry => {
    const entry = { kind: 'wait', operation: id<never>('fill'), behind: null, from: id<never>(from as never), to: (from + minutes) as never, cause: id<never>(cause), resource, blockers: blockers.map((name) => id<never>(name)) } as const;
    from += minutes;
    return entry;
  });
  const end = (from + HOUR) as never;
  return {
    order: id(order), patientReady: end, arrival: end, turnaround: min(from + HOUR - NOW), missedWindows: 0, lateBy: null, pastLatestUseful: false, shares: {},
    entries: [...entries, { kind: 'work', operation: id('fill'), from: from as never, to: end }],
  };
}

const plan = (accounts: LotAccount[], parts: Partial<Plan> = {}): Plan => planOf([], { accounts, ...parts });

describe('the promise ledger', () => {
  test('opens with the first plan, naming the longest wait', () => {
    const [change] = etaChanges(null, plan([account('A', [['crew', 'operators', 30], ['equipment', 'FILL-1', 3 * HOUR, ['B']]])]));
    expect(change).toMatchObject({ order: 'A', change: 'promised', movedBy: 0, reason: { cause: 'equipment', resource: 'FILL-1', blockers: ['B'] } });
    expect(change.reason.text).toBe('First promise; the longest wait is 3 h for busy equipment (FILL-1), held by B.');
  });

  test('does not count waits that lie behind now', () => {
    const later = { ...plan([account('A', [['frozen', null, 3 * DAY], ['crew', 'operators', 30]])]), now: (NOW + 3 * DAY) as never };
    expect(etaChanges(null, later)[0].reason).toMatchObject({ cause: 'crew' });
  });

  test('stays silent while the arrival stays', () => {
    const before = plan([account('A', [['crew', 'operators', 60], ['slot', 'potency', 60]])]);
    expect(etaChanges(before, plan([account('A', [['slot', 'potency', 120]])]))).toEqual([]);
  });

  test('blames a delay on the wait that grew most', () => {
    const before = plan([account('A', [['equipment', 'IVT-1', 2 * HOUR], ['slot', 'potency', HOUR]])]);
    const after = plan([account('A', [['equipment', 'IVT-1', HOUR], ['slot', 'potency', 2 * DAY, ['B', 'C', 'D', 'E']]])]);
    const [change] = etaChanges(before, after);
    expect(change).toMatchObject({ change: 'later', movedBy: 2 * DAY - 2 * HOUR, reason: { cause: 'slot', resource: 'potency' } });
    expect(change.reason.text).toBe('1 d 22 h later: it waits 1 d 23 h more for a QC slot (potency), held by B, C, D and 1 more.');
  });

  test('credits a gain to the wait that shrank most', () => {
    const before = plan([account('A', [['equipment', 'IVT-1', 5 * HOUR], ['crew', 'operators', HOUR]])]);
    const [change] = etaChanges(before, plan([account('A', [['crew', 'operators', HOUR]])]));
    expect(change).toMatchObject({ change: 'earlier', movedBy: -5 * HOUR, reason: { cause: 'equipment' } });
    expect(change.reason.text).toBe('5 h earlier: it waits 5 h less for busy equipment (IVT-1).');
  });

  test('tells of an order that lost its place, with what would help', () => {
    const before = plan([account('A', [])]);
    const after = plan([], { unplanned: [unplanned('A', { resource: 'FILL-1', reason: 'No isolator is qualified.', help: 'Qualify one.' })] });
    expect(etaChanges(before, after)).toEqual([
      { order: 'A', change: 'lost', arrival: null, patientReady: null, movedBy: 0, reason: { cause: null, resource: 'FILL-1', blockers: [], text: 'No isolator is qualified. Qualify one.' } },
    ]);
  });
});
