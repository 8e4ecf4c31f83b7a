import { missedWindows } from '@lotwright/domain';
import type { ObjectiveLevel, Plan, PlanningCase } from '@lotwright/domain';

/** A figure of both plans. `null` where a plan has nothing to measure. */
export interface Figure {
  readonly key: string;
  /** What the numbers count; `weighted` is the unit of the objective level. */
  readonly unit: 'lots' | 'windows' | 'minutes' | 'weighted' | 'share';
  readonly base: number | null;
  readonly patched: number | null;
  /** `patched − base`; `null` when either is. */
  readonly difference: number | null;
}

/** Two plans of the same orders side by side: the plant as it is and as patched. Turnarounds are minutes, shares 0 to 1. */
export interface Comparison {
  readonly title: string;
  readonly planned: Figure;
  readonly unplanned: Figure;
  readonly late: Figure;
  /** Σ missed clinic windows of all planned orders. */
  readonly missedWindows: Figure;
  readonly turnaroundP50: Figure;
  readonly turnaroundP90: Figure;
  /** Mean turnaround of the planned orders, minutes. */
  readonly turnaroundMean: Figure;
  readonly objective: readonly (Figure & { readonly key: ObjectiveLevel })[];
  /** Highest first in either plan; at most 12. `null` where a plan does not use the resource. */
  readonly utilisation: readonly (Figure & { readonly name: string })[];
  /** Orders planned in one of the two only. */
  readonly onlyBase: readonly string[];
  readonly onlyPatched: readonly string[];
}

/** Compares the plan of a case with the plan of the same case on a patched plant. */
export function compareOutcomes(title: string, input: Pick<PlanningCase, 'orders'>, base: Plan, patched: Plan): Comparison {
  const both = (key: string, unit: Figure['unit'], of: (plan: Plan) => number | null): Figure => figure(key, unit, of(base), of(patched));
  const plannedIn = (plan: Plan): Set<string> => new Set(plan.accounts.map((a) => a.order));
  const inBase = plannedIn(base);
  const inPatched = plannedIn(patched);
  return {
    title,
    planned: both('planned', 'lots', (p) => p.kpis.planned),
    unplanned: both('unplanned', 'lots', (p) => p.kpis.unplanned),
    late: both('late', 'lots', (p) => p.kpis.late),
    missedWindows: both('missed windows', 'windows', (p) => missed(input, p)),
    turnaroundP50: both('turnaround P50', 'minutes', (p) => p.kpis.turnaroundP50),
    turnaroundP90: both('turnaround P90', 'minutes', (p) => p.kpis.turnaroundP90),
    turnaroundMean: both('turnaround mean', 'minutes', (p) => (p.accounts.length === 0 ? null : p.accounts.reduce((sum, a) => sum + a.turnaround, 0) / p.accounts.length)),
    objective: base.objective.map(({ level }) => ({ ...both(level, 'weighted', (p) => p.objective.find((o) => o.level === level)?.value ?? null), key: level })),
    utilisation: utilisation(base, patched),
    onlyBase: [...inBase].filter((id) => !inPatched.has(id)),
    onlyPatched: [...inPatched].filter((id) => !inBase.has(id)),
  };
}

function missed(input: Pick<PlanningCase, 'orders'>, plan: Plan): number {
  const windows = new Map(input.orders.map((o) => [o.id, o.windows]));
  return plan.accounts.reduce((sum, a) => sum + missedWindows(windows.get(a.order) ?? null, a.arrival), 0);
}

function utilisation(base: Plan, patched: Plan): Comparison['utilisation'] {
  const names = new Map([...patched.kpis.utilisation, ...base.kpis.utilisation].map((u) => [u.resource, u.name]));
  const share = (plan: Plan, resource: string): number | null => plan.kpis.utilisation.find((u) => u.resource === resource)?.share ?? null;
  return [...names]
    .map(([resource, name]) => ({ ...figure(resource, 'share', share(base, resource), share(patched, resource)), name }))
    .sort((a, b) => Math.max(b.base ?? 0, b.patched ?? 0) - Math.max(a.base ?? 0, a.patched ?? 0))
    .slice(0, 12);
}

function figure(key: string, unit: Figure['unit'], base: number | null, patched: number | null): Figure {
  return { key, unit, base, patched, difference: base === null || patched === null ? null : patched - base };
}
