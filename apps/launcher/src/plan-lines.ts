import type { LotAccount, Plant } from '@lotwright/domain';
import type { StoredPlan } from '@lotwright/planning';
import { formatInstant } from '@lotwright/time';

/** Five lines about a plan for whoever has just started the program. */
export function planLines({ number, plan, verdict }: StoredPlan, plant: Plant): string[] {
  const { planned, unplanned, turnaroundP50, turnaroundP90, utilisation, tightestHold } = plan.kpis;
  const late = plan.accounts.filter(({ lateBy }) => lateBy !== null && lateBy > 0);
  const [top] = utilisation;
  const checked = verdict.feasible ? 'every rule kept, says the independent checker' : `${verdict.violations.length} rules broken, says the independent checker`;
  return [
    `Plan ${number} of ${plant.name}: ${planned} of ${planned + unplanned} orders planned (${plan.status}); ${checked}`,
    `Turnaround from sequence release: half of the lots within ${days(turnaroundP50)}, nine in ten within ${days(turnaroundP90)}`,
    late.length === 0 ? 'Late: none' : `Late: ${lateLots(late, plant)}`,
    top === undefined ? 'Most used: nothing, no lot is planned' : `Most used over the whole plan: ${top.name}, ${Math.round(top.share * 100)} % of its capacity`,
    tightestHold === null ? 'Tightest hold: none' : `Tightest hold: ${tightestHold.order}, ${tightestHold.left} min left of ${tightestHold.limit} between ${tightestHold.from} and ${tightestHold.to}`,
  ];
}

function lateLots(late: readonly LotAccount[], plant: Plant): string {
  const told = late.slice(0, 3).map(({ order, arrival, lateBy }) => `${order} arrives ${formatInstant(arrival, plant.zone)}, ${days(lateBy)} after its window`);
  return `${told.join('; ')}${late.length > 3 ? `; and ${late.length - 3} more` : ''}`;
}

function days(minutes: number | null): string {
  if (minutes === null) return 'no time';
  return minutes < 1440 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} days`;
}
