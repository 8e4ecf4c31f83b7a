import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface LaunchOptions {
  readonly fresh: boolean;
  /** Whether an installation without a plant stays empty instead of getting the demo. */
  readonly withoutDemo: boolean;
  readonly newPassword: boolean;
  /** `null`: the port of the settings. */
  readonly port: number | null;
  readonly help: boolean;
}

/** A mistake at the command line. */
export class UsageError extends Error {}

/** What `npm start -- --help` prints. */
export const USAGE = `npm start [-- options]

  --fresh          begin anew: deletes the data directory (embedded database, log), asks nothing
  --without-demo   load no demo plant: for a plant of your own (docs/runbook.md)
  --port N         listen at port N; the next free one when it is busy
  --new-password   give the planner a new password and print it
  --help           print this

Settings from the environment: docs/reference/environment.md`;

/** Reads the command line. @throws UsageError naming what is wrong */
export function launchOptions(words: readonly string[]): LaunchOptions {
  const options = { fresh: { type: 'boolean' }, 'without-demo': { type: 'boolean' }, 'new-password': { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean' } } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65535)) throw new UsageError('--port takes a number from 1 to 65535.');
  return { fresh: values.fresh ?? false, withoutDemo: values['without-demo'] ?? false, newPassword: values['new-password'] ?? false, port, help: values.help ?? false };
}
