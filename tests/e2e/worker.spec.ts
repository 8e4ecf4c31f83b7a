import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { example, SAPLING_NOW } from '../support/sapling.js';
import { Caller, startSystem } from '../support/system.js';
import type { System } from '../support/system.js';
import type { PlanningTask } from '@lotwright/planning';

/* What becomes of a request when rings are lost and workers come and go. */

const task: PlanningTask = { kind: 'plan', seed: 1, seconds: null, steps: 10, now: SAPLING_NOW, freezeOverrides: [] };

let system: System;
let planner: Caller;

beforeAll(async () => {
  system = await startSystem(SAPLING_NOW);
  planner = await new Caller(system.url).logIn();
  await planner.send('PUT', '/v1/plant', example('sapling.plant.json'));
  await planner.send('POST', '/v1/orders', example('sapling.orders.json'));
});
afterAll(() => system.stop());

test('a request whose ring was lost is found and served all the same', async () => {
  const { id } = await system.stores.requests.add(task, 'planner');
  expect(await planner.settled(id)).toMatchObject({ state: 'done', attempts: 1 });
});

test('a request whose worker fell silent is taken over', async () => {
  const { id } = await system.stores.requests.add(task, 'planner');
  const silent = (await system.stores.requests.claim(id, -1))!.lease;
  expect(await planner.settled(id)).toMatchObject({ state: 'done', attempts: 2 });
  expect(await system.stores.requests.fail(silent, { code: 'our_fault', detail: 'too late' })).toBe(false);
});

test('a worker that shuts down hands its request back, and the next one makes the plan', async () => {
  const { json } = await planner.send('POST', '/v1/plans', { seconds: 600, steps: 1_000_000_000 });
  while ((await planner.get(`/v1/plans/requests/${json.id}`)).json.state === 'queued') await new Promise((resolve) => setTimeout(resolve, 30));
  await system.stopWorker();
  expect((await planner.get(`/v1/plans/requests/${json.id}`)).json).toMatchObject({ state: 'queued', attempts: 0, progress: null });
  await planner.send('DELETE', `/v1/plans/requests/${json.id}`);
  const waiting = await planner.send('POST', '/v1/plans', { steps: 5 });
  await system.startWorker();
  expect(await planner.settled(waiting.json.id)).toMatchObject({ state: 'done' });
  expect(await planner.settled(json.id)).toMatchObject({ state: 'cancelled' });
});

test('a request that was begun long before it is taken up again still gets its whole search time', async () => {
  await system.stopWorker();
  const { id } = await system.stores.requests.add({ ...task, seconds: 1, steps: null }, 'planner');
  await system.stores.requests.handBack((await system.stores.requests.claim(id, 10))!.lease);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await system.startWorker();
  const { state, planId } = await planner.settled(id);
  expect(state).toBe('done');
  expect((await planner.get(`/v1/plans/${planId}`)).json.plan.provenance.steps).toBeGreaterThan(0);
});

test('two plans asked for at once come into force one after the other', async () => {
  const asked = await Promise.all([planner.send('POST', '/v1/plans', { steps: 5 }), planner.send('POST', '/v1/plans', { steps: 5 })]);
  for (const { json } of asked) expect(await planner.settled(json.id)).toMatchObject({ state: 'done' });
  const [newest, before] = (await planner.get('/v1/plans?limit=2')).json.plans;
  expect(newest).toMatchObject({ standing: 'current', basedOn: before.id });
});

test('none of it was a fault', () => {
  expect(system.faults).toEqual([]);
});
