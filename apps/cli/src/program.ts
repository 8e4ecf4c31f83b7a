import { Command } from 'commander';
import { benchCommand } from './commands/bench.js';
import { checkCommand } from './commands/check.js';
import { compareCommand } from './commands/compare.js';
import { demoCommand } from './commands/demo.js';
import { explainCommand } from './commands/explain.js';
import { loadCommand } from './commands/load.js';
import { planCommand } from './commands/plan.js';
import { quoteCommand } from './commands/quote.js';
import { repairCommand } from './commands/repair.js';
import type { ExitCode } from './terminal/exit.js';
import type { Terminal } from './terminal/terminal.js';

/** Version of the command; the engine says its own in every plan. */
export const VERSION = '0.1.0';

/** The whole command: definitions only, so that the reference page can be written from them. `finish` takes the exit code of the command that ran. */
export function program(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const root = new Command('lotwright')
    .description('Finite-capacity scheduling for plants whose every batch is for one patient.')
    .version(VERSION, '--version', 'print the version')
    .option('--verbose', 'show the stack of an error of ours')
    .configureHelp({ showGlobalOptions: false })
    .addHelpText(
      'after',
      `\nExit codes: 0 feasible or done, 2 input not accepted, 3 partial or violations found, 1 our fault.\n\nBegin with:\n  ${terminal.command} demo alder --lots 60 --seed 1 --out demo\n`,
    );
  const commands = [
    planCommand(terminal, finish), checkCommand(terminal, finish), explainCommand(terminal, finish), demoCommand(terminal, finish), compareCommand(terminal, finish),
    loadCommand(terminal, finish), repairCommand(terminal, finish), quoteCommand(terminal, finish), benchCommand(finish),
  ];
  for (const command of commands) root.addCommand(command);
  return root;
}
