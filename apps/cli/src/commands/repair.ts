import { Command, Option } from 'commander';
import { PRICE_PER_MOVE } from '@lotwright/engine';
import { writePlan } from '@lotwright/intake';
import { repairPlan } from '@lotwright/planning';
import type { InForceOptions } from '../files/in-force.js';
import { readInForce } from '../files/in-force.js';
import { caseFiles, refuseUnwritableCase, writeCase } from '../files/write-case.js';
import { refuseUnwritable, writeWhole } from '../files/write-file.js';
import { repairSummary } from '../render/repair-summary.js';
import { EXIT, RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { inForceOptions, jsonOption, typedAgain } from './case-options.js';
import { eventOptions, eventsOf } from './event-options.js';
import type { EventOptions } from './event-options.js';
import { dated } from './dated.js';
import { acceptedPlan } from './search.js';
import { whole } from './search-options.js';

/** Milliseconds of polishing when neither milliseconds nor steps are given. */
const DEFAULT_POLISH = 500;

interface RepairOptions extends EventOptions {
  readonly out: string;
  readonly case?: string;
  readonly json?: boolean;
  readonly polish?: number;
  readonly steps?: number;
  readonly seed: number;
  readonly price: number;
}

/** `lotwright repair`. */
export function repairCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('repair').summary('repair the plan in force after something has happened').description(
    'Repairs the plan in force with as little moved as possible: frozen and pinned work stays, what an event has made impossible is mended around what stands, then the plan is polished within the nervousness budget. Prints every moved operation with its reason, and which lots get later. Events: docs/engine/repair.md.',
  );
  for (const option of [...inForceOptions(), ...eventOptions()]) command.addOption(option);
  return command
    .addOption(new Option('--polish <MS>', `milliseconds to improve the repaired plan; ${DEFAULT_POLISH} when no steps are given either`).argParser((text) => whole(text, 0)))
    .addOption(new Option('--steps <N>', 'polish this many steps: the same plan on every machine').argParser((text) => whole(text, 0)))
    .addOption(new Option('--seed <K>', 'seed of the polishing').argParser((text) => whole(text, 0)).default(1))
    .addOption(new Option('--price <minutes>', 'weighted minutes of turnaround that one unit of move weight must gain').argParser((text) => whole(text, 0)).default(PRICE_PER_MOVE))
    .requiredOption('--out <file>', 'where the repaired plan goes, written whole or not at all')
    .option('--case <dir>', 'directory for the case after the events, made when it is missing: plant.json, and orders.json with actuals and pins; the repaired plan is a plan of it')
    .addOption(jsonOption())
    .action(async (options: RepairOptions & InForceOptions) => {
      if (options.out === '-') throw new RequestRefused('--out - cannot be used here.', 'Give --out a file.');
      await refuseUnwritable(options.out);
      if (options.case !== undefined) await refuseUnwritableCase(options.case);
      const inForce = await readInForce(options, terminal);
      const events = await eventsOf(options, inForce, terminal);
      const milliseconds = options.polish ?? (options.steps === undefined ? DEFAULT_POLISH : null);
      const begun = terminal.stopwatch();
      const polish = { seed: options.seed, steps: options.steps ?? null, milliseconds, pricePerMove: options.price };
      const repaired = repairPlan(inForce, events, inForce.now, polish, { clock: terminal.stopwatch });
      const seconds = (terminal.stopwatch() - begun) / 1000;
      acceptedPlan({ ...repaired, interrupted: false, seconds });
      const { zone } = inForce.plant;
      if (options.case !== undefined) await writeCase(options.case, repaired.planningCase);
      await writeWhole(options.out, writePlan(repaired.plan, zone));
      const code = repaired.plan.unplanned.length > 0 ? EXIT.partial : EXIT.fine;
      if (options.json) terminal.out(JSON.stringify({ exitCode: code, out: options.out, case: options.case ?? null, seconds: Number(seconds.toFixed(3)), ...(dated(repaired.report, zone) as object) }, null, 2));
      else terminal.out(`${events.length === 0 ? 'No event is given: the plan is only brought up to the actuals, and polished.\n\n' : ''}${repairSummary(repaired, zone, terminal.width, terminal.style)}\n\nWritten to ${options.out}.${nextStep(options, terminal.command)}`);
      finish(code);
    });
}

/** How the repaired plan is judged: against the case after the events, which differs from the files that were given. */
function nextStep(options: RepairOptions & InForceOptions, command: string): string {
  const { case: directory, plan, out } = options;
  if (directory === undefined) return ' With --case DIR the plant and the orders after the events are written, too: what "check" needs to judge it again.';
  // The orders written there hold actuals and pins, too.
  const again = typedAgain({ ...options, ...caseFiles(directory), actuals: undefined, pins: undefined, published: plan });
  return ` To judge it again: ${command} check${again} ${out}`;
}
