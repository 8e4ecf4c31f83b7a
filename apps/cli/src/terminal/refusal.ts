import { renderProblems } from '@lotwright/intake';
import { counted } from '../render/figures.js';
import { EXIT, InputRefused, RequestRefused } from './exit.js';
import type { ExitCode } from './exit.js';
import type { Terminal } from './terminal.js';

/** Where faults of ours are reported. */
const REPORTS = 'the issues of the Lotwright repository';

/** Says what went wrong, for people on `err` or for machines on `out`, and gives the exit code. */
export function refusalAnswer(error: unknown, terminal: Terminal, wish: { readonly json: boolean; readonly verbose: boolean }): ExitCode {
  if (error instanceof InputRefused) return inputAnswer(error, terminal, wish.json);
  if (error instanceof RequestRefused) return requestAnswer(error, terminal, wish.json);
  return faultAnswer(error, terminal, wish);
}

function inputAnswer(error: InputRefused, terminal: Terminal, json: boolean): ExitCode {
  if (json) terminal.out(JSON.stringify({ exitCode: EXIT.refused, problems: error.problems, more: error.more }, null, 2));
  else {
    const count = error.problems.length + error.more;
    const { errStyle } = terminal;
    terminal.err(`${errStyle.trouble(counted(count, 'problem'))} in the input; nothing was done.\n`);
    for (const line of renderProblems(error)) terminal.err(`  ${line}\n`);
  }
  return EXIT.refused;
}

function requestAnswer(error: RequestRefused, terminal: Terminal, json: boolean): ExitCode {
  if (json) terminal.out(JSON.stringify({ exitCode: EXIT.refused, error: error.message, help: error.help }, null, 2));
  else terminal.err(`${terminal.errStyle.trouble(error.message)}\n${error.help}\n`);
  return EXIT.refused;
}

function faultAnswer(error: unknown, terminal: Terminal, { json, verbose }: { readonly json: boolean; readonly verbose: boolean }): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  const id = faultId(error);
  if (json) terminal.out(JSON.stringify({ exitCode: EXIT.fault, error: message, id }, null, 2));
  else terminal.err(`${terminal.errStyle.trouble('Something went wrong inside Lotwright.')} ${message}\nNothing was written. Please report it with the id ${id} and the files, if they may be shared, in ${REPORTS}.\n`);
  if (verbose && error instanceof Error) terminal.err(`${error.stack ?? ''}\n`);
  else if (!json) terminal.err('With --verbose the place in the code is shown.\n');
  return EXIT.fault;
}

/** Six characters that are the same whenever the same line fails. */
function faultId(error: unknown): string {
  const where = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).map((line) => line.replace(/\(?(file:\/\/)?\/[^)]*\/(apps|libs)\//, '$2/')).join('|') : String(error);
  let hash = 2166136261;
  for (const character of where) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  return `L-${hash.toString(36).padStart(7, '0').slice(-6)}`;
}
