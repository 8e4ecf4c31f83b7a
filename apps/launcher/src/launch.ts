import { createApi, hashPassword, newPassword, Parts } from '@lotwright/api';
import { storesOver } from '@lotwright/persistence';
import type { Moment } from '@lotwright/planning';
import { openQueueBackend, QueueDoorbell } from '@lotwright/queue';
import type { Settings } from '@lotwright/settings';
import { PlanningThreads } from '@lotwright/threads';
import { startWorker, WorkerParts } from '@lotwright/worker';
import { join } from 'node:path';
import { DemoClock } from './demo-clock.js';
import { openOrStart } from './database.js';
import type { HeldDirectory } from './data-directory.js';
import { listenNear } from './free-port.js';
import { LogFile } from './log-file.js';

/** The login that the first start makes. */
export const FIRST_LOGIN = 'planner';

/** Everything running in this one process, with PostgreSQL as its child. */
export interface Launched {
  readonly stores: ReturnType<typeof storesOver>;
  readonly threads: PlanningThreads;
  readonly doorbell: QueueDoorbell;
  readonly clock: { now(): Moment };
  readonly plantClock: DemoClock;
  readonly port: number;
  /** The new password; `null` when the login had one already. */
  readonly password: string | null;
  /** Settles when the database ends by itself. */
  readonly lost: Promise<void>;
  /** Ends it all in order: no new requests, work handed back, database last. */
  close(): Promise<void>;
}

/** What to launch. */
export interface LaunchTerms {
  readonly settings: Settings;
  readonly directory: HeldDirectory;
  readonly wantedPort: number;
  readonly newPassword: boolean;
  readonly boardFolder: string;
}

/** Starts database, queue, worker, API and board. */
export async function launch({ settings, directory, wantedPort, newPassword: again, boardFolder }: LaunchTerms): Promise<Launched> {
  const ends: (() => Promise<unknown>)[] = [];
  let closing = false;
  const close = async () => {
    closing = true;
    for (const end of ends.splice(0).reverse()) await end().catch((error: Error) => log.trouble(error, 'while stopping'));
  };
  const log = new LogFile(join(directory.path, 'lotwright.log'), settings.logLevel);
  try {
    const database = await openOrStart(settings.databaseUrl, directory.path);
    ends.push(() => database.close());
    const stores = storesOver(database.source);
    // While everything is being closed, connections end from both sides; that is no trouble.
    const report = (error: Error) => (closing ? undefined : log.trouble(error));
    const backend = await openQueueBackend({ redisUrl: settings.redisUrl, databaseUrl: database.url }, report);
    ends.push(() => backend.close());
    const doorbell = new QueueDoorbell(backend, report);
    ends.push(() => doorbell.close());
    const clock = { now: () => Date.now() as Moment };
    const plantClock = new DemoClock(clock);
    const threads = new PlanningThreads(settings.planThreads);
    const worker = await startWorker(Object.assign(new WorkerParts(), { stores, doorbell, backend, threads, clock, plantClock, settings, report }));
    ends.push(() => worker.close());
    const password = await firstPassword(stores.accounts, again);
    const api = await createApi(
      Object.assign(new Parts(), stores, {
        doorbell, clock, plantClock, settings, boardFolder,
        queueKind: backend.kind,
        askDatabase: () => database.source.query('SELECT 1'),
        reportFault: (instance: string, error: unknown) => log.trouble(error, `request ${instance}`),
      }),
    );
    ends.push(() => api.close());
    const port = await listenNear(api, settings.host, wantedPort);
    return { stores, threads, doorbell, clock, plantClock, port, password, lost: database.embedded?.lost ?? new Promise(() => {}), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function firstPassword(accounts: ReturnType<typeof storesOver>['accounts'], again: boolean): Promise<string | null> {
  if (!again && (await accounts.anyAccount()) !== null) return null;
  const password = newPassword();
  await accounts.setPassword(FIRST_LOGIN, await hashPassword(password));
  return password;
}
