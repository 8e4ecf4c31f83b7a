import { Command, Option } from 'commander';
import { formatInstant, type Instant, type ZoneId } from '@lotwright/time';
import { PRICE_PER_MOVE } from '@lotwright/engine';
import { writePlan } from '@lotwright/intake';
import { repairPlan } from '@lotwright/planning';
import type { InForceOptions } from '../files/in-force.js';
import { readInForce } from '../files/in-force.js';
import { refuseUnwritable, writeWhole } from '../files/write-file.js';
import { repairSummary } from '../render/repair-summary.js';
import { EXIT, RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { inForceOptions, jsonOption } from './case-options.js';
import { eventOptions, eventsOf } from './event-options.js';
import type { EventOptions } from './event-options.js';
import { acceptedPlan } from './search.js';
import { whole } from './search-options.js';

/** Milliseconds of polishing when neither milliseconds nor steps are given. */
const DEFAULT_POLISH = 500;

interface RepairOptions extends EventOptions {
  readonly out: string;
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
    .addOption(jsonOption())
    .action(async (options: RepairOptions & InForceOptions) => {
      if (options.out === '-') throw new RequestRefused('--out - cannot be used here.', 'Give --out a file.');
      await refuseUnwritable(options.out);
      const inForce = await readInForce(options, terminal);
      const events = await eventsOf(options, inForce, terminal);
      const milliseconds = options.polish ?? (options.steps === undefined ? DEFAULT_POLISH : null);
      const begun = terminal.stopwatch();
      const polish = { seed: options.seed, steps: options.steps ?? null, milliseconds, pricePerMove: options.price };
      const repaired = repairPlan(inForce, events, inForce.now, polish, { clock: terminal.stopwatch });
      const seconds = (terminal.stopwatch() - begun) / 1000;
      acceptedPlan({ ...repaired, interrupted: false, seconds });
      const { zone } = inForce.plant;
      await writeWhole(options.out, writePlan(repaired.plan, zone));
      const code = repaired.plan.unplanned.length > 0 ? EXIT.partial : EXIT.fine;
      if (options.json) terminal.out(JSON.stringify({ exitCode: code, out: options.out, seconds: Number(seconds.toFixed(3)), ...(dated(repaired.report, zone) as object) }, null, 2));
      else terminal.out(`${repairSummary(repaired, zone, terminal.width, terminal.style)}\n\nWritten to ${options.out}.`);
      finish(code);
    });
}

const INSTANTS = new Set(['start', 'end', 'before', 'after', 'arrival', 'patientReady']);

/** Instants of an answer in the plant's zone; minutes and counts stay numbers. */
export function dated(value: unknown, zone: ZoneId, key = '', within = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => dated(one, zone, key, within));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, dated(one, zone, name, key)]));
  return typeof value === 'number' && INSTANTS.has(key) && within !== 'missedWindows' ? formatInstant(value as Instant, zone) : value;
}
