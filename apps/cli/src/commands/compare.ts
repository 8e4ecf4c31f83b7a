import { Command } from 'commander';
import { compareOutcomes } from '@lotwright/capacity';
import type { Comparison, Figure } from '@lotwright/capacity';
import { patchedCase, readCase } from '../files/case-files.js';
import type { CaseOptions } from '../files/case-files.js';
import { daysText, percent, signed } from '../render/figures.js';
import { table } from '../render/table.js';
import { EXIT } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { caseOptions, jsonOption } from './case-options.js';
import { acceptedPlan, exitOf, search } from './search.js';
import type { Searched } from './search.js';
import { effortOf, searchOptions } from './search-options.js';
import type { SearchOptions } from './search-options.js';

interface CompareOptions extends CaseOptions, SearchOptions {
  readonly patch: string;
  readonly json?: boolean;
}

/** `lotwright compare`. */
export function compareCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('compare').summary('plan the plant as it is and as patched, side by side').description(
    'Plans the same orders on the plant as it is and on the plant as a patch changes it ("one more isolator", "no Saturday shift"), with the same seed and effort, and prints both with their differences. Patches: docs/reference/patch.md.',
  );
  for (const option of [...caseOptions(), ...searchOptions()]) command.addOption(option);
  return command
    .requiredOption('--patch <file>', 'patch file (JSON)')
    .addOption(jsonOption())
    .action(async (options: CompareOptions) => {
      const base = await readCase(options, terminal, terminal.now());
      const { title, planningCase: changed } = await patchedCase(base, options.patch, terminal);
      const effort = effortOf(options);
      const asIs = acceptedPlan(await search(base, effort, terminal, 'As it is'));
      const patched = acceptedPlan(await search(changed, effort, terminal, 'Patched'));
      const comparison = compareOutcomes(title, base, asIs.plan, patched.plan);
      const code = Math.max(exitOf(asIs), exitOf(patched)) as ExitCode;
      terminal.out(options.json ? JSON.stringify({ exitCode: code, ...comparison, base: hashes(asIs), patched: hashes(patched) }, null, 2) : answer(comparison, terminal));
      finish(code === EXIT.fine ? EXIT.fine : EXIT.partial);
    });
}

function hashes({ plan }: Searched): unknown {
  return { status: plan.status, ...plan.provenance };
}

function answer(comparison: Comparison, { style }: Terminal): string {
  const count = (value: number): string => String(value);
  const rows = [
    row('lots planned', comparison.planned, count, (d) => signed(d)),
    row('lots not planned', comparison.unplanned, count, (d) => signed(d)),
    row('late lots', comparison.late, count, (d) => signed(d)),
    row('missed clinic windows', comparison.missedWindows, count, (d) => signed(d)),
    row('turnaround P50', comparison.turnaroundP50, daysText, dayDifference),
    row('turnaround P90', comparison.turnaroundP90, daysText, dayDifference),
    row('turnaround mean', comparison.turnaroundMean, daysText, dayDifference),
    ...comparison.utilisation.slice(0, 8).map((u) => row(`used: ${u.name}`, u, (v) => percent(v), (d) => `${signed(d * 100)} pts`)),
  ];
  const columns = [{ title: '', align: 'left' }, { title: 'as it is', align: 'right' }, { title: 'patched', align: 'right' }, { title: 'difference', align: 'right' }] as const;
  const only = [lost('Planned only as it is', comparison.onlyBase), lost('Planned only as patched', comparison.onlyPatched)].filter((line) => line !== '');
  return [style.bold(comparison.title), table(columns, rows, style), ...only].join('\n');
}

function row(name: string, figure: Figure, show: (value: number) => string, difference: (value: number) => string): string[] {
  const cell = (value: number | null): string => (value === null ? '–' : show(value));
  return [name, cell(figure.base), cell(figure.patched), figure.difference === null ? '' : difference(figure.difference)];
}

function dayDifference(minutes: number): string {
  const text = signed(minutes / 1440, 1);
  return text === '0' ? '0' : `${text} d`;
}

function lost(what: string, orders: readonly string[]): string {
  if (orders.length === 0) return '';
  return `${what}: ${orders.slice(0, 10).join(', ')}${orders.length > 10 ? ` and ${orders.length - 10} more` : ''}`;
}
