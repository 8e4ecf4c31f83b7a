import { afterAll, describe, expect, test } from '@jest/globals';
import type { SolveProgress } from '@lotwright/engine';
import { explainLot, makePlan } from '@lotwright/planning';
import { explainInThread, planInThread, PlanningThreads } from '@lotwright/threads';
import type { LotProgress } from '@lotwright/threads';
import { sapling, SAPLING_NOW, saplingOrders } from '../../support/sapling.js';

const plant = sapling();
const planningCase = { plant, ...saplingOrders(plant), now: SAPLING_NOW, published: [], freezeOverrides: [] };
const threads = new PlanningThreads(1);
afterAll(() => threads.close());

describe('a planning thread', () => {
  test('makes the same plan as the main thread would', async () => {
    const params = { seed: 3, steps: 30, seconds: null };
    expect(await threads.plan(planningCase, params)).toEqual(makePlan(planningCase, params));
  });

  test('tells how far it is', async () => {
    const heard: SolveProgress[] = [];
    await threads.plan(planningCase, { seed: 1, steps: 200, seconds: null }, { onProgress: (progress) => heard.push(progress) });
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.at(-1)).toMatchObject({ total: planningCase.orders.length });
  });

  test('stops when it is asked to and brings the best plan so far', async () => {
    const abort = new AbortController();
    const making = threads.plan(planningCase, { seed: 1, steps: null, seconds: 3600 }, { signal: abort.signal, onProgress: ({ phase }) => phase === 'improve' && abort.abort() });
    const { verdict } = await making;
    expect(verdict.feasible).toBe(true);
  });

  test('does not begin a long search that was aborted before it began', async () => {
    const { verdict } = await threads.plan(planningCase, { seed: 1, steps: null, seconds: 3600 }, { signal: AbortSignal.abort() });
    expect(verdict.feasible).toBe(true);
  });

  test('passes the error of a case that cannot be planned on to the caller', async () => {
    const broken = { ...planningCase, plant: null as never };
    await expect(threads.plan(broken, { seed: 1, steps: 1, seconds: null })).rejects.toThrow(/processes/);
  });

  test('looks into a lot as the main thread would, and tells how far it is', async () => {
    const { plan } = makePlan(planningCase, { seed: 3, steps: 30, seconds: null });
    const heard: LotProgress[] = [];
    const order = plan.accounts[0].order;
    expect(await threads.explain(planningCase, plan, order, { onProgress: (progress) => heard.push(progress) })).toEqual(explainLot(planningCase, plan, order));
    expect(heard.at(-1)).toMatchObject({ most: 240 });
    expect(await explainInThread(planningCase, plan, order, { signal: AbortSignal.abort() })).toMatchObject({ stopped: true, whatIf: { changes: [] } });
  });

  test('sets weekly load against capacity', async () => {
    const load = await threads.load(planningCase, { repeats: true });
    expect(load.resources.length).toBeGreaterThan(0);
  });

  test('and others beside it give the same plan twice when steps limit them', async () => {
    const params = { seed: 4, steps: 300, seconds: null, threads: 2 };
    const first = await threads.plan(planningCase, params);
    const second = await threads.plan(planningCase, params);
    expect(second).toEqual(first);
    expect(first.plan.provenance).toMatchObject({ steps: 600, threadSteps: [300, 300] });
    expect(first.verdict).toMatchObject({ feasible: true, claims: [] });
  });

  test('and others beside it stop when they are asked to, and what they made can be replayed', async () => {
    const abort = new AbortController();
    const heard: SolveProgress[] = [];
    const onProgress = (progress: SolveProgress) => {
      heard.push(progress);
      if (progress.steps > 200) abort.abort();
    };
    const stopped = await threads.plan(planningCase, { seed: 2, steps: null, seconds: 3600, threads: 2 }, { signal: abort.signal, onProgress });
    expect(stopped.verdict).toMatchObject({ feasible: true, claims: [] });
    const { threadSteps, boundSteps } = stopped.plan.provenance;
    expect(threadSteps).toHaveLength(2);
    expect(heard.at(-1)).toMatchObject({ phase: 'explain' });
    const again = await threads.plan(planningCase, { seed: 2, steps: null, seconds: null, threadSteps: threadSteps!, ...(boundSteps && { boundSteps }) });
    expect(again).toEqual(stopped);
  });

  test('bounds in a thread beside the search, and ends before its time when the bound meets the plan', async () => {
    const site = { ...planningCase, orders: planningCase.orders.slice(0, 1) };
    const heard: SolveProgress[] = [];
    const { plan, verdict } = await threads.plan(site, { seed: 1, steps: null, seconds: 3600, threads: 2 }, { onProgress: (progress) => heard.push(progress) });
    expect([plan.status, verdict.claims]).toEqual(['OPTIMAL', []]);
    expect(heard.at(-1)).toMatchObject({ gap: 0 });
  });

  test('and others beside it pass on what went wrong', async () => {
    const broken = { ...planningCase, plant: null as never };
    await expect(threads.plan(broken, { seed: 1, steps: 1, seconds: null, threads: 2 })).rejects.toThrow(/processes/);
  });

  test('can be had for one plan only', async () => {
    const { plan } = await planInThread(planningCase, { seed: 1, steps: 0, seconds: null });
    expect(plan.kpis.planned).toBe(planningCase.orders.length);
  });
});
