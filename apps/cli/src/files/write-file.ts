import { access, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { RequestRefused } from '../terminal/exit.js';

/**
 * Writes a whole file or nothing: into a temporary file beside it, flushed, then renamed over it. A symbolic link to a file stays one.
 * @throws RequestRefused when the place cannot be written to
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  await refuseSpecial(path);
  const target = await realpath(path).catch(() => resolve(path));
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
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
    await rm(temporary, { force: true });
    throw refusal(path, error as NodeJS.ErrnoException);
  }
}

/**
 * Finds out before long work whether `path` can be written at the end of it.
 * @throws RequestRefused when it is a directory, its directory is missing or may not be written to
 */
export async function refuseUnwritable(path: string): Promise<void> {
  await refuseSpecial(path);
  try {
    await access(dirname(resolve(path)), constants.W_OK);
  } catch (error) {
    throw refusal(path, error as NodeJS.ErrnoException);
  }
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
