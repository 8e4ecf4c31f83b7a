import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { RequestRefused } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';

/** Largest file that is taken into memory, bytes. */
const LARGEST = 512 * 1024 * 1024;

/** A text and what to call it in messages. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** Reads the files of one command; `-` is standard input, once. */
export class TextFiles {
  private stdinTaken = false;

  constructor(private readonly terminal: Terminal) {}

  /** The text of a file. @throws RequestRefused when there is none to read. */
  async read(path: string): Promise<NamedText> {
    if (path !== '-') return { file: path, text: decode(await bytesOf(path, this.terminal.command)) };
    if (this.stdinTaken) throw new RequestRefused('Standard input is asked for twice.', 'Give - for one file only and a path for the others.');
    this.stdinTaken = true;
    return { file: 'standard input', text: decode(await this.terminal.readStdin()) };
  }
}

/**
 * Finds out at once which of the files of a command line are not there to read; paths that are not given and standard input pass.
 * @throws RequestRefused that names every one of them
 */
export async function refuseUnreadable(paths: readonly (string | undefined)[], { command }: Terminal): Promise<void> {
  const refusals: RequestRefused[] = [];
  for (const path of new Set(paths)) {
    if (path === undefined || path === '-') continue;
    const code = await whyUnreadable(path);
    if (code !== null) refusals.push(refusal(path, code, command));
  }
  if (refusals.length > 0) throw new RequestRefused(refusals.map((one) => one.message).join('\n'), [...new Set(refusals.map((one) => one.help))].join('\n'));
}

async function whyUnreadable(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).isDirectory()) return 'EISDIR';
    await access(path, constants.R_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? '';
  }
}

async function bytesOf(path: string, command: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > LARGEST) throw new RequestRefused(`${path} is larger than ${LARGEST / 1024 / 1024} MiB.`, 'No plant or order book is that large: is it the right file?');
    return bytes;
  } catch (error) {
    throw error instanceof RequestRefused ? error : refusal(path, (error as NodeJS.ErrnoException).code ?? '', command);
  }
}

function refusal(path: string, code: string, command: string): RequestRefused {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new RequestRefused(`There is no file ${path}.`, `Check the path; "${command} demo alder --lots 60 --seed 1 --out demo" writes files to begin with.`);
    case 'EISDIR':
      return new RequestRefused(`${path} is a directory, not a file.`, `Name the file in it, such as ${path.replace(/\/$/, '')}/plant.json.`);
    case 'EACCES':
    case 'EPERM':
      return new RequestRefused(`${path} may not be read.`, 'Check its permissions.');
    default:
      return new RequestRefused(`${path} cannot be read (${code || 'unknown reason'}).`, 'Check the path and the disk.');
  }
}

/** Bytes that are not UTF-8 become replacement characters: the reader then says that the file is no text. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
