import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { example, SAPLING_NOW } from '../support/sapling.js';
import { Caller, startSystem } from '../support/system.js';
import type { System } from '../support/system.js';

/* One story, told in order: an empty installation becomes a planned plant. */

let system: System;
let planner: Caller;
let order: string;

beforeAll(async () => {
  system = await startSystem(SAPLING_NOW);
  planner = await new Caller(system.url).logIn();
});
afterAll(async () => {
  await system.stop();
});

test('an empty installation says what is missing', async () => {
  for (const [path, code] of [['/v1/plant', 'no_plant'], ['/v1/orders', 'no_plant'], ['/v1/board', 'no_plan'], ['/v1/plans/current', 'no_plan']]) {
    expect((await planner.get(path)).json).toMatchObject({ code });
  }
  expect(await planner.send('POST', '/v1/plans', {})).toMatchObject({ status: 409, json: { code: 'no_plant' } });
});

test('a plant file is tried with dryRun and then imported', async () => {
  const file = example('sapling.plant.json');
  expect((await planner.send('PUT', '/v1/plant?dryRun=true', file)).json).toEqual({ dryRun: true, version: null, importedAt: null });
  expect((await planner.get('/v1/plant')).status).toBe(409);
  expect(await planner.send('PUT', '/v1/plant', file)).toMatchObject({ status: 200, json: { dryRun: false, version: 1 } });
  expect((await planner.get('/v1/plant')).json.id).toBe(JSON.parse(file).id);
});

test('orders come in as CSV and as JSON, all or nothing', async () => {
  const csv = example('sapling.orders.csv');
  const dry = await planner.send('POST', '/v1/orders?dryRun=true', csv, { 'content-type': 'text/csv' });
  expect(dry).toMatchObject({ status: 200, json: { dryRun: true, change: null } });
  expect((await planner.get('/v1/orders')).json.orders).toEqual([]);
  const spoilt = csv.trimEnd().replace(/[^,;\n]*$/, 'neither true nor false');
  const refused = await planner.send('POST', '/v1/orders', spoilt, { 'content-type': 'text/csv' });
  expect(refused).toMatchObject({ status: 422, json: { code: 'validation' } });
  expect(refused.json.errors[0]).toMatchObject({ file: 'orders.csv', row: expect.any(Number), column: expect.any(String) });
  expect((await planner.get('/v1/orders')).json.orders).toEqual([]);
  expect((await planner.send('POST', '/v1/orders', csv, { 'content-type': 'text/csv' })).json.change.ordersAdded).toBe(dry.json.read.orders);
  const again = await planner.send('POST', '/v1/orders', example('sapling.orders.json'));
  expect(again).toMatchObject({ status: 200, json: { change: { ordersAdded: 0 } } });
});

test('a plan is asked for, made by the worker, checked, and comes into force', async () => {
  const asked = await planner.send('POST', '/v1/plans', { steps: 50, seed: 7 });
  expect(asked).toMatchObject({ status: 202, json: { kind: 'plan', state: 'queued', requestedBy: 'planner' } });
  expect(asked.headers.get('location')).toBe(`/v1/plans/requests/${asked.json.id}`);
  const done = await planner.settled(asked.json.id);
  expect(done).toMatchObject({ state: 'done', attempts: 1, failure: null });
  const current = (await planner.get('/v1/plans/current')).json;
  expect(current).toMatchObject({ summary: { id: done.planId, number: 1, standing: 'current', violations: 0 }, verdict: { feasible: true, violations: [] } });
  expect(current.plan.provenance.planHash).toBe(current.verdict.planHash);
  expect(current.plan.provenance.seed).toBe(7);
  expect((await planner.get(`/v1/plans/${done.planId}`)).json).toEqual(current);
  order = current.plan.accounts[0].order;
});

test('a now that the stored orders do not go with is refused at once, whatever is asked for', async () => {
  const { equipment } = JSON.parse(example('sapling.plant.json'));
  const patch = { title: 'one machine less', changes: [{ remove: 'equipment', id: equipment[0].id }] };
  for (const [path, rest] of [['/v1/plans', {}], ['/v1/scenarios/load', {}], ['/v1/scenarios/compare', { patch }]] as const) {
    const refused = await planner.send('POST', path, { ...rest, now: '1999-11-23T06:00+01:00' });
    expect(refused).toMatchObject({ status: 422, json: { code: 'validation', errors: [{ pointer: '#/now', code: 'out_of_range', accepted: expect.stringMatching(/ten years/) }] } });
  }
});

test('a freeze override that would lift nothing is refused, not left aside', async () => {
  const refused = await planner.send('POST', '/v1/plans', { steps: 1, freezeOverrides: [{ order: 'NOBODY', operation: 'fill', reason: 'signed' }] });
  expect(refused).toMatchObject({ status: 422, json: { code: 'validation', errors: [{ pointer: '#/freezeOverrides/0/order', code: 'unknown_reference', value: 'NOBODY' }] } });
});

test('the board gets plant, orders, plan and verdict of one plan, once', async () => {
  const board = await planner.get('/v1/board');
  const { planId, planNumber, plant, orders, plan, verdict } = board.json;
  expect({ planNumber, verdict: verdict.feasible, plan: plan.status, plant: plant.id }).toMatchObject({ planNumber: 1, verdict: true });
  expect(orders.orders.length).toBe(plan.kpis.planned + plan.kpis.unplanned);
  const etag = board.headers.get('etag')!;
  expect(etag).toBe(`"${planId}"`);
  expect(await planner.get('/v1/board', { 'if-none-match': etag, 'cache-control': 'max-age=0' })).toMatchObject({ status: 304, text: '' });
});

test('a lot has an ETA with its promise and the reason', async () => {
  const { json } = await planner.get(`/v1/lots/${order}/eta`);
  expect(json).toMatchObject({ order, plan: { number: 1 }, promiseMovedBy: 'PT0M', promise: { change: 'promised', arrival: json.arrival }, history: [json.promise] });
  expect(json.lastChange.reason.text).toMatch(/^First promise/);
  expect((await planner.get('/v1/lots/NOBODY/eta')).json).toMatchObject({ status: 404, code: 'not_found' });
});

test('every area of the plant shows what the plan has for it', async () => {
  const machines = await Promise.all(['synthesis', 'formulation', 'fill-finish'].map((area) => planner.get(`/v1/plant/${area}`)));
  for (const { status, json } of machines) expect({ status, planNumber: json.planNumber }).toEqual({ status: 200, planNumber: 1 });
  expect(machines.flatMap(({ json }) => json.machines).some(({ planned }: { planned: number }) => planned > 0)).toBe(true);
  const quality = (await planner.get('/v1/plant/quality-control')).json;
  for (const { capacity, slots } of quality.methods) for (const { runs, taken, free } of slots) expect(taken + free).toBe(runs * capacity);
  const { crews } = (await planner.get('/v1/plant/crew')).json;
  for (const { days } of crews) expect(days).toHaveLength(14);
});

test('a request can be followed live until it is done', async () => {
  const { json } = await planner.send('POST', '/v1/plans', { steps: 20 });
  const { text, headers } = await planner.get(`/v1/plans/requests/${json.id}/events`);
  expect(headers.get('content-type')).toMatch('text/event-stream');
  const states = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data).state);
  expect(states.at(-1)).toBe('done');
});

test('a running request can be cancelled, and the plan in force stays', async () => {
  const before = (await planner.get('/v1/plans?limit=1')).json.plans[0].id;
  const { json } = await planner.send('POST', '/v1/plans', { seconds: 600 });
  while ((await planner.get(`/v1/plans/requests/${json.id}`)).json.state === 'queued') await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await planner.send('DELETE', `/v1/plans/requests/${json.id}`)).status).toBe(202);
  expect(await planner.settled(json.id)).toMatchObject({ state: 'cancelled', planId: null });
  expect((await planner.get('/v1/plans?limit=1')).json.plans[0].id).toBe(before);
  expect((await planner.send('DELETE', `/v1/plans/requests/${json.id}`)).json).toMatchObject({ status: 409, code: 'request_over' });
});

test('an actual and a pin are taken in, and the next plan keeps to them', async () => {
  const { plan } = (await planner.get('/v1/plans/current')).json;
  const pinned = plan.assignments.find((entry: any) => entry.origin === 'planned' && entry.equipment !== null);
  const pin = { order: pinned.order, operation: pinned.operation, start: pinned.start, equipment: pinned.equipment };
  expect((await planner.send('POST', '/v1/pins', [pin])).json).toMatchObject({ change: { pinsSet: 1 } });
  expect(await planner.finished('/v1/plans', { steps: 20 })).toMatchObject({ state: 'done' });
  const kept = (await planner.get('/v1/plans/current')).json.plan.assignments.find((entry: any) => entry.order === pin.order && entry.operation === pin.operation);
  expect(kept).toMatchObject({ start: pin.start, equipment: pin.equipment });
  expect((await planner.send('DELETE', `/v1/pins/${pin.order}/${pin.operation}`)).status).toBe(204);
  expect((await planner.send('DELETE', `/v1/pins/${pin.order}/${pin.operation}`)).status).toBe(404);
});

test('a request says what its plan shall be best at, and one that cannot be read is refused at once', async () => {
  const refused = await planner.send('POST', '/v1/plans', { steps: 5, objective: { ranks: [[{ level: 'unplanned' }]] } });
  expect(refused).toMatchObject({ status: 422, json: { errors: [{ pointer: '#/objective/ranks/0/0/level', accepted: expect.stringMatching(/lateness/) }] } });
  const objective = { ranks: [[{ level: 'turnaround' }], [{ level: 'fairness' }]], longestTurnaround: 'P20D' };
  expect(await planner.finished('/v1/plans', { steps: 20, objective })).toMatchObject({ state: 'done' });
  const { plan, verdict } = (await planner.get('/v1/plans/current')).json;
  expect(plan.objective.filter((l: any) => l.rank !== null).map((l: any) => l.level)).toEqual(['unplanned', 'turnaround', 'fairness']);
  expect(verdict.claims).toEqual([]);
});

test('two plants are set side by side, and a patch that does not fit is refused at once', async () => {
  const { equipment } = JSON.parse(example('sapling.plant.json'));
  const patch = { title: 'one machine less', changes: [{ remove: 'equipment', id: equipment[0].id }] };
  const refused = await planner.send('POST', '/v1/scenarios/compare', { patch: { title: 'nonsense', changes: [{ conjure: 'capacity' }] }, steps: 5 });
  expect(refused).toMatchObject({ status: 422, json: { code: 'validation' } });
  expect(refused.json.errors[0].pointer).toBe('#/patch/changes/0');
  const done = await planner.finished('/v1/scenarios/compare', { patch, steps: 5 });
  expect(done).toMatchObject({ kind: 'comparison', state: 'done', planId: null, outcome: { comparison: { title: patch.title }, feasible: { base: true, patched: true } } });
});

test('weekly load is set against capacity', async () => {
  const done = await planner.finished('/v1/scenarios/load', {});
  expect(done).toMatchObject({ kind: 'load', state: 'done' });
  expect(done.outcome.resources.length).toBeGreaterThan(0);
});

test('none of it was a fault', () => {
  expect(system.faults).toEqual([]);
});
