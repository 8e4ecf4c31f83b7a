import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { identityShift, outOfReach } from './identity-shift.js';
import type { IdentityShift } from './identity-shift.js';
import { EmbeddedServerError, serverPrograms } from './server-files.js';

/** A running PostgreSQL that this program started. */
export interface EmbeddedServer {
  /** Address of the database `lotwright`, password included. */
  readonly url: string;
  readonly pid: number;
  /** Settles when the server ends without being asked to. */
  readonly lost: Promise<void>;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** How the embedded server is run. */
export interface EmbeddedServerOptions {
  /** Where its data lie; made when missing. One program at a time: see the launcher's lock. */
  readonly directory: string;
  /** False gives up safety against power loss for speed: tests only. Default true. */
  readonly durable?: boolean;
}

const USER = 'lotwright';
const START_PATIENCE = 30_000;

/**
 * Starts the PostgreSQL server that npm installed, on a free port of this machine only.
 * @throws EmbeddedServerError when it cannot be had or does not start; the message names its log
 */
export async function startEmbeddedServer({ directory, durable = true }: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const shift = identityShift(serverPrograms());
  mkdirSync(directory, { recursive: true });
  if (outOfReach(directory, shift)) {
    throw new EmbeddedServerError(
      `PostgreSQL does not run as root, and the user it would run as cannot reach ${directory}.`,
      'Run as an ordinary user, set LOTWRIGHT_DATA to a directory outside the home of root, or set DATABASE_URL.',
    );
  }
  const data = join(directory, 'pg');
  const log = join(directory, 'postgres.log');
  await endOrphan(data);
  const password = secretOf(directory);
  if (!existsSync(data)) createCluster(shift, directory, password, durable);
  shift.hand(data);
  const { child, port } = await startOnFreePort(shift, data, log, durable);
  const url = (name: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${name}`;
  await untilReady(url('postgres'), child, log);
  await createDatabase(url('postgres'));
  let stopping = false;
  const gone = new Promise<void>((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve())));
  return {
    url: url(USER),
    pid: child.pid!,
    lost: gone.then(() => (stopping ? new Promise<void>(() => {}) : undefined)),
    async stop() {
      stopping = true;
      await endServer(child, gone);
    },
  };
}

/** SIGINT is PostgreSQL's "fast" shutdown: roll back, flush, end. SIGQUIT after ten seconds; crash recovery does the rest. */
async function endServer(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await gone;
  clearTimeout(timer);
}

function secretOf(directory: string): string {
  const file = join(directory, 'pg.secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Made aside and then renamed: a first start that is killed half-way leaves nothing that looks like a cluster. */
function createCluster(shift: IdentityShift, directory: string, password: string, durable: boolean): void {
  const raw = join(directory, 'pg.init');
  const secret = join(directory, 'pg.init.secret');
  rmSync(raw, { recursive: true, force: true });
  mkdirSync(raw, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  shift.hand(raw);
  shift.hand(secret);
  const options = ['-D', raw, '-U', USER, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  const [program, ...words] = [...shift.prefix, shift.programs.initdb, ...options, ...(durable ? [] : ['--no-sync'])];
  const made = spawnSync(program, words, { ...shift.options, encoding: 'utf8' });
  rmSync(secret, { force: true });
  if (made.status !== 0) {
    throw new EmbeddedServerError(
      `PostgreSQL could not set up its data directory ${raw}:\n${(made.stderr || made.error?.message || '').trim()}`,
      'Is the disk full, or does the C library differ from glibc? DATABASE_URL takes a PostgreSQL of your own instead.',
    );
  }
  renameSync(raw, join(directory, 'pg'));
}

async function startOnFreePort(shift: IdentityShift, data: string, log: string, durable: boolean): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = spawnServer(shift, data, log, port, durable);
    const early = await Promise.race([new Promise<boolean>((resolve) => child.once('exit', () => resolve(true))), isListening(port, child)]);
    if (early !== true) return { child, port };
    if (attempt === 3) throw notStarted(log);
  }
}

function spawnServer(shift: IdentityShift, data: string, log: string, port: number, durable: boolean): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, 'max_connections=60', 'shared_buffers=64MB', 'timezone=UTC',
    'log_timezone=UTC', 'log_min_messages=warning', ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const server = [shift.programs.postgres, '-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const [program, ...words] = [...shift.prefix, ...dieWithParent(), ...server];
  const out = openSync(log, 'a');
  // Detached: a Ctrl-C at the terminal reaches this program only, which then ends the server after its own work is done.
  const child = spawn(program, words, { ...shift.options, detached: true, stdio: ['ignore', out, out] });
  child.on('error', () => {});
  closeSync(out);
  return child;
}

/** With setpriv (Linux) the server ends when this program is killed; elsewhere the next start ends the orphan. */
function dieWithParent(): string[] {
  return spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0 ? ['setpriv', '--pdeathsig', 'INT'] : [];
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Settles with false as soon as the server has written its port into postmaster.pid or has ended. */
async function isListening(port: number, child: ChildProcess): Promise<boolean> {
  const { connect } = await import('node:net');
  for (const deadline = Date.now() + START_PATIENCE; Date.now() < deadline; await pause(20)) {
    if (child.exitCode !== null) return true;
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return false;
  }
  return false;
}

async function untilReady(url: string, child: ChildProcess, log: string): Promise<void> {
  for (const deadline = Date.now() + START_PATIENCE; Date.now() < deadline; await pause(30)) {
    if (child.exitCode !== null || child.signalCode !== null) throw notStarted(log);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (error) {
      // 57P03: the server is still starting up or recovering.
      const { code } = error as { code?: string };
      if (code === '28P01') throw new EmbeddedServerError('PostgreSQL does not accept the password in pg.secret.', 'Put the file back, or begin anew with --fresh.');
    } finally {
      await client.end().catch(() => {});
    }
  }
  child.kill('SIGQUIT');
  throw notStarted(log);
}

function notStarted(log: string): EmbeddedServerError {
  const tail = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '';
  return new EmbeddedServerError(`The embedded PostgreSQL did not start. The end of its log ${log}:\n${tail}`, 'Set DATABASE_URL to use a PostgreSQL of your own.');
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [USER]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${USER}`);
  } finally {
    await client.end();
  }
}

/**
 * A server that outlived its program still holds the data: it is ended. A pid file whose number now belongs to something else is
 * taken away, or PostgreSQL would not start.
 */
async function endOrphan(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isAlive(pid)) return;
  if (!isPostgres(pid)) return rmSync(file, { force: true });
  process.kill(pid, 'SIGINT');
  for (const deadline = Date.now() + 10_000; isAlive(pid) && Date.now() < deadline; ) await pause(50);
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return Number.isInteger(pid) && pid > 1;
  } catch {
    return false;
  }
}

function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine)) return readFileSync(commandLine, 'utf8').includes('postgres');
  const listed = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return listed.status !== 0 || listed.stdout.includes('postgres');
}
