import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { program } from './program.js';
import type { Interrupts } from './terminal/interrupts.js';
import { refusalAnswer } from './terminal/refusal.js';
import type { ExitCode } from './terminal/exit.js';
import { EXIT } from './terminal/exit.js';
import { terminalOf } from './terminal/terminal.js';
import type { Terminal } from './terminal/terminal.js';

/** Runs the command line of a process, whose interrupts are heard already, and sets its exit code. Never throws. */
export async function main(process: NodeJS.Process, interrupts: Interrupts): Promise<void> {
  const terminal = terminalOf(process, interrupts);
  // A reader that goes away (`2>&1 | head`) is no fault of anybody, and changes nothing of what the command found.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exit(EXIT.fault);
    });
  }
  process.exitCode = await run(process.argv.slice(2), terminal);
}

/** Runs one command line; resolves with the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const root = program(terminal, (finished) => (code = finished));
  let missing: string | null = null;
  for (const command of [root, ...root.commands]) prepare(command, terminal, (found) => (missing = found));
  try {
    if (args.length === 0) {
      root.outputHelp();
      return EXIT.refused;
    }
    await root.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.fine;
      if (args.includes('--json')) terminal.out(JSON.stringify({ exitCode: EXIT.refused, error: (missing ?? error.message).replace(/^error: /, '') }, null, 2));
      return EXIT.refused;
    }
    return refusalAnswer(error, terminal, { json: args.includes('--json'), verbose: args.includes('--verbose') });
  }
}

/** How the command-line library begins to name the first option that is missing. */
const MISSING = 'error: required option';

/** Every option and argument that a command lacks, in one sentence; `null` when the library's own names all of them. */
function allMissing(command: Command): string | null {
  const options = command.options.filter((option) => option.mandatory && command.getOptionValue(option.attributeName()) === undefined).map((option) => `option '${option.flags}'`);
  const asked = command.registeredArguments.slice(command.args.length).filter((argument) => argument.required).map((argument) => `argument '${argument.name()}'`);
  const all = [...options, ...asked];
  return all.length < 2 ? null : `error: not specified, but needed: ${all.join(', ')}`;
}

function prepare(command: Command, terminal: Terminal, report: (missing: string) => void): void {
  command.exitOverride().showSuggestionAfterError().configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    writeErr: (text) => terminal.err(text),
    outputError: (text, write) => {
      const missing = text.startsWith(MISSING) ? allMissing(command) : null;
      if (missing !== null) report(missing);
      write(missing === null ? text : `${missing}\n`);
    },
    getOutHelpWidth: () => terminal.width,
  });
  if (command.parent !== null) command.option('--verbose', 'show the stack of an error of ours');
}
