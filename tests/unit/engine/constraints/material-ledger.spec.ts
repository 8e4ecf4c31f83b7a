import { expect, test } from '@jest/globals';
import { RandomStream } from '@lotwright/random';
import { MaterialLedger } from '../../../../libs/engine/src/constraints/material-ledger.js';
import { NEVER } from '../../../../libs/engine/src/problem/limits.js';
import type { MaterialSpec } from '../../../../libs/engine/src/problem/problem.js';

interface Receipt {
  readonly at: number;
  readonly quantity: number;
  readonly expires: number;
}

interface Demand {
  readonly t: number;
  readonly quantity: number;
}

/** Serves piece by piece: at each demand, in order of time, from what expires first. */
function canServe(receipts: readonly Receipt[], demands: readonly Demand[]): boolean {
  const left = [...receipts].sort((a, b) => a.expires - b.expires).map((r) => ({ ...r }));
  return [...demands].sort((a, b) => a.t - b.t).every(({ t, quantity }) => {
    let need = quantity;
    for (const r of left) {
      if (r.at > t || r.expires <= t) continue;
      const taken = Math.min(need, r.quantity);
      r.quantity -= taken;
      need -= taken;
    }
    return need === 0;
  });
}

function specOf(receipts: readonly Receipt[]): MaterialSpec {
  const sorted = [...receipts].sort((a, b) => a.expires - b.expires || a.at - b.at);
  return { ample: false, at: Int32Array.from(sorted, (r) => r.at), quantity: Float64Array.from(sorted, (r) => r.quantity), expires: Int32Array.from(sorted, (r) => r.expires) };
}

function drawReceipts(random: RandomStream): Receipt[] {
  return Array.from({ length: 1 + random.nextInt(6) }, () => {
    const at = random.nextInt(60) - 10;
    return { at, quantity: 1 + random.nextInt(8), expires: random.chance(0.3) ? NEVER : at + 1 + random.nextInt(40) };
  });
}

test.each([false, true])('after any demands that came and went, one more is servable exactly when serving all of them in turn succeeds (taken over from plan to plan: %s)', (takenOver) => {
  const random = new RandomStream(7, 'materials');
  const wrong: string[] = [];
  let yes = 0;
  let no = 0;
  for (let round = 0; round < 200; round++) {
    const receipts = drawReceipts(random);
    const spec = specOf(receipts);
    let ledger = new MaterialLedger(spec);
    const demands: Demand[] = [];
    for (let step = 0; step < 60; step++) {
      if (takenOver && step % 5 === 0) {
        const before = ledger;
        ledger = new MaterialLedger(spec, before);
        // What still happens to the plan before is none of the other's business.
        for (const { t, quantity } of demands) before.add(t, step % 2 === 0 ? -quantity : quantity);
      }
      if (demands.length > 0 && random.chance(0.4)) {
        const [gone] = demands.splice(random.nextInt(demands.length), 1);
        ledger.add(gone.t, -gone.quantity);
        continue;
      }
      const one = { t: random.nextInt(80), quantity: 1 + random.nextInt(4) };
      const servable = canServe(receipts, [...demands, one]);
      if (ledger.servable(one.t, one.quantity) !== servable) wrong.push(`round ${round} step ${step}`);
      if (servable) yes++;
      else no++;
      if (!servable) continue;
      demands.push(one);
      ledger.add(one.t, one.quantity);
    }
  }
  expect(wrong).toEqual([]);
  expect(Math.min(yes, no)).toBeGreaterThan(500);
});

test('what was demanded beyond the stock is told, and forgotten when it is taken back', () => {
  const ledger = new MaterialLedger(specOf([{ at: 0, quantity: 2, expires: NEVER }]));
  ledger.add(10, 3);
  expect(ledger.servable(10, 1)).toBe(false);
  ledger.add(10, -2);
  expect(ledger.servable(10, 1)).toBe(true);
  expect(ledger.servable(10, 2)).toBe(false);
});
