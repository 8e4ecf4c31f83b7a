import { migrate, openDatabase, startEmbeddedServer } from '@lotwright/persistence';
import type { EmbeddedServer } from '@lotwright/persistence';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

type Source = Awaited<ReturnType<typeof openDatabase>>;

/** A PostgreSQL of one spec file: the embedded server, without safety against power loss, in a directory of its own. */
export class TestServer {
  private databases = 0;
  private readonly open = new Set<Source>();

  private constructor(
    private readonly server: EmbeddedServer,
    private readonly directory: string,
  ) {}

  /** Starts it, with one migrated database that the others are copied from. */
  static async start(): Promise<TestServer> {
    const directory = mkdtempSync(join(tmpdir(), 'lotwright-test-'));
    const server = await startEmbeddedServer({ directory, durable: false });
    const source = await openDatabase(server.url, 2);
    await migrate(source);
    await source.destroy();
    return new TestServer(server, directory);
  }

  /** A new, migrated, empty database. */
  async database(): Promise<{ url: string; source: Source }> {
    const name = `test_${(this.databases += 1)}`;
    const client = new pg.Client({ connectionString: this.server.url.replace(/\/lotwright$/, '/postgres') });
    await client.connect();
    await client.query(`CREATE DATABASE ${name} TEMPLATE lotwright`);
    await client.end();
    const url = this.server.url.replace(/\/lotwright$/, `/${name}`);
    const source = await openDatabase(url, 6);
    this.open.add(source);
    return { url, source };
  }

  /** Ends it and takes its files away. */
  async stop(): Promise<void> {
    for (const source of this.open) if (source.isInitialized) await source.destroy();
    await this.server.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
