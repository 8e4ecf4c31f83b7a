import type { Command } from 'commander';
import { instant } from '@lotwright/time';
import { program } from './program.js';
import { styleFor } from './render/style.js';
import type { Terminal } from './terminal/terminal.js';

/** docs/reference/cli.md: every command, argument and option as commander knows them. */
export function cliReference(): string {
  const root = program(silent(), () => undefined);
  const parts = [
    '# The `lotwright` command',
    'Written by `node apps/cli/dist/reference.js` from the command definitions; a test fails when the two differ.',
    root.description(),
    'Within the checkout: `npx lotwright …`. Results go to standard output, everything else to standard error. Colour and progress bars appear on terminals only; `NO_COLOR` is honoured.',
    ['| exit code | meaning |', '|---|---|', '| 0 | feasible or optimal, or done |', '| 1 | our fault |', '| 2 | input or command line not accepted: every problem is listed |', '| 3 | partial: some orders are unplanned; `check`: rules are broken; `bench`: interrupted |'].join('\n'),
    ...root.commands.map(commandPart),
  ];
  return `${parts.join('\n\n')}\n`;
}

function commandPart(command: Command): string {
  const args = command.registeredArguments.map((a) => `| \`${a.required ? `<${a.name()}>` : `[${a.name()}]`}\` | ${choices(a.description, a.argChoices)} | |`);
  const options = command.options.map((o) => `| \`${o.flags}\` | ${choices(o.description, o.argChoices)} | ${o.mandatory ? 'required' : standing(o.defaultValue, o.negate)} |`);
  const usage = `lotwright ${command.name()} ${command.registeredArguments.map((a) => `<${a.name()}> `).join('')}[options]`;
  return [`## ${command.name()}`, `\`${usage}\``, command.description(), ['| argument or option | meaning | default |', '|---|---|---|', ...args, ...options].join('\n')].join('\n\n');
}

function choices(description: string, words: readonly string[] | undefined): string {
  return words === undefined ? description : `${description} (${words.map((w) => `\`${w}\``).join(', ')})`;
}

function standing(value: unknown, negate: boolean): string {
  return value === undefined || value === false || negate ? '' : `\`${String(value)}\``;
}

/** A terminal nobody listens to: definitions ask for one but never use it. */
function silent(): Terminal {
  return {
    out: () => undefined,
    err: () => undefined,
    style: styleFor(false),
    errStyle: styleFor(false),
    command: 'lotwright',
    live: false,
    width: 100,
    now: () => instant(0),
    stopwatch: () => 0,
    readStdin: () => Promise.resolve(new Uint8Array()),
    onInterrupt: () => () => undefined,
    leave: (code) => {
      throw new Error(`left with ${code}`);
    },
  };
}
