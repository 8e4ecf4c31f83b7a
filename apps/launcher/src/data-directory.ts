import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says that a directory is Lotwright's own and may be deleted by --fresh. */
const MARK = 'lotwright-data';
const LOCK = 'launcher.lock';

/** The data directory is in use, or is not ours. */
export class DataDirectoryError extends Error {}

interface Holder {
  readonly pid: number;
  /** Start time of the process in clock ticks after boot, where the system tells it: a recycled pid has another one. */
  readonly started: string | null;
}

/** A data directory that this program alone uses. */
export interface HeldDirectory {
  readonly path: string;
  release(): void;
}

/**
 * Takes a data directory, made when missing. `fresh` empties it first.
 * @throws DataDirectoryError when another launcher holds it, naming its pid, or when `fresh` meets a directory that is not ours
 */
export function holdDataDirectory(path: string, fresh: boolean): HeldDirectory {
  if (existsSync(path) && !existsSync(join(path, MARK)) && readdirSync(path).length > 0) {
    throw new DataDirectoryError(`${path} holds something that is not Lotwright's.\nSet LOTWRIGHT_DATA to an empty or new directory.`);
  }
  mkdirSync(path, { recursive: true, mode: 0o755 });
  writeFileSync(join(path, MARK), 'Data of Lotwright: embedded database, its log, its password. `npm start -- --fresh` deletes this directory.\n');
  const lock = join(path, LOCK);
  takeLock(lock);
  if (fresh) for (const entry of readdirSync(path)) if (entry !== LOCK && entry !== MARK) rmSync(join(path, entry), { recursive: true, force: true });
  return { path, release: () => rmSync(lock, { force: true }) };
}

function takeLock(lock: string): void {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        // A link appears whole or not at all, and only one program can make it.
        linkSync(own, lock);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = holderOf(lock);
      if (holder !== null && isAlive(holder)) {
        throw new DataDirectoryError(`Lotwright already runs on this data (pid ${holder.pid}).\nStop it first, or set LOTWRIGHT_DATA to another directory.`);
      }
      rmSync(lock, { force: true });
    }
    throw new DataDirectoryError(`The lock ${lock} could not be taken.\nIs another launcher starting right now?`);
  } finally {
    unlinkSync(own);
  }
}

function holderOf(lock: string): Holder | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return started === null || now === null || started === now;
}

function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return null;
  }
}
