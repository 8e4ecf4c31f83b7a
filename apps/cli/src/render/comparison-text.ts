import type { Comparison, Figure } from '@lotwright/capacity';
import type { Plan } from '@lotwright/domain';
import { daysText, firstOf, grouped, percent, signed } from './figures.js';
import type { Style } from './style.js';
import { table } from './table.js';

/** What is told about the search of a plan. */
export interface Effort {
  readonly plan: { readonly provenance: Pick<Plan['provenance'], 'steps'> };
  readonly interrupted: boolean;
}

/** Both plans side by side with the differences of the figures as shown, and what each was searched with. */
export function comparisonText(comparison: Comparison, asIs: Effort, patched: Effort, style: Style): string {
  const count: Scale = { show: String, difference: (d) => signed(d), unit: 1 };
  const days: Scale = { show: daysText, difference: dayDifference, unit: 144 };
  const shares: Scale = { show: (v) => percent(v), difference: (d) => `${signed(d * 100)} pts`, unit: 0.01 };
  const rows = [
    row('lots planned', comparison.planned, count),
    row('lots not planned', comparison.unplanned, count),
    row('late lots', comparison.late, count),
    row('missed clinic windows', comparison.missedWindows, count),
    row('turnaround P50', comparison.turnaroundP50, days),
    row('turnaround P90', comparison.turnaroundP90, days),
    row('turnaround mean', comparison.turnaroundMean, days),
    ...comparison.utilisation.slice(0, 8).map((u) => row(`used: ${u.name}`, u, shares)),
  ];
  const columns = [{ title: '', align: 'left' }, { title: 'as it is', align: 'right' }, { title: 'patched', align: 'right' }, { title: 'difference', align: 'right' }] as const;
  const only = [lost('Planned only as it is', comparison.onlyBase), lost('Planned only as patched', comparison.onlyPatched)].filter((line) => line !== '');
  return [style.bold(comparison.title), table(columns, rows, style), ...only, effortText(asIs, patched)].join('\n');
}

/** How a kind of figure is written. `unit` is the smallest step that its text shows: differences are of the figures as shown. */
interface Scale {
  readonly show: (value: number) => string;
  readonly difference: (value: number) => string;
  readonly unit: number;
}

function row(name: string, { base, patched }: Figure, { show, difference, unit }: Scale): string[] {
  const cell = (value: number | null): string => (value === null ? '–' : show(value));
  const shown = (value: number): number => Math.round(value / unit) * unit;
  return [name, cell(base), cell(patched), base === null || patched === null ? '' : difference(shown(patched) - shown(base))];
}

/** What each plan was searched with: with unequal steps a part of the differences is search, not plant. */
function effortText(asIs: Effort, patched: Effort): string {
  const of = ({ plan, interrupted }: Effort): string => `${grouped(plan.provenance.steps)} steps${interrupted ? ' (stopped early)' : ''}`;
  const unequal = asIs.plan.provenance.steps !== patched.plan.provenance.steps;
  return `Searched: as it is ${of(asIs)}, patched ${of(patched)}.${unequal ? ' Equal effort: --steps N.' : ''}`;
}

function dayDifference(minutes: number): string {
  const text = signed(minutes / 1440, 1);
  return text === '0' ? '0' : `${text} d`;
}

function lost(what: string, orders: readonly string[]): string {
  if (orders.length === 0) return '';
  return `${what}: ${firstOf(orders, 10)}`;
}
