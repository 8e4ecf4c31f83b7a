import { compareOutcomes } from '@lotwright/capacity';
import type { LotAccount, Plan } from '@lotwright/domain';
import { id, min, NOW, order } from '../../../support/tiny.js';

function plan(turnarounds: Readonly<Record<string, number>>, shares: Readonly<Record<string, number>>): Plan {
  const accounts = Object.entries(turnarounds).map(([name, turnaround]): LotAccount => ({
    order: id(name), patientReady: (NOW + turnaround) as typeof NOW, arrival: (NOW + turnaround) as typeof NOW, turnaround: min(turnaround), missedWindows: 0, lateBy: null, pastLatestUseful: false, shares: {}, entries: [],
  }));
  return {
    status: 'FEASIBLE', now: NOW, assignments: [], runs: [], unplanned: [], objective: [{ level: 'turnaround', value: Object.values(turnarounds).reduce((a, b) => a + b, 0), rank: 2 }], lowerBound: null, gap: null, accounts,
    kpis: {
      planned: accounts.length, unplanned: 2 - accounts.length, late: 0, turnaroundP50: min(accounts[0]?.turnaround ?? 0), turnaroundP90: null,
      utilisation: Object.entries(shares).map(([resource, share]) => ({ resource, name: resource, share })), tightestHold: null,
    },
    provenance: { engineVersion: '0', seed: 1, steps: 0, inputHash: '', planHash: '' },
  };
}

describe('compareOutcomes', () => {
  const windows = { opens: NOW, closes: (NOW + 150) as typeof NOW, every: min(1000) };
  const orders = [order('A', { windows }), order('B')];

  it('sets figures side by side with their differences', () => {
    const compared = compareOutcomes('faster', { orders }, plan({ A: 200, B: 300 }, { line: 0.8 }), plan({ A: 100, B: 300 }, { line: 0.6, skid: 0.7 }));
    expect(compared.title).toBe('faster');
    expect(compared.turnaroundP50).toEqual({ key: 'turnaround P50', unit: 'minutes', base: 200, patched: 100, difference: -100 });
    expect(compared.turnaroundMean).toMatchObject({ base: 250, patched: 200, difference: -50 });
    expect(compared.missedWindows).toMatchObject({ base: 1, patched: 0, difference: -1 });
    expect(compared.turnaroundP90.difference).toBeNull();
    expect(compared.utilisation.map((u) => [u.key, u.base, u.patched, u.difference])).toEqual([['line', 0.8, 0.6, expect.closeTo(-0.2)], ['skid', null, 0.7, null]]);
  });

  it('names the orders that only one of the plans has', () => {
    const compared = compareOutcomes('x', { orders }, plan({ A: 200 }, {}), plan({ B: 300 }, {}));
    expect([compared.onlyBase, compared.onlyPatched]).toEqual([['A'], ['B']]);
    expect(compareOutcomes('x', { orders }, plan({}, {}), plan({}, {})).turnaroundMean.base).toBeNull();
  });
});
