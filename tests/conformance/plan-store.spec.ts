import { describe, expect, test } from '@jest/globals';
import { layGroundwork, makePlan, storePlan, VerdictMismatch } from '@lotwright/planning';
import type { OrderId } from '@lotwright/domain';
import type { CheckedPlan, Moment, PlanId, PlanningTask } from '@lotwright/planning';
import { sapling, SAPLING_NOW, saplingOrders } from '../support/sapling.js';
import { adapters } from './adapters.js';
import type { Stores } from './adapters.js';

const task: PlanningTask = { kind: 'plan', seed: 1, seconds: null, steps: 0, now: SAPLING_NOW, freezeOverrides: [] };
const plantClock = { nowAt: () => (SAPLING_NOW * 60_000) as Moment };

async function planted(stores: Stores): Promise<void> {
  const plant = sapling();
  await stores.plants.add(plant);
  await stores.orders.merge(saplingOrders(plant));
}

async function begun(stores: Stores) {
  const { id } = await stores.requests.add(task, 'planner');
  const { lease } = (await stores.requests.claim(id, 60))!;
  const ground = (await layGroundwork(stores, task, plantClock))!;
  return { id, lease, ground, made: makePlan(ground.planningCase, { seed: 1, seconds: null, steps: 0 }) };
}

const refused = ({ plan, verdict }: CheckedPlan): CheckedPlan => ({
  plan,
  verdict: { ...verdict, feasible: false, violations: [{ rule: 'R8', order: null, operation: null, resource: null, from: null, to: null, needed: '8 h', found: '9 h' }] },
});

/** The same plan without one of its lots. */
const without = ({ plan, verdict }: CheckedPlan, order: OrderId): CheckedPlan => ({
  plan: {
    ...plan,
    accounts: plan.accounts.filter((account) => account.order !== order),
    unplanned: [{ order, rule: 'R2', operation: null, resource: 'FILL-1', reason: 'FILL-1 is down until the lot expires', help: 'qualify another machine' }],
  },
  verdict,
});

describe.each(adapters())('a plan store in $name', ({ fresh }) => {
  test('tells the requester which lots of the plan in force the new plan leaves out, and why', async () => {
    const stores = await fresh();
    await planted(stores);
    const first = await begun(stores);
    await storePlan(stores, first.ground, first.made, first.lease);
    expect((await stores.requests.byId(first.id))!.outcome).toBeNull();
    const { order } = first.made.plan.accounts[0];
    const second = await begun(stores);
    await storePlan(stores, second.ground, without(second.made, order), second.lease);
    expect(await stores.requests.byId(second.id)).toMatchObject({
      state: 'done',
      outcome: {
        leftOut: 1,
        planInForce: 1,
        message: `1 lot that plan 1 had planned is left out of this plan. ${order}: FILL-1 is down until the lot expires.`,
        lots: [{ order, rule: 'R2', help: 'qualify another machine' }],
      },
    });
    const third = await begun(stores);
    await storePlan(stores, third.ground, without(third.made, order), third.lease);
    expect((await stores.requests.byId(third.id))!.outcome).toBeNull();
  });

  test('has no plan in force at first', async () => {
    const { plans } = await fresh();
    expect(await plans.current()).toBeNull();
    expect(await plans.currentSummary()).toBeNull();
    expect(await plans.byId('nonsense' as PlanId)).toBeNull();
    expect(await plans.list(5)).toEqual([]);
  });

  test('puts a feasible plan in force together with its verdict, its orders and the end of its request', async () => {
    const stores = await fresh();
    await planted(stores);
    const { id, lease, ground, made } = await begun(stores);
    const summary = await storePlan(stores, ground, made, lease);
    expect(summary).toMatchObject({ number: 1, standing: 'current', request: id, basedOn: null, plantVersion: 1, violations: 0, planHash: made.verdict.planHash });
    const current = await stores.plans.current();
    expect(current).toMatchObject({ plan: made.plan, verdict: made.verdict, book: await stores.orders.read() });
    expect(await stores.plans.byId(current!.id)).toEqual(current);
    expect(await stores.requests.byId(id)).toMatchObject({ state: 'done', planId: current!.id });
  });

  test('supersedes the plan before and writes only the promises that changed', async () => {
    const stores = await fresh();
    await planted(stores);
    const first = await begun(stores);
    await storePlan(stores, first.ground, first.made, first.lease);
    const second = await begun(stores);
    expect(second.ground.planningCase.published).toEqual(first.made.plan.assignments);
    await storePlan(stores, second.ground, second.made, second.lease);
    expect((await stores.plans.list(5)).map(({ number, standing }) => [number, standing])).toEqual([[2, 'current'], [1, 'superseded']]);
    const { order, arrival } = first.made.plan.accounts[0];
    const ledger = await stores.plans.etas(order);
    expect(ledger[0]).toMatchObject({ planNumber: 1, change: 'promised', arrival, movedBy: 0 });
    expect(ledger.length).toBe(second.made.plan.accounts.find((account) => account.order === order)?.arrival === arrival ? 1 : 2);
  });

  test('keeps a plan that breaks a rule as refused, fails its request and leaves the plan in force', async () => {
    const stores = await fresh();
    await planted(stores);
    const first = await begun(stores);
    await storePlan(stores, first.ground, first.made, first.lease);
    const second = await begun(stores);
    expect(await storePlan(stores, second.ground, refused(second.made), second.lease)).toMatchObject({ number: 2, standing: 'refused', violations: 1 });
    expect(await stores.plans.currentSummary()).toMatchObject({ number: 1 });
    expect(await stores.requests.byId(second.id)).toMatchObject({ state: 'failed', failure: { code: 'plan_refused' } });
    expect((await stores.plans.etas(second.made.plan.accounts[0].order)).map(({ planNumber }) => planNumber)).toEqual([1]);
  });

  test('stores nothing for a lost lease', async () => {
    const stores = await fresh();
    await planted(stores);
    const { id, lease, ground, made } = await begun(stores);
    await stores.requests.handBack(lease);
    await stores.requests.claim(id, 60);
    expect(await storePlan(stores, ground, made, lease)).toBe('lease-lost');
    expect(await stores.plans.list(5)).toEqual([]);
  });

  test('refuses a plan that was overtaken by another one and leaves its request running', async () => {
    const stores = await fresh();
    await planted(stores);
    const slow = await begun(stores);
    const quick = await begun(stores);
    await storePlan(stores, quick.ground, quick.made, quick.lease);
    expect(await storePlan(stores, slow.ground, slow.made, slow.lease)).toBe('overtaken');
    expect(await stores.requests.byId(slow.id)).toMatchObject({ state: 'running' });
    expect(await stores.plans.list(5)).toHaveLength(1);
  });

  test('never takes a plan with the verdict on another', async () => {
    const stores = await fresh();
    await planted(stores);
    const { lease, ground, made } = await begun(stores);
    const foreign = { plan: made.plan, verdict: { ...made.verdict, planHash: '0'.repeat(64) } };
    await expect(storePlan(stores, ground, foreign, lease)).rejects.toThrow(VerdictMismatch);
    expect(await stores.plans.list(5)).toEqual([]);
  });
});
