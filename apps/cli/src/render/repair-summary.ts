import type { LotShift, OperationMove } from '@lotwright/domain';
import type { RepairedPlan } from '@lotwright/planning';
import type { Instant, ZoneId } from '@lotwright/time';
import { counted, lengthText, whenText } from './figures.js';
import { unplannedOrders } from './plan-summary.js';
import type { Style } from './style.js';
import { table } from './table.js';

const LISTED_MOVES = 40;
const LISTED_LOTS = 20;

/** What a repair moves and why, and which lots get later or sooner. */
export function repairSummary({ report, plan, verdict }: RepairedPlan, zone: ZoneId, width: number, style: Style): string {
  const { moves, shifts, lost, budget } = report;
  const limit = budget.limit === null ? 'no limit' : `limit ${budget.limit}`;
  const over = budget.limit !== null && budget.used > budget.limit;
  const facts = [
    `${style.dim('Nervousness budget')}  ${counted(budget.used, 'slushy operation')} moved, ${limit}${over ? style.risk(': more than the budget; mending found no way with fewer') : ''}`,
    `${style.dim('Checked')}             ${verdict.feasible ? style.good('no rule broken') : style.trouble(counted(verdict.violations.length, 'violation'))} (independent checker)`,
  ];
  const parts = [style.bold(headline(report)), facts.join('\n')];
  if (moves.length > 0) parts.push(movesTable(moves, zone, style));
  if (shifts.length > 0) parts.push(lotsTable(shifts, zone, style));
  if (lost.length > 0) parts.push(`${style.trouble(counted(lost.length, 'lot'))} lost ${lost.length === 1 ? 'its place' : 'their places'}: ${lost.join(', ')}.`);
  if (plan.unplanned.length > 0) parts.push(unplannedOrders(plan, width, style));
  return parts.join('\n\n');
}

/** What happened in one sentence. Lots that had no place before are placed, not moved. */
function headline({ moves, shifts, lost }: RepairedPlan['report']): string {
  const placed = shifts.filter(({ arrival: { before, after } }) => before === null && after !== null).length;
  const placing = placed === 0 ? '' : `${counted(placed, 'lot')} without a place before ${placed === 1 ? 'has' : 'have'} one now`;
  if (moves.length === 0) return placing === '' ? (lost.length === 0 ? 'Nothing had to move.' : 'No other lot had to move.') : `${placing}; nothing else had to move.`;
  return `${counted(moves.length, 'operation')} of ${counted(new Set(moves.map((m) => m.order)).size, 'lot')} moved${placing === '' ? '' : `; ${placing}`}.`;
}

function movesTable(moves: readonly OperationMove[], zone: ZoneId, style: Style): string {
  const place = (at: Instant, equipment: string | null): string => `${whenText(at, zone)}${equipment === null ? '' : ` ${equipment}`}`;
  const rows = moves.slice(0, LISTED_MOVES).map((m) => [m.order, m.operation, place(m.from.start, m.from.equipment), place(m.to.start, m.to.equipment), m.text]);
  const columns = ['moved lot', 'operation', 'from', 'to', 'because'].map((title) => ({ title, align: 'left' as const }));
  return withRest(table(columns, rows, style), moves.length - LISTED_MOVES, style);
}

function lotsTable(shifts: readonly LotShift[], zone: ZoneId, style: Style): string {
  const when = (at: Instant | null): string => (at === null ? '–' : whenText(at, zone));
  const rows = shifts.slice(0, LISTED_LOTS).map((s) => {
    const windows = s.missedWindows.after - s.missedWindows.before;
    const notes = [windows > 0 ? style.trouble(`misses ${counted(windows, 'window')} more`) : '', s.gaveWayTo.length > 0 ? `gave way to ${s.gaveWayTo.join(', ')}` : ''];
    return [s.order, when(s.arrival.before), when(s.arrival.after), difference(s), notes.filter((note) => note !== '').join('; ')];
  });
  const columns = [
    { title: 'lot', align: 'left' as const }, { title: 'arrived', align: 'left' as const }, { title: 'arrives', align: 'left' as const }, { title: 'change', align: 'left' as const },
    { title: '', align: 'left' as const },
  ];
  return withRest(table(columns, rows, style), shifts.length - LISTED_LOTS, style);
}

function difference({ arrival: { before, after } }: LotShift): string {
  if (after === null) return 'no place';
  if (before === null) return 'new';
  if (after === before) return 'same arrival';
  return `${lengthText(Math.abs(after - before))} ${after > before ? 'later' : 'sooner'}`;
}

function withRest(text: string, more: number, style: Style): string {
  return more > 0 ? `${text}\n${style.dim(`… and ${more} more`)}` : text;
}
