import { afterEach, describe, expect, test } from '@jest/globals';
import { EmbeddedServerError, startEmbeddedServer } from '@lotwright/persistence';
import type { EmbeddedServer } from '@lotwright/persistence';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const open: EmbeddedServer[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'lotwright-server-'));
  folders.push(made);
  return made;
}

async function start(directory: string): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ directory, durable: false });
  open.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  test('keeps its data from one start to the next', async () => {
    const directory = folder();
    const first = await start(directory);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await open.pop()!.stop();
    expect(await ask((await start(directory)).url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('lets nobody in without the password, which only its owner may read', async () => {
    const directory = folder();
    const { url } = await start(directory);
    await expect(ask(url.replace(/:[^:@]+@/, ':guessed@'), 'SELECT 1')).rejects.toThrow(/password/);
    expect(statSync(join(directory, 'pg.secret')).mode & 0o077).toBe(0);
  });

  test('makes a new cluster when the first start was killed half-way', async () => {
    const directory = folder();
    mkdirSync(join(directory, 'pg.init'));
    writeFileSync(join(directory, 'pg.init', 'PG_VERSION'), 'half');
    expect(await ask((await start(directory)).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(directory, 'pg.init'))).toBe(false);
  });

  test('ends a server that outlived its program and starts anew', async () => {
    const directory = folder();
    const orphan = await startEmbeddedServer({ directory, durable: false });
    const server = await start(directory);
    await orphan.lost;
    expect(server.pid).not.toBe(orphan.pid);
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('starts over a pid file whose number now belongs to something else', async () => {
    const directory = folder();
    const first = await start(directory);
    const file = join(directory, 'pg', 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    await open.pop()!.stop();
    writeFileSync(file, text.replace(String(first.pid), String(process.pid)));
    expect(await ask((await start(directory)).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('says what went wrong when it cannot start, with the end of its log', async () => {
    const directory = folder();
    await start(directory);
    await open.pop()!.stop();
    writeFileSync(join(directory, 'pg', 'PG_VERSION'), '7\n');
    await expect(startEmbeddedServer({ directory, durable: false })).rejects.toThrow(EmbeddedServerError);
    await expect(startEmbeddedServer({ directory, durable: false })).rejects.toThrow(/DATABASE_URL/);
  });
});
