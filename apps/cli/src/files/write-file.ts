import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { RequestRefused } from '../terminal/exit.js';

/**
 * Writes a whole file or nothing: into a temporary file beside it, flushed, then renamed over it. A symbolic link to a file stays one.
 * @throws RequestRefused when the place cannot be written to
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  await refuseSpecial(path);
  const target = await targetOf(path);
  const temporary = besides(target);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await forget(temporary);
    throw refusal(path, error as NodeJS.ErrnoException);
  }
}

/**
 * Finds out before long work whether `path` can be written at the end of it.
 * @throws RequestRefused when it is a directory, its directory is missing or may not be written to
 */
export async function refuseUnwritable(path: string): Promise<void> {
  await refuseSpecial(path);
  const temporary = besides(await targetOf(path));
  try {
    // Trying is the only sure way: some directories let files be made in them by their permissions and then refuse every one.
    await (await open(temporary, 'w')).close();
  } catch (error) {
    throw refusal(path, error as NodeJS.ErrnoException);
  } finally {
    await forget(temporary);
  }
}

/** The file itself where `path` is a link to it. */
function targetOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

function besides(target: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
}

/** Takes a temporary file away; where there can be none, its first failure is the one to tell. */
function forget(temporary: string): Promise<void> {
  return rm(temporary, { force: true }).catch(() => undefined);
}

/** Renaming over a directory fails late, and over a device it would replace the device. */
async function refuseSpecial(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new RequestRefused(`${path} is a directory; this goes into a file.`, `Name a file in it, such as ${join(path, 'plan.json')}.`);
  if (there !== null && !there.isFile()) throw new RequestRefused(`${path} is not a file.`, 'Name a file; - is standard output where a plan is asked for.');
}

/** Makes a directory and those above it. @throws RequestRefused when it cannot be there. */
export async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw refusal(path, error as NodeJS.ErrnoException);
  }
}

function refusal(path: string, { code, message }: NodeJS.ErrnoException): RequestRefused {
  switch (code) {
    case 'ENOENT':
      if (existsSync(dirname(path))) return new RequestRefused(`${path} cannot be written there: ${dirname(path)} takes no such file.`, 'Choose another place.');
      return new RequestRefused(`${path} cannot be written: its directory does not exist.`, `Make it first: mkdir -p ${dirname(path)}`);
    case 'EEXIST':
    case 'ENOTDIR':
      return new RequestRefused(`${path} cannot be written: a file stands where a directory is needed.`, 'Choose another place.');
    case 'EISDIR':
      return new RequestRefused(`${path} is a directory, not a file.`, 'Choose a file name.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new RequestRefused(`${path} may not be written.`, 'Check the permissions, or choose another place.');
    case 'ENOSPC':
      return new RequestRefused(`${path} cannot be written: the disk is full.`, 'Free some space; nothing was changed.');
    default:
      return new RequestRefused(`${path} cannot be written (${code ?? message}).`, 'Choose another place.');
  }
}
