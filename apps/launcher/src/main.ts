/* What `npm start` runs. */
import { readSettings, SettingsError } from '@lotwright/settings';
import { DatabaseUnreachable, EmbeddedServerError } from '@lotwright/persistence';
import { isFinal } from '@lotwright/planning';
import type { PlanningRequest } from '@lotwright/planning';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchOptions, USAGE, UsageError } from './command-line.js';
import type { LaunchOptions } from './command-line.js';
import { DataDirectoryError, holdDataDirectory } from './data-directory.js';
import type { HeldDirectory } from './data-directory.js';
import { DEMO_REQUESTER } from './demo-clock.js';
import { loadDemo, needsDemo, untilDone } from './demo-data.js';
import { FIRST_LOGIN, launch } from './launch.js';
import type { Launched } from './launch.js';
import { planLines } from './plan-lines.js';

const checkout = fileURLToPath(new URL('../../../', import.meta.url));
const say = (text = '') => process.stdout.write(`${text}\n`);

/** Exit codes: 1 our fault, 2 something the user can mend. */
process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  const usersTurn = [UsageError, SettingsError, DataDirectoryError, EmbeddedServerError, DatabaseUnreachable].some((kind) => error instanceof kind);
  process.stderr.write(`${usersTurn ? error.message : (error.stack ?? error.message)}\n`);
  return usersTurn ? 2 : 1;
});

async function main(words: readonly string[]): Promise<number> {
  const options = launchOptions(words);
  if (options.help) {
    say(USAGE);
    return 0;
  }
  const settings = readSettings();
  if (options.fresh && settings.databaseUrl !== null) {
    throw new UsageError('--fresh deletes the embedded database only, and DATABASE_URL names another one.\nUnset DATABASE_URL, or empty that database yourself.');
  }
  const stop = stopSignal();
  const directory = holdDataDirectory(resolve(checkout, settings.dataDirectory ?? '.lotwright'), options.fresh);
  try {
    return await run(options, settings, directory, stop);
  } finally {
    directory.release();
  }
}

async function run(options: LaunchOptions, settings: ReturnType<typeof readSettings>, directory: HeldDirectory, stop: StopSignal): Promise<number> {
  const wantedPort = options.port ?? settings.port;
  const launched = await launch({ settings, directory, wantedPort, newPassword: options.newPassword, boardFolder: resolve(checkout, 'apps/board/dist') });
  try {
    const stopped = stop.asked.then(() => 'stopped' as const);
    if (stop.isAsked()) return 0;
    const planned = showPlan(launched, options, settings.planSeconds, stop).then(() => stop.isAsked() || sayWhere(launched, settings.host, wantedPort));
    const ended = await Promise.race([stopped, launched.lost.then(() => 'lost' as const), planned.then(() => stopped)]);
    planned.catch(() => {});
    if (ended === 'lost') process.stderr.write(`The embedded PostgreSQL ended by itself; its log is ${directory.path}/postgres.log\n`);
    return ended === 'lost' ? 1 : 0;
  } finally {
    await launched.close();
  }
}

/** Whether the program was asked to stop. */
interface StopSignal {
  readonly asked: Promise<void>;
  isAsked(): boolean;
}

/** Listens for the first Ctrl-C or SIGTERM and answers it, after which nothing else is said; the second one ends the program at once. */
function stopSignal(): StopSignal {
  let isAsked = false;
  const asked = new Promise<void>((done) => {
    const ask = () => {
      if (isAsked) process.exit(130);
      isAsked = true;
      say('Stopping …');
      done();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
    process.on('SIGHUP', ask);
  });
  return { asked, isAsked: () => isAsked };
}

async function showPlan(launched: Launched, { withoutDemo }: LaunchOptions, planSeconds: number, stop: StopSignal): Promise<void> {
  const { stores, plantClock } = launched;
  const first = await stores.requests.oldestOf(DEMO_REQUESTER);
  if (first !== null) plantClock.setBy(first);
  if (first !== null && !isFinal(first.state)) await watchFirstPlan(launched, first, stop);
  else if (!withoutDemo && (await needsDemo(stores)) && !stop.isAsked()) {
    say('Loading the demo plant: four weeks of work, then a Monday morning with a broken isolator …');
    const request = await loadDemo(launched, planSeconds);
    plantClock.setBy(request);
    await watchFirstPlan(launched, request, stop);
  }
  const current = await stores.plans.current();
  if (stop.isAsked()) return;
  if (current === null) {
    const plant = await stores.plants.current();
    say(plant === null ? 'There is no plant yet; how to load yours: docs/runbook.md, "A plant of your own".' : 'There is no plan in force yet; ask for one on the board.');
    return;
  }
  const version = await stores.plants.version(current.plantVersion);
  if (stop.isAsked()) return;
  say();
  for (const line of planLines(current, version!.plant)) say(`  ${line}`);
}

async function watchFirstPlan({ stores }: Launched, request: PlanningRequest, stop: StopSignal): Promise<void> {
  const done = await untilDone(stores, request, (now) => stop.isAsked() || tellProgress(now));
  if (stop.isAsked()) return;
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
  if (done.state !== 'done') say(`The demo could not be planned: ${done.failure?.detail ?? done.state}`);
}

function tellProgress({ state, progress }: PlanningRequest): void {
  if (!process.stdout.isTTY) return;
  const share = progress === null ? '' : ` ${Math.round(progress.share * 100)} %, ${progress.planned} of ${progress.total} orders, ${progress.steps} steps`;
  process.stdout.write(`\r\u001B[KPlanning (${state})${share}`);
}

function sayWhere({ port, password }: Launched, host: string, wantedPort: number): void {
  say();
  if (port !== wantedPort) say(`Port ${wantedPort} is busy; using ${port} instead.`);
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  say(`Board   http://${shown}:${port}/`);
  say(
    password === null
      ? `Log in  as ${FIRST_LOGIN} with the password shown at the first start (npm start -- --new-password makes a new one)`
      : `Log in  as ${FIRST_LOGIN} with the password ${password} (shown this once)`,
  );
  say('Stop    with Ctrl-C; the next start keeps everything');
}
