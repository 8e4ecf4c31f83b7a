import { Command } from 'commander';
import { roughCut } from '@lotwright/capacity';
import type { ResourceLoad, RoughCut } from '@lotwright/capacity';
import { readCase } from '../files/case-files.js';
import type { CaseOptions } from '../files/case-files.js';
import { counted, percent } from '../render/figures.js';
import type { Style } from '../render/style.js';
import { table } from '../render/table.js';
import { EXIT } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { caseOptions, jsonOption } from './case-options.js';
import { whole } from './search-options.js';

interface LoadOptions extends CaseOptions {
  readonly repeats: boolean;
  readonly rows: number;
  readonly json?: boolean;
}

const UNITS: Readonly<Record<ResourceLoad['unit'], string>> = { h: 'hour', samples: 'sample', 'position-days': 'position-day', places: 'place' };

/** Options of a case that do not bear on the load. */
const UNUSED = new Set(['published', 'pins', 'objective', 'longestTurnaround', 'weights']);

/** `lotwright load`. */
export function loadCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('load').summary('weekly load against capacity, and the value of one more hour').description(
    'Rough-cut capacity: the work of all orders by week against what really fits (starts that fit the open windows, not hours divided by duration), levelled by a linear program; and what one more unit of each resource in every week would save. Storage places, materials and hold times are not weighed.',
  );
  for (const option of caseOptions().filter((o) => !UNUSED.has(o.attributeName()))) command.addOption(option);
  return command
    .option('--no-repeats', 'leave out expected re-makes and invalid results')
    .option('--rows <N>', 'resources to list; 0 lists all', (text) => whole(text, 0), 15)
    .addOption(jsonOption())
    .action(async (options: LoadOptions) => {
      const planningCase = await readCase(options, terminal, terminal.now());
      const cut = roughCut(planningCase, { repeats: options.repeats });
      terminal.out(options.json ? JSON.stringify({ exitCode: 0, ...cut }, null, 2) : answer(cut, options, terminal));
      finish(EXIT.fine);
    });
}

function answer(cut: RoughCut, options: LoadOptions, { style }: Terminal): string {
  if (cut.orders === 0) return 'There are no open orders: no load.';
  const used = cut.resources.filter((r) => r.share === null || r.weeks.some((w) => w.asked > 0));
  const listed = options.rows === 0 ? used : used.slice(0, options.rows);
  const columns = [
    { title: 'resource', align: 'left' }, { title: 'load', align: 'right' }, { title: 'busiest week', align: 'left' }, { title: 'asked', align: 'right' },
    { title: 'fits', align: 'right' }, { title: 'unit', align: 'left' }, { title: 'one more a week saves', align: 'right' },
  ] as const;
  const lines = [
    `${style.bold(`${counted(cut.orders, 'open lot')}, week by week`)}${options.repeats ? style.dim(' (expected re-makes and invalid results included)') : ''}`,
    table(columns, listed.map((r) => resourceRow(r, toldApart(r, used), style)), style),
  ];
  if (listed.length < used.length) lines.push(style.dim(`… and ${used.length - listed.length} less loaded; --rows 0 lists all`));
  lines.push(verdict(cut, style));
  return lines.join('\n');
}

const KINDS: Readonly<Record<ResourceLoad['kind'], string>> = { equipment: 'equipment', 'qc-method': 'method', positions: 'positions', session: 'session', crew: 'crew' };

/** The name, with what it is where another resource is called the same. */
function toldApart({ name, kind }: ResourceLoad, all: readonly ResourceLoad[]): string {
  return all.some((other) => other.name === name && other.kind !== kind) ? `${name} (${KINDS[kind]})` : name;
}

function resourceRow(r: ResourceLoad, name: string, style: Style): string[] {
  const week = r.busiest === null ? null : r.weeks.find((w) => w.week === r.busiest!.week)!;
  const share = r.share === null ? 'no capacity' : percent(r.share);
  const busiest = r.busiest === null ? '' : `${r.busiest.week} ${percent(r.busiest.share)}`;
  const value = r.valueOfOneMore < 0.005 ? '0' : style.trouble(`${r.valueOfOneMore.toFixed(1)} d per ${UNITS[r.unit]}`);
  return [name, share, r.busiest !== null && r.busiest.share > 1 ? style.trouble(busiest) : busiest, week === null ? '' : week.asked.toFixed(1), week === null ? '' : week.capacity.toFixed(1), r.unit, value];
}

function verdict(cut: RoughCut, style: Style): string {
  if (cut.beyond > 0.05) return style.trouble(`${cut.beyond.toFixed(1)} lots find no week within ${cut.longestDelayWeeks} weeks: the load does not fit.`);
  if (cut.averageDelayDays < 0.05) return style.good('Everything fits in its own week.') + style.dim(' Queues inside the week are the schedule\'s business: lotwright plan.');
  return `Lots wait ${cut.averageDelayDays.toFixed(1)} d for capacity on average. Saved days are weighted by urgency, over all lots.`;
}
