import { createPostgresBackend, createRedisBackend, runMigrations } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/** Where the queue lives: in PostgreSQL, or in Redis when there is one. */
export interface QueueBackend {
  readonly kind: 'postgresql' | 'redis';
  readonly factory: typeof createRedisBackend;
  /** Connection for whoever rings: gives up at once instead of hanging when the server is away. */
  readonly ringing: unknown;
  /** Connection for workers: waits for the server to come back. */
  readonly working: unknown;
  close(): Promise<void>;
}

/** Thrown when the server that shall carry the queue is not fit for it. */
export class QueueServerUnfit extends Error {
  constructor(what: string) {
    super(`${what}\nRun Redis with maxmemory-policy noeviction, or leave REDIS_URL unset: the queue then lives in PostgreSQL.`);
    this.name = 'QueueServerUnfit';
  }
}

/** Called with every trouble of a connection; the servers come and go, so most of them pass by themselves. */
export type ReportTrouble = (error: Error) => void;

/** The queue server: Redis when its address is given, else PostgreSQL. Brings BullMQ's own tables up to date. */
export async function openQueueBackend(
  { redisUrl, databaseUrl }: { readonly redisUrl: string | null; readonly databaseUrl: string },
  report: ReportTrouble,
): Promise<QueueBackend> {
  return redisUrl === null ? postgresBackend(databaseUrl, report) : redisBackend(redisUrl, report);
}

async function postgresBackend(databaseUrl: string, report: ReportTrouble): Promise<QueueBackend> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', report);
  await client.connect();
  try {
    await runMigrations(client as never);
  } finally {
    await client.end();
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, options: '-c search_path=bullmq,public', application_name: 'lotwright queue' });
  pool.on('error', report);
  return { kind: 'postgresql', factory: createPostgresBackend as unknown as typeof createRedisBackend, ringing: pool, working: pool, close: () => pool.end() };
}

async function redisBackend(redisUrl: string, report: ReportTrouble): Promise<QueueBackend> {
  const ringing = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  const working = new Redis(redisUrl, { maxRetriesPerRequest: null, lazyConnect: true });
  for (const connection of [ringing, working]) connection.on('error', report);
  await Promise.all([ringing.connect(), working.connect()]);
  const policy = /maxmemory_policy:(\S+)/.exec(await ringing.info('memory'))?.[1] ?? 'noeviction';
  const close = async () => {
    ringing.disconnect();
    working.disconnect();
  };
  if (policy !== 'noeviction') {
    await close();
    throw new QueueServerUnfit(`Redis may throw queued work away: its maxmemory-policy is ${policy}.`);
  }
  return { kind: 'redis', factory: createRedisBackend, ringing, working, close };
}
