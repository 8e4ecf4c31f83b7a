import { Argument, Command } from 'commander';
import { join } from 'node:path';
import { cutAt, DEMO_PLANTS, demoMonday, demoPlant, generateOrders, openOrders } from '@lotwright/demo';
import type { DemoPlantName } from '@lotwright/demo';
import type { Actual, Order, Plant } from '@lotwright/domain';
import { writeActualsCsv, writeOrdersCsv, writePlant } from '@lotwright/intake';
import { formatInstant, parseLocalDate, resolveLocal, shift } from '@lotwright/time';
import type { Instant, LocalTime } from '@lotwright/time';
import { planningCase } from '../files/case-files.js';
import { makeDirectory, writeWhole } from '../files/write-file.js';
import { counted } from '../render/figures.js';
import { EXIT, RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { jsonOption } from './case-options.js';
import { acceptedPlan, search } from './search.js';
import { whole } from './search-options.js';

const WEEK = 7 * 24 * 60;
/** Steps of the plan that the work in progress is cut from: enough for a plant in its stride, and the same everywhere. */
const HISTORY_STEPS = 200;
const MOST_LOTS = 100_000;

interface DemoOptions {
  readonly lots: number;
  readonly seed: number;
  readonly start?: string;
  readonly wip: number;
  readonly out: string;
  readonly json?: boolean;
}

interface DemoFiles {
  readonly plant: Plant;
  readonly orders: readonly Order[];
  readonly actuals: readonly Actual[];
}

/** `lotwright demo`. */
export function demoCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('demo')
    .summary('write the files of a demo plant')
    .description('Writes plant.json and orders.csv of a fictitious plant; with --wip also actuals.csv: the plant as it stands after so many weeks of work. The same arguments give the same files.')
    .addArgument(new Argument('<plant>', 'alder: 20 lots a week; birch: 5,000 patients a year').choices(DEMO_PLANTS))
    .option('--lots <N>', 'open orders', (text) => whole(text, 0), 60)
    .option('--seed <K>', 'seed of the orders', (text) => whole(text, 0), 1)
    .option('--start <date>', 'first day of the plan, YYYY-MM-DD; Monday of next week when left out')
    .option('--wip <weeks>', 'weeks of work in progress', (text) => whole(text, 0), 0)
    .requiredOption('--out <dir>', 'directory for the files; made when it is missing')
    .addOption(jsonOption())
    .action(async (name: DemoPlantName, options: DemoOptions) => {
      if (options.lots > MOST_LOTS) throw new RequestRefused(`--lots ${options.lots} is too many.`, `Up to ${MOST_LOTS} lots can be made up.`);
      if (options.wip > 26) throw new RequestRefused(`--wip ${options.wip} is too long.`, 'Up to 26 weeks: older work has left the plant.');
      const now = startOf(name, options, terminal);
      const files = options.wip === 0 ? freshFiles(name, options, now) : await filesWithWork(name, options, now, terminal);
      await makeDirectory(options.out);
      await writeAll(files, options.out);
      terminal.out(options.json ? machineAnswer(files, options, now, terminal) : humanAnswer(files, options, now, terminal));
      finish(EXIT.fine);
    });
}

function startOf(name: DemoPlantName, { start }: DemoOptions, terminal: Terminal): Instant {
  if (start === undefined) return demoMonday(name, shift(terminal.now(), WEEK));
  const date = parseLocalDate(start);
  if (date === null) throw new RequestRefused(`--start ${start} is not a date.`, 'Write it as YYYY-MM-DD, such as 2026-11-23.');
  return resolveLocal(date, '00:00' as LocalTime, demoPlant(name, terminal.now()).zone).compatible;
}

function freshFiles(name: DemoPlantName, { lots, seed }: DemoOptions, now: Instant): DemoFiles {
  const plant = demoPlant(name, now, lots);
  return { plant, orders: generateOrders(plant, { lots, seed, now }), actuals: [] };
}

/** Plans the weeks before `now` and takes what that plan would have done by then. */
async function filesWithWork(name: DemoPlantName, { lots, seed, wip }: DemoOptions, now: Instant, terminal: Terminal): Promise<DemoFiles> {
  const plant = demoPlant(name, now, lots);
  const from = shift(now, -wip * WEEK);
  // A year of releases at the plant's own rate is more than any horizon of weeks needs; the surplus is cut off again.
  const drawn = generateOrders(plant, { lots: lots + weeklyLots(plant, from, seed) * wip, seed, now: from });
  const past = drawn.filter((order) => order.sequenceRelease < now);
  const history = acceptedPlan(await search(planningCase(plant, past, [], [], from, []), { seed, seconds: null, steps: HISTORY_STEPS }, terminal, 'Making history'));
  const open = [...openOrders(history.plan, past, now), ...drawn.filter((order) => order.sequenceRelease >= now)].slice(0, lots);
  const kept = new Set(open.map((order) => order.id));
  return { plant, orders: open, actuals: cutAt(history.plan, now).filter((actual) => kept.has(actual.order)) };
}

/** Releases of an average week: measured on a long draw, because the rate is the demo's own affair. */
function weeklyLots(plant: Plant, from: Instant, seed: number): number {
  const sample = generateOrders(plant, { lots: 400, seed, now: from });
  const weeks = (sample[sample.length - 1].sequenceRelease - from) / WEEK;
  return Math.ceil(sample.length / Math.max(1, weeks));
}

async function writeAll({ plant, orders, actuals }: DemoFiles, out: string): Promise<void> {
  await writeWhole(join(out, 'plant.json'), writePlant(plant));
  await writeWhole(join(out, 'orders.csv'), writeOrdersCsv(orders, plant.zone));
  if (actuals.length > 0) await writeWhole(join(out, 'actuals.csv'), writeActualsCsv(actuals, plant.zone));
}

function nextCommands({ plant, actuals }: DemoFiles, { out }: DemoOptions, now: Instant, { command }: Terminal): string[] {
  const files = `--plant ${join(out, 'plant.json')} --orders ${join(out, 'orders.csv')}${actuals.length > 0 ? ` --actuals ${join(out, 'actuals.csv')}` : ''}`;
  const plan = join(out, 'plan.json');
  return [`${command} plan ${files} --now ${formatInstant(now, plant.zone)} --seconds 10 --out ${plan}`, `${command} check ${files} ${plan}`];
}

function humanAnswer(files: DemoFiles, options: DemoOptions, now: Instant, terminal: Terminal): string {
  const { style } = terminal;
  const { plant, orders, actuals } = files;
  const work = actuals.length > 0 ? ` and ${counted(actuals.length, 'actual')} of work in progress` : '';
  const written = ['plant.json', 'orders.csv', ...(actuals.length > 0 ? ['actuals.csv'] : [])].map((file) => join(options.out, file));
  return [
    `${style.bold(plant.name)}: ${counted(orders.length, 'open order')}${work}, starting ${formatInstant(now, plant.zone)}.`,
    `Wrote ${written.join(', ')}. Next:`,
    ...nextCommands(files, options, now, terminal).map((line) => `  ${line}`),
  ].join('\n');
}

function machineAnswer(files: DemoFiles, options: DemoOptions, now: Instant, terminal: Terminal): string {
  return JSON.stringify({ exitCode: 0, out: options.out, now: formatInstant(now, files.plant.zone), orders: files.orders.length, actuals: files.actuals.length, next: nextCommands(files, options, now, terminal) }, null, 2);
}
