/* A worker on its own, for installations with several machines: DATABASE_URL is needed. */
import { migrate, openDatabase, storesOver } from '@lotwright/persistence';
import type { Moment } from '@lotwright/planning';
import { openQueueBackend, QueueDoorbell } from '@lotwright/queue';
import { readSettings } from '@lotwright/settings';
import { PlanningThreads } from '@lotwright/threads';
import { startWorker } from './create-worker.js';
import { WorkerParts } from './parts.js';

const settings = readSettings();
if (settings.databaseUrl === null) {
  process.stderr.write('DATABASE_URL is not set: a worker on its own needs the PostgreSQL of its API.\n`npm start` brings everything along.\n');
  process.exit(2);
}
const report = (error: Error) => process.stderr.write(`${new Date().toISOString()} ${String(error?.stack ?? error)}\n`);
const source = await openDatabase(settings.databaseUrl);
await migrate(source);
const backend = await openQueueBackend({ redisUrl: settings.redisUrl, databaseUrl: settings.databaseUrl }, report);
const doorbell = new QueueDoorbell(backend, report);
const parts = Object.assign(new WorkerParts(), {
  stores: storesOver(source),
  doorbell,
  backend,
  threads: new PlanningThreads(settings.planThreads),
  clock: { now: () => Date.now() as Moment },
  plantClock: { nowAt: () => Date.now() as Moment },
  settings,
  report,
});
const worker = await startWorker(parts);
process.stdout.write(`Worker at its ${backend.kind} queue\n`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  await worker.close();
  await doorbell.close();
  await backend.close();
  await source.destroy();
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
