import { spawnSync } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerPrograms } from './server-files.js';

/** PostgreSQL refuses to run as root: how its programs are started all the same. */
export interface IdentityShift {
  /** Programs to start, possibly copies. */
  readonly programs: ServerPrograms;
  /** Words to put before a command. */
  readonly prefix: readonly string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;
  /** Gives a path and everything below it to the user under which the server runs. */
  readonly hand: (path: string) => void;
}

const NOBODY = 65534;
const keep = () => {};

/**
 * Finds a way that works here: an ordinary user needs none; root takes a user namespace (files stay root's), or, where containers
 * forbid that, the user nobody, with the programs copied out of a folder nobody may not enter.
 */
export function identityShift(programs: ServerPrograms): IdentityShift {
  if (process.getuid?.() !== 0) return { programs, prefix: [], options: {}, hand: keep };
  const unshare = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
  if (runs([...unshare, programs.postgres, '--version'])) return { programs, prefix: unshare, options: {}, hand: keep };
  const options = { uid: NOBODY, gid: NOBODY, cwd: '/' };
  if (runs([programs.postgres, '--version'], options)) return { programs, prefix: [], options, hand: handOver };
  return { programs: copyOut(programs), prefix: [], options, hand: handOver };
}

function runs(command: readonly string[], options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'> = {}): boolean {
  return spawnSync(command[0], command.slice(1), { ...options, stdio: 'ignore' }).status === 0;
}

function handOver(path: string): void {
  if (!existsSync(path)) return;
  chownSync(path, NOBODY, NOBODY);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path)) {
    const inner = join(path, entry);
    if (!lstatSync(inner).isSymbolicLink()) handOver(inner);
  }
}

function copyOut(programs: ServerPrograms): ServerPrograms {
  const root = join(tmpdir(), `lotwright-postgres-${process.getuid?.() ?? 0}`);
  mkdirSync(root, { recursive: true, mode: 0o755 });
  cpSync(join(programs.root, 'native'), join(root, 'native'), { recursive: true, verbatimSymlinks: true, force: true });
  const bin = join(root, 'native', 'bin');
  return { root, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

/** True when a directory of root's lies where the user nobody cannot reach it. */
export function outOfReach(path: string, { options }: IdentityShift): boolean {
  return options.uid !== undefined && !runs(['test', '-x', path], options);
}
