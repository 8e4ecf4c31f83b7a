import { describe, expect, test } from '@jest/globals';
import { MemoryPlans, MemoryRequests, RememberedPlans } from '@lotwright/planning';
import type { Moment, PlanDraft, PlanSummary } from '@lotwright/planning';
import { planOf } from '../../../support/tiny.js';

const clock = { now: () => Date.now() as Moment };
const draft = (basedOn: PlanSummary | null): PlanDraft => ({
  plantVersion: 1, book: { orders: [], actuals: [], pins: [] }, basedOn: basedOn?.id ?? null, plan: planOf([]), etas: [], leftOut: null,
  verdict: { checkerVersion: '', planHash: '', inputHash: '', feasible: true, violations: [], claims: [] },
});

class CountingPlans extends MemoryPlans {
  read = 0;
  override byId(...words: Parameters<MemoryPlans['byId']>) {
    this.read += 1;
    return super.byId(...words);
  }
}

describe('remembered plans', () => {
  test('read the plan in force once and notice when another comes into force', async () => {
    const requests = new MemoryRequests(clock);
    const inner = new CountingPlans(clock, requests);
    const plans = new RememberedPlans(inner);
    const store = async (basedOn: PlanSummary | null) => {
      const { id } = await requests.add({ kind: 'plan', seed: 1, seconds: 1, steps: null, now: null, freezeOverrides: [] }, 'planner');
      return (await plans.store(draft(basedOn), (await requests.claim(id, 60))!.lease)) as PlanSummary;
    };
    const first = await store(null);
    expect([(await plans.current())?.number, (await plans.current())?.number, inner.read]).toEqual([1, 1, 1]);
    const second = await store(first);
    expect([(await plans.current())?.number, inner.read]).toEqual([2, 2]);
    expect(await plans.byId(first.id)).toMatchObject({ number: 1, standing: 'superseded' });
    expect(await plans.byId(second.id)).toMatchObject({ number: 2, standing: 'current' });
  });
});
