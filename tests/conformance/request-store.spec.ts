import { describe, expect, test } from '@jest/globals';
import { MOST_ATTEMPTS } from '@lotwright/planning';
import type { PlanningTask, PlanProgress, RequestId } from '@lotwright/planning';
import { adapters } from './adapters.js';

const task: PlanningTask = { kind: 'plan', seed: 1, seconds: 5, steps: null, now: null, freezeOverrides: [] };
const progress: PlanProgress = { phase: 'improve', share: 0.5, steps: 100, planned: 3, total: 4, stepsPerSecond: null, objective: [{ level: 'unplanned', value: 1, rank: 0 }], bound: null, gap: null };
const failure = { code: 'our_fault', detail: 'it broke' } as const;
/** A lease that has run out already: the worker fell silent. */
const SILENT = -1;

describe.each(adapters())('a request store in $name', ({ fresh }) => {
  test('queues a request with its task', async () => {
    const { requests } = await fresh();
    const added = await requests.add(task, 'planner');
    expect(added).toMatchObject({ state: 'queued', task, requestedBy: 'planner', attempts: 0, progress: null, planId: null, failure: null });
    expect(await requests.byId(added.id)).toEqual(added);
    expect(await requests.waiting()).toEqual([{ id: added.id, kind: 'plan', leaseEpoch: 0 }]);
  });

  test('knows no request by a made-up id', async () => {
    const { requests } = await fresh();
    expect(await requests.byId('nonsense' as RequestId)).toBeNull();
    expect(await requests.cancel('nonsense' as RequestId)).toBeNull();
  });

  test('lists the newest first and finds the oldest of a requester', async () => {
    const { requests } = await fresh();
    const first = await requests.add(task, 'planner');
    await requests.add({ kind: 'load', now: null, repeats: true }, 'portal');
    const last = await requests.add(task, 'planner');
    expect((await requests.list(1)).map(({ id }) => id)).toEqual([last.id]);
    expect((await requests.oldestOf('planner'))?.id).toBe(first.id);
    expect(await requests.oldestOf('nobody')).toBeNull();
  });

  test('gives a queued request to one worker only', async () => {
    const { requests } = await fresh();
    const { id } = await requests.add(task, 'planner');
    const claims = await Promise.all([requests.claim(id, 60), requests.claim(id, 60), requests.claim(id, 60)]);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    expect(await requests.byId(id)).toMatchObject({ state: 'running', attempts: 1, leaseEpoch: 1 });
    expect(await requests.waiting()).toEqual([]);
  });

  test('takes progress from the holder of the lease and tells it of a cancel', async () => {
    const { requests } = await fresh();
    const { id } = await requests.add(task, 'planner');
    const { lease } = (await requests.claim(id, 60))!;
    expect(await requests.report(lease, 60, progress)).toBe('held');
    expect((await requests.byId(id))?.progress).toEqual(progress);
    expect(await requests.cancel(id)).toMatchObject({ state: 'running', cancelAsked: true });
    expect(await requests.report(lease, 60, null)).toBe('cancel');
    expect(await requests.confirmCancel(lease)).toBe(true);
    expect(await requests.byId(id)).toMatchObject({ state: 'cancelled', progress });
  });

  test('cancels a queued request at once, and a finished one not at all', async () => {
    const { requests } = await fresh();
    const { id } = await requests.add(task, 'planner');
    expect(await requests.cancel(id)).toMatchObject({ state: 'cancelled' });
    expect(await requests.claim(id, 60)).toBeNull();
    const other = await requests.add(task, 'planner');
    await requests.fail((await requests.claim(other.id, 60))!.lease, failure);
    expect(await requests.cancel(other.id)).toMatchObject({ state: 'failed', cancelAsked: false });
  });

  test('gives the request of a silent worker to another one and refuses what the first still brings', async () => {
    const { requests } = await fresh();
    const { id } = await requests.add(task, 'planner');
    const lost = (await requests.claim(id, SILENT))!.lease;
    expect(await requests.waiting()).toEqual([{ id, kind: 'plan', leaseEpoch: 1 }]);
    const { lease, request } = (await requests.claim(id, 60))!;
    expect(request).toMatchObject({ attempts: 2, leaseEpoch: 2 });
    expect(await requests.report(lost, 60, progress)).toBe('lost');
    expect(await requests.complete(lost, 'too late')).toBe(false);
    expect(await requests.fail(lost, failure)).toBe(false);
    expect(await requests.handBack(lost)).toBe(false);
    expect(await requests.complete(lease, { answer: 42 })).toBe(true);
    expect(await requests.byId(id)).toMatchObject({ state: 'done', outcome: { answer: 42 } });
  });

  test('fails a request that cost too many workers', async () => {
    const { requests } = await fresh();
    const { id } = await requests.add(task, 'planner');
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) expect(await requests.claim(id, SILENT)).not.toBeNull();
    expect(await requests.claim(id, 60)).toBeNull();
    expect(await requests.waiting()).toEqual([]);
    expect(await requests.byId(id)).toMatchObject({ state: 'failed', failure: { code: 'worker_lost' } });
  });

  test('queues anew what a worker hands back, without counting the attempt', async () => {
    const { requests } = await fresh();
    const { id } = await requests.add(task, 'planner');
    const { lease } = (await requests.claim(id, 60))!;
    expect(await requests.handBack(lease)).toBe(true);
    expect(await requests.byId(id)).toMatchObject({ state: 'queued', attempts: 0, leaseEpoch: 1, progress: null });
    expect(await requests.waiting()).toEqual([{ id, kind: 'plan', leaseEpoch: 1 }]);
  });
});
