/** Brings a Redis for the queue's tests: REDIS_URL, a redis-server or valkey-server in PATH, or (as root) the one Debian packages. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const SERVER_NAMES = ['redis-server', 'valkey-server'];
const DENY_AUTOSTART = '/usr/sbin/policy-rc.d';

/**
 * A running Redis of this test run, or the reason why there is none.
 * @returns {Promise<{ url?: string, from?: string, missing?: string, stop: () => Promise<void> }>}
 * @throws when REDIS_URL is set and nothing answers there: a wrong setting must not look like a missing one
 */
export async function bringRedis(say) {
  const nothing = async () => {};
  const named = process.env.REDIS_URL;
  if (named) {
    const { hostname, port } = new URL(named);
    if (!(await answers(hostname, Number(port || 6379)))) {
      throw new Error(`REDIS_URL is set, but nothing answers PING at ${hostname}:${port || 6379}.\nStart that server, correct REDIS_URL, or unset it.`);
    }
    return { url: named, from: 'REDIS_URL', stop: nothing };
  }
  const server = inPath() ?? installWithApt(say);
  if (!server) return { missing: 'install redis-server or set REDIS_URL', stop: nothing };
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const running = await startServer(server);
    if (running) return { ...running, from: server };
  }
  return { missing: `${server} does not start; set REDIS_URL`, stop: nothing };
}

function inPath() {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']) {
    for (const name of SERVER_NAMES) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

/** Installs without letting the package start its service: the tests run a private server on a port of their own. */
function installWithApt(say) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  say('Installing redis-server with apt-get …');
  const ownPolicy = !existsSync(DENY_AUTOSTART);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...args) => spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3', '-qq', ...args], { env, timeout: 300_000 }).status === 0;
  try {
    if (ownPolicy) writeFileSync(DENY_AUTOSTART, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    const install = ['install', '-y', '--no-install-recommends', 'redis-server'];
    if (!apt(...install)) apt('update') && apt(...install);
  } finally {
    if (ownPolicy) rmSync(DENY_AUTOSTART, { force: true });
  }
  return inPath();
}

async function startServer(server) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'lotwright-redis-'));
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no', '--daemonize', 'no'];
  const child = spawn(server, args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(forced);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    if (await answers('127.0.0.1', port)) return { url: `redis://127.0.0.1:${port}`, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  return undefined;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port });
    const end = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(3_000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (reply) => end(/PONG|NOAUTH/.test(`${reply}`)));
  });
}
