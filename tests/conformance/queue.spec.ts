import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RequestId } from '@lotwright/planning';
import { HandlerMismatch, openQueueBackend, QUEUE_NAMES, QueueDoorbell, startQueueWorkers } from '@lotwright/queue';
import type { QueueBackend, QueueHandler, QueueName } from '@lotwright/queue';
import { TestServer } from '../support/postgres.js';

/** Without a Redis this leg is left out, and the runner says NOT RUN. */
const LEGS = process.env.REDIS_URL ? (['postgresql', 'redis'] as const) : (['postgresql'] as const);

const quiet = () => {};
let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

describe.each(LEGS)('the queue in %s', (kind) => {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function backend(): Promise<QueueBackend> {
    const { url } = await server.database();
    const opened = await openQueueBackend({ redisUrl: kind === 'redis' ? process.env.REDIS_URL! : null, databaseUrl: url }, quiet);
    ends.push(() => opened.close());
    return opened;
  }

  function doorbell(opened: QueueBackend): QueueDoorbell {
    const bell = new QueueDoorbell(opened, quiet);
    ends.push(() => bell.close());
    return bell;
  }

  /** Workers on all queues; every request that is served is passed on. */
  function serve(opened: QueueBackend, passOn: (queue: QueueName, request: RequestId) => Promise<void> | void): void {
    const handlers = QUEUE_NAMES.map((queue): QueueHandler => ({ queue, serve: async (request) => passOn(queue, request) }));
    const workers = startQueueWorkers(opened, handlers, quiet);
    ends.push(() => workers.close(5000));
  }

  const unique = (name: string) => `${name}-${kind}-${process.pid}-${Math.round(performance.now() * 1000)}` as RequestId;

  test('rings at the queue of the kind of request', async () => {
    const opened = await backend();
    const id = unique('load');
    const heard = new Promise<[QueueName, RequestId]>((resolve) => serve(opened, (queue, request) => (request === id ? resolve([queue, request]) : undefined)));
    await doorbell(opened).ring({ id, kind: 'load', leaseEpoch: 0 });
    expect(await heard).toEqual(['load', id]);
  });

  test('keeps a ring until a worker comes', async () => {
    const opened = await backend();
    const id = unique('early');
    await doorbell(opened).ring({ id, kind: 'plan', leaseEpoch: 0 });
    expect(await new Promise((resolve) => serve(opened, (_queue, request) => (request === id ? resolve(request) : undefined)))).toBe(id);
  });

  test('takes two rings for the same need as one', async () => {
    const opened = await backend();
    const bell = doorbell(opened);
    const id = unique('twice');
    const last = unique('last');
    for (const leaseEpoch of [0, 0, 0]) await bell.ring({ id, kind: 'plan', leaseEpoch });
    await bell.ring({ id: last, kind: 'plan', leaseEpoch: 0 });
    const heard: RequestId[] = [];
    await new Promise<void>((resolve) =>
      serve(opened, (_queue, request) => {
        heard.push(request);
        if (request === last) resolve();
      }),
    );
    expect(heard.filter((request) => request === id)).toHaveLength(1);
  });

  test('goes on after a handler that threw, and can be rung again', async () => {
    const opened = await backend();
    const bell = doorbell(opened);
    const id = unique('again');
    let calls = 0;
    const served = new Promise<void>((resolve) =>
      serve(opened, (_queue, request) => {
        if (request !== id) return;
        calls += 1;
        if (calls === 1) throw new Error('the database was away');
        resolve();
      }),
    );
    await bell.ring({ id, kind: 'plan', leaseEpoch: 0 });
    const again = setInterval(() => void bell.ring({ id, kind: 'plan', leaseEpoch: 0 }), 200);
    await served;
    clearInterval(again);
    expect(calls).toBe(2);
  });

  test('refuses to start when a queue has no handler, or two', async () => {
    const opened = await backend();
    const one: QueueHandler = { queue: 'plan', serve: async () => {} };
    expect(() => startQueueWorkers(opened, [one], quiet)).toThrow(HandlerMismatch);
    expect(() => startQueueWorkers(opened, [one, one], quiet)).toThrow(/plan has 2 handlers/);
  });
});
