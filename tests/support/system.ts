import { storesOver } from '@lotwright/persistence';
import type { Moment } from '@lotwright/planning';
import { openQueueBackend, QueueDoorbell } from '@lotwright/queue';
import { PlanningThreads } from '@lotwright/threads';
import type { Instant } from '@lotwright/time';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '../../apps/api/src/access/secrets.js';
import { createApi } from '../../apps/api/src/create-api.js';
import { Parts } from '../../apps/api/src/parts.js';
import { startWorker } from '../../apps/worker/src/create-worker.js';
import type { RunningWorker } from '../../apps/worker/src/create-worker.js';
import { WorkerParts } from '../../apps/worker/src/parts.js';
import { TestServer } from './postgres.js';

/** Login of the tests. */
export const LOGIN = { login: 'planner', password: 'correct-horse-battery' };

/** API, worker, queue and database in one process, on a port of their own. */
export interface System {
  readonly url: string;
  readonly stores: ReturnType<typeof storesOver>;
  /** Faults that the API reported: none in a good run. */
  readonly faults: unknown[];
  /** Ends the worker alone, as a shutdown would. */
  stopWorker(): Promise<void>;
  /** Starts another worker on the same queue. */
  startWorker(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything. Plans are made at `now`; without `working` no worker runs. */
export async function startSystem(now: Instant, { working = true } = {}): Promise<System> {
  const server = await TestServer.start();
  const { url: databaseUrl, source } = await server.database();
  const stores = storesOver(source);
  const faults: unknown[] = [];
  const report = (error: unknown) => faults.push(error);
  const backend = await openQueueBackend({ redisUrl: null, databaseUrl }, report);
  const doorbell = new QueueDoorbell(backend, report);
  const clock = { now: () => Date.now() as Moment };
  const plantClock = { nowAt: () => (now * 60_000) as Moment };
  const boardFolder = mkdtempSync(join(tmpdir(), 'lotwright-board-'));
  writeFileSync(join(boardFolder, 'index.html'), '<!doctype html><title>board</title>');
  const settings = { planSeconds: 1, sessionHours: 1, trustedProxies: 0, leaseSeconds: 10, planThreads: 1 };
  let worker: RunningWorker | null = null;
  const work = async () => {
    worker = await startWorker(Object.assign(new WorkerParts(), { stores, doorbell, backend, threads: new PlanningThreads(1), clock, plantClock, settings, report }));
  };
  const rest = async () => {
    await worker?.close();
    worker = null;
  };
  if (working) await work();
  const parts = Object.assign(new Parts(), stores, {
    doorbell, clock, plantClock, settings, boardFolder,
    queueKind: backend.kind,
    askDatabase: () => source.query('SELECT 1'),
    reportFault: (_instance: string, error: unknown) => report(error),
  });
  await stores.accounts.setPassword(LOGIN.login, await hashPassword(LOGIN.password));
  const api = await createApi(parts);
  const port = await api.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    stores,
    faults,
    startWorker: work,
    stopWorker: rest,
    async stop() {
      await api.close();
      await rest();
      await doorbell.close();
      await backend.close();
      await server.stop();
      rmSync(boardFolder, { recursive: true, force: true });
    },
  };
}

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: any;
}

/** Someone at the API: sends cookies and keys along. */
export class Caller {
  cookie = '';
  key = '';

  constructor(private readonly url: string) {}

  /** Logs in as the tests' planner. */
  async logIn(): Promise<this> {
    const { headers } = await this.send('POST', '/v1/session', LOGIN);
    this.cookie = headers.get('set-cookie')!.split(';')[0];
    return this;
  }

  /** Sends a request; an object body goes as JSON, a text as it is. */
  async send(method: string, path: string, body?: object | string, headers: Record<string, string> = {}): Promise<Answer> {
    const own: Record<string, string> = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(this.key ? { authorization: `Bearer ${this.key}` } : {}),
      ...headers,
    };
    const response = await fetch(this.url + path, { method, headers: own, body: typeof body === 'object' ? JSON.stringify(body) : body });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null };
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  /** Asks for planning work and waits until it has come to its end. */
  async finished(path: string, body: object): Promise<any> {
    const asked = await this.send('POST', path, body);
    if (asked.status !== 202) throw new Error(`${path} answered ${asked.status}: ${asked.text}`);
    return this.settled(asked.json.id);
  }

  /** Waits until a request has come to its end. */
  async settled(id: string): Promise<any> {
    for (;;) {
      const { json } = await this.get(`/v1/plans/requests/${id}`);
      if (!['queued', 'running'].includes(json.state)) return json;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
