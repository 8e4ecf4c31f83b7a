import type { Plan, PlanningCase, UnplannedOrder, Verdict } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import { counted, datedText, daysText, grouped, lengthText, percent, whenText } from './figures.js';
import type { Style } from './style.js';
import { folded, table } from './table.js';

const LISTED_LATE = 8;
const LISTED_RESOURCES = 5;
const PROVEN = ', proven optimal';

/** The plan in a dozen lines: what is planned, how fast, what is tight, who is late. */
export function planSummary(plan: Plan, planningCase: PlanningCase, verdict: Verdict, style: Style): string {
  const { kpis } = plan;
  const zone = planningCase.plant.zone;
  const orders = kpis.planned + kpis.unplanned;
  const facts: [string, string][] = [['Plant', `${planningCase.plant.name}, now ${datedText(plan.now, zone)} (${zone})`]];
  facts.push(['Lots', `${kpis.planned} of ${orders} planned${kpis.unplanned > 0 ? style.trouble(`, ${kpis.unplanned} not`) : ''}`]);
  if (kpis.turnaroundP50 !== null && kpis.turnaroundP90 !== null) facts.push(['Turnaround', `P50 ${daysText(kpis.turnaroundP50)}, P90 ${daysText(kpis.turnaroundP90)}${proof(plan)}`]);
  facts.push(...pursued(plan, planningCase));
  facts.push(['Late', kpis.late === 0 ? style.good('none') : style.trouble(counted(kpis.late, 'lot'))]);
  if (planningCase.published.length > 0) facts.push(['Moved', movesAgainst(plan, planningCase)]);
  if (kpis.tightestHold !== null) {
    const { order, from, to, left, limit } = kpis.tightestHold;
    facts.push(['Tightest hold', `${lengthText(left)} left of ${lengthText(limit)}, ${from} → ${to} of ${order}`]);
  }
  if (kpis.utilisation.length > 0) facts.push(['Most used', kpis.utilisation.slice(0, LISTED_RESOURCES).map((u) => `${u.name} ${percent(u.share)}`).join(', ')]);
  facts.push(['Checked', verdict.feasible ? style.good('no rule broken') + style.dim(' (independent checker)') : style.trouble(counted(verdict.violations.length, 'violation'))]);
  facts.push(['Proof', `plan ${plan.provenance.planHash.slice(0, 12)}, seed ${plan.provenance.seed}, ${grouped(plan.provenance.steps)} steps`]);
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `${style.dim(name.padEnd(width))}  ${value}`).join('\n');
}

/** What a plan reaches on the levels that only some requests pursue. */
function pursued({ objective, status }: Plan, planningCase: PlanningCase): [string, string][] {
  const facts: [string, string][] = [];
  const proven = status === 'OPTIMAL' ? PROVEN : '';
  for (const { level, value } of objective) {
    if (level === 'makespan') facts.push(['Makespan', value === 0 ? 'nothing to make' : `${lengthText(value)} until the last lot is ready${proven}`]);
    if (level === 'tardiness') facts.push(['Tardiness', value === 0 ? 'none' : `${lengthText(value)} after the first windows, by weight${proven}`]);
    if (level === 'fairness') facts.push(['Waits too long', value === 0 ? 'no lot' : `${lengthText(value)} beyond ${lengthText(planningCase.objective?.longestTurnaround ?? 0)} in all${proven}`]);
  }
  return facts;
}

/** How many operations of the plan in force that have not begun start elsewhere in time or on other equipment. */
function movesAgainst(plan: Plan, { published, actuals }: PlanningCase): string {
  const started = new Set(actuals.filter((a) => a.state === 'running' || a.state === 'done').map((a) => `${a.order} ${a.operation}`));
  const now = new Map(plan.assignments.map((a) => [`${a.order} ${a.operation}`, a]));
  const open = published.filter((a) => !started.has(`${a.order} ${a.operation}`));
  const moved = open.filter((a) => {
    const placed = now.get(`${a.order} ${a.operation}`);
    return placed === undefined || placed.start !== a.start || placed.equipment !== a.equipment;
  });
  return moved.length === 0 ? 'nothing against the plan in force' : `${grouped(moved.length)} of ${counted(open.length, 'operation')} of the plan in force`;
}

/** How good the turnaround is proven to be: nothing where another level is pursued instead. */
function proof(plan: Plan): string {
  if (plan.status === 'OPTIMAL') return plan.lowerBound === null ? '' : PROVEN;
  return plan.gap === null ? '' : `, at most ${percent(plan.gap, 1)} from optimal`;
}

/** The late lots, most late first, each with its longest wait. Empty when there are none. */
export function lateLots(plan: Plan, zone: ZoneId, style: Style): string {
  const late = plan.accounts.filter((a) => a.missedWindows > 0 || a.pastLatestUseful).sort((a, b) => (b.lateBy ?? 0) - (a.lateBy ?? 0));
  if (late.length === 0) return '';
  const rows = late.slice(0, LISTED_LATE).map((a) => {
    const waits = a.entries.filter((e) => e.kind === 'wait').sort((x, y) => y.to - y.from - (x.to - x.from));
    const longest = waits[0];
    const cause = longest === undefined ? 'all of it work' : `${lengthText(longest.to - longest.from)}, ${longest.operation} for ${longest.cause}${longest.resource === null ? '' : ` (${longest.resource})`}`;
    return [a.order, whenText(a.arrival, zone), style.trouble(a.lateBy === null ? '' : `${lengthText(a.lateBy)} late`), counted(a.missedWindows, 'window'), cause];
  });
  const text = table(
    [
      { title: 'late lot', align: 'left' }, { title: 'arrives', align: 'left' }, { title: 'after its window', align: 'right' }, { title: 'missed', align: 'left' },
      { title: 'longest wait', align: 'left' },
    ],
    rows,
    style,
  );
  return late.length > LISTED_LATE ? `${text}\n${style.dim(`… and ${late.length - LISTED_LATE} more`)}` : text;
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[+-]\d\d:\d\d)/g;

/** Every unplanned order with its rule, reason and what would help; orders of one reason, whenever it begins, together. Empty when there are none. */
export function unplannedOrders(plan: Plan, width: number, style: Style): string {
  const alike = new Map<string, UnplannedOrder[]>();
  for (const u of plan.unplanned) {
    const key = JSON.stringify([u.rule, u.operation, u.resource, u.reason.replace(INSTANT, '…'), u.help]);
    alike.set(key, [...(alike.get(key) ?? []), u]);
  }
  return [...alike.values()].map((orders) => unplannedGroup(orders, width, style)).join('\n');
}

function unplannedGroup(orders: readonly UnplannedOrder[], width: number, style: Style): string {
  const [first] = orders;
  const place = [first.operation, first.resource].filter((part) => part !== null).join(', ');
  const names = orders.map((u) => style.trouble(u.order)).join(', ');
  const head = `${names} ${orders.length === 1 ? 'is' : 'are'} not planned: ${first.rule}${place === '' ? '' : ` at ${place}`}`;
  const reason = `${first.reason}${orders.every((u) => u.reason === first.reason) ? '' : ` (${first.order}; the times of the others differ.)`}`;
  return `${folded(head, width, '  ')}\n  ${folded(reason, width - 2, '  ')}\n  ${folded(`${style.dim('What would help:')} ${first.help}`, width - 2, '  ')}`;
}
