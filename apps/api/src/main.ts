/* The API on its own, for installations with several machines: DATABASE_URL is needed, workers run elsewhere. */
import { migrate, openDatabase, storesOver } from '@lotwright/persistence';
import { openQueueBackend, QueueDoorbell } from '@lotwright/queue';
import { readSettings } from '@lotwright/settings';
import { fileURLToPath } from 'node:url';
import type { Moment } from '@lotwright/planning';
import { createApi } from './create-api.js';
import { Parts } from './parts.js';

const settings = readSettings();
if (settings.databaseUrl === null) {
  process.stderr.write('DATABASE_URL is not set: the API on its own needs a PostgreSQL.\n`npm start` brings one along.\n');
  process.exit(2);
}
const report = (error: unknown) => process.stderr.write(`${new Date().toISOString()} ${String((error as Error)?.stack ?? error)}\n`);
const source = await openDatabase(settings.databaseUrl);
await migrate(source);
const backend = await openQueueBackend({ redisUrl: settings.redisUrl, databaseUrl: settings.databaseUrl }, report);
const doorbell = new QueueDoorbell(backend, report);
const parts = Object.assign(new Parts(), storesOver(source), {
  doorbell,
  settings,
  clock: { now: () => Date.now() as Moment },
  plantClock: { nowAt: () => Date.now() as Moment },
  queueKind: backend.kind,
  askDatabase: () => source.query('SELECT 1'),
  boardFolder: fileURLToPath(new URL('../../board/dist', import.meta.url)),
  reportFault: (instance: string, error: unknown) => report(new Error(`request ${instance} failed`, { cause: error })),
});
const api = await createApi(parts);
const port = await api.listen(settings.port, settings.host);
process.stdout.write(`API at http://${settings.host}:${port}\n`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  await api.close();
  await doorbell.close();
  await backend.close();
  await source.destroy();
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
