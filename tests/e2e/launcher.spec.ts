import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { example } from '../support/sapling.js';
import { Caller } from '../support/system.js';

/* What `npm start` runs, from outside: start, start again, kill, begin anew. Told in order. */

const program = fileURLToPath(new URL('../../apps/launcher/dist/main.js', import.meta.url));
const data = join(mkdtempSync(join(tmpdir(), 'lotwright-launch-')), 'data');
const running = new Set<Launcher>();

class Launcher {
  output = '';
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(words: readonly string[], environment: Record<string, string> = {}) {
    const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env;
    this.child = spawn(process.execPath, [program, ...words], { env: { ...env, LOTWRIGHT_DATA: data, LOTWRIGHT_PLAN_SECONDS: '1', ...environment } });
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.on('data', (text) => (this.output += String(text)));
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    running.add(this);
  }

  /** Waits until the output holds the words; gives the match. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    let over = false;
    void this.ended.then(() => (over = true));
    for (;;) {
      const match = words.exec(this.output);
      if (match !== null) return match;
      if (over) throw new Error(`it ended without saying ${words}:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }
}

/** Process ids of PostgreSQL servers that work on the data of this test. */
function servers(): number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${data}/pg`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function untilGone(): Promise<void> {
  while (servers().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

let port: number;
let busy: Server;
let password: string;
let planId: string;

beforeAll(async () => {
  busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
  port = (busy.address() as AddressInfo).port;
});
afterAll(async () => {
  for (const launcher of running) launcher.child.kill('SIGKILL');
  await untilGone();
  busy.close();
  rmSync(join(data, '..'), { recursive: true, force: true });
});

async function board(launcher: Launcher): Promise<any> {
  const [, url] = await launcher.says(/Board\s+(http:\/\/\S+?)\//);
  const caller = new Caller(url);
  const { headers } = await caller.send('POST', '/v1/session', { login: 'planner', password });
  caller.cookie = headers.get('set-cookie')!.split(';')[0];
  return (await caller.get('/v1/board')).json;
}

test('the first start plans the demo plant, says where it is, how to log in, and what the plan is like', async () => {
  const launcher = new Launcher(['--port', String(port)]);
  [, password] = await launcher.says(/as planner with the password (\S+) \(shown this once\)/);
  expect(launcher.output).toMatch(new RegExp(`Port ${port} is busy; using ${port + 1} instead`));
  const { planNumber, plan, verdict, ...rest } = await board(launcher);
  planId = rest.planId;
  expect({ planNumber, feasible: verdict.feasible, unplanned: plan.kpis.unplanned }).toEqual({ planNumber: 1, feasible: true, unplanned: 0 });
  expect(plan.accounts.some(({ missedWindows }: any) => missedWindows > 0)).toBe(true);
  const lines = launcher.output.split('\n').filter((line) => line.startsWith('  '));
  expect(lines).toHaveLength(5);
  expect(launcher.output).not.toMatch(/error/i);
}, 180_000);

test('a second launcher on the same data is refused with the pid of the first', async () => {
  const [first] = running;
  const second = new Launcher(['--port', String(port)]);
  expect(await second.ended).toBe(2);
  expect(second.output).toContain(`already runs on this data (pid ${first.child.pid})`);
});

test('Ctrl-C ends everything and leaves nothing behind', async () => {
  const [first] = running;
  expect(await first.stop()).toBe(0);
  expect(servers()).toEqual([]);
  expect(existsSync(join(data, 'launcher.lock'))).toBe(false);
});

test('the second start keeps login and plan', async () => {
  const launcher = new Launcher(['--port', String(port)]);
  await launcher.says(/password shown at the first start/);
  expect((await board(launcher)).planId).toBe(planId);
  expect(launcher.output).not.toContain('Loading the demo');
  launcher.child.kill('SIGKILL');
  await launcher.ended;
}, 60_000);

test('a launcher that was killed takes its database with it, and the next start finds everything', async () => {
  if (process.platform === 'linux') await untilGone();
  const launcher = new Launcher(['--port', String(port)]);
  await launcher.says(/Stop\s+with Ctrl-C/);
  expect((await board(launcher)).planId).toBe(planId);
  expect(await launcher.stop()).toBe(0);
}, 60_000);

test('SIGTERM while everything is being started is answered once, and nothing else is said', async () => {
  const launcher = new Launcher(['--fresh', '--port', String(port)]);
  while (!existsSync(join(data, 'launcher.lock'))) await new Promise((resolve) => setTimeout(resolve, 20));
  launcher.child.kill('SIGTERM');
  expect(await launcher.ended).toBe(0);
  expect(launcher.output).toBe('Stopping …\n');
  expect(servers()).toEqual([]);
}, 60_000);

test('SIGTERM in the middle of the first plan leaves nothing behind, and --fresh begins anew', async () => {
  const launcher = new Launcher(['--fresh', '--port', String(port)], { LOTWRIGHT_PLAN_SECONDS: '600' });
  await launcher.says(/Loading the demo plant/);
  launcher.child.kill('SIGTERM');
  expect(await launcher.ended).toBe(0);
  expect(launcher.output).toMatch(/Stopping …\n$/);
  expect(servers()).toEqual([]);
  const again = new Launcher(['--port', String(port)]);
  [, password] = await again.says(/as planner with the password (\S+) |password shown at the first start/);
  expect(again.output).toContain('Plan 1 of');
  await again.stop();
}, 180_000);

test('without the demo an installation takes a plant of one\'s own, and keeps to it', async () => {
  const launcher = new Launcher(['--fresh', '--without-demo', '--port', String(port)]);
  [, password] = await launcher.says(/as planner with the password (\S+) \(shown this once\)/);
  expect(launcher.output).toContain('There is no plant yet');
  const [, url] = await launcher.says(/Board\s+(http:\/\/\S+?)\//);
  const caller = new Caller(url);
  const { headers } = await caller.send('POST', '/v1/session', { login: 'planner', password });
  caller.cookie = headers.get('set-cookie')!.split(';')[0];
  expect(await caller.send('PUT', '/v1/plant', example('sapling.plant.json'))).toMatchObject({ status: 200, json: { version: 1 } });
  expect(await caller.send('POST', '/v1/orders', example('sapling.orders.csv'), { 'content-type': 'text/csv' })).toMatchObject({ status: 200 });
  await launcher.stop();
  const again = new Launcher(['--port', String(port)]);
  await again.says(/Stop\s+with Ctrl-C/);
  expect(again.output).not.toContain('Loading the demo');
  await again.stop();
}, 120_000);

test('mistakes at the command line are told with what is possible', async () => {
  const wrong = new Launcher(['--frsh']);
  expect(await wrong.ended).toBe(2);
  expect(wrong.output).toMatch(/--frsh[\s\S]*--fresh {2}/);
  const external = new Launcher(['--fresh'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(await external.ended).toBe(2);
  expect(external.output).toContain('--fresh deletes the embedded database only');
  const away = new Launcher([], { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' });
  expect(await away.ended).toBe(2);
  expect(away.output).toMatch(/The database none at 127\.0\.0\.1:1 cannot be opened/);
  expect(away.output).not.toContain('secret');
});
