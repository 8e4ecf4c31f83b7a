import { LinearProgramBuilder, solve } from '@lotwright/lp';
import type { LpSolution } from '@lotwright/lp';
import type { Cohort } from './cohorts.js';
import type { CapacityModel } from './resources.js';

/** Longest delay that the levelling considers, weeks; what fits nowhere within it is counted as beyond. */
export const LONGEST_DELAY_WEEKS = 12;
/** What an order beyond counts as: a year. Less would make it worth while to drop an order so that many others gain a few days each. */
const BEYOND_WEEKS = 52;
const DAYS_PER_WEEK = 7;
const ROUNDING = 1e-6;

/** Where the levelling puts the work. */
export interface Levelling {
  /** Σ weight × days of delay; an order beyond counts as a year. */
  readonly weightedDays: number;
  /** Orders (continuous) that fit nowhere within the longest delay. */
  readonly beyond: number;
  /** Σ days of delay of all orders, unweighted; an order beyond counts as a year. */
  readonly days: number;
  /** Placed load per resource and week. */
  readonly load: readonly Float64Array[];
  /** Per resource: the sum of its weekly prices, in weighted days per unit; never positive. */
  readonly price: readonly number[];
  /** Capacity rows that entered the program. */
  readonly rows: readonly CapacityRow[];
}

/** A row of the program: one resource in one week. */
export interface CapacityRow {
  readonly resource: number;
  readonly week: number;
}

/**
 * Decides in which week each cohort's work is done: a continuous share per week of delay, at least zero, minimising
 * Σ weight × delay under the weekly capacities plus `more` units of each resource in every week. Beyond the rows to `begin` with, capacity rows enter only
 * once a solution breaks them: the result is the optimum of the whole program, because it keeps all of them.
 * @throws Error when the linear program has no proven optimum.
 */
export function level(model: CapacityModel, cohorts: readonly Cohort[], more: ReadonlyMap<number, number> = new Map(), begin: readonly CapacityRow[] = []): Levelling {
  const takes = cohorts.map((cohort) => Array.from({ length: LONGEST_DELAY_WEEKS + 1 }, (_, delay) => take(model, cohort, delay)));
  const limit = (row: CapacityRow): number => model.capacities[row.resource].capacity[row.week] + (more.get(row.resource) ?? 0);
  const rows = new Map(begin.map((row) => [rowName(row), row]));
  for (;;) {
    const solution = solveRows(takes, cohorts, [...rows.values()], limit);
    const load = loadOf(model, takes, solution);
    const broken = brokenRows(model, load, limit).filter((row) => !rows.has(rowName(row)));
    if (broken.length === 0) return report(model, cohorts, rows, solution, load);
    for (const row of broken) rows.set(rowName(row), row);
  }
}

function solveRows(takes: readonly (readonly Float64Array[][])[], cohorts: readonly Cohort[], rows: readonly CapacityRow[], limit: (row: CapacityRow) => number): LpSolution {
  const builder = new LinearProgramBuilder('min');
  cohorts.forEach((cohort, c) => {
    for (let delay = 0; delay <= LONGEST_DELAY_WEEKS + 1; delay++) builder.variable(share(c, delay), cohort.weight * cohort.orders * delayDays(delay));
  });
  cohorts.forEach((_, c) => {
    const terms = Array.from({ length: LONGEST_DELAY_WEEKS + 2 }, (__, delay) => ({ variable: share(c, delay), coefficient: 1 }));
    builder.constraint(`cohort ${c}`, terms, '>=', 1);
  });
  for (const row of rows) {
    const terms = cohorts.flatMap((_, c) => takes[c].map((t, delay) => ({ variable: share(c, delay), coefficient: t[row.resource][row.week] })));
    builder.constraint(rowName(row), terms.filter((t) => t.coefficient > 0), '<=', limit(row));
  }
  const outcome = solve(builder.build());
  if (outcome.status !== 'optimal') throw new Error(`the rough cut has no proven optimum (${outcome.status}) with ${cohorts.length} cohorts and ${rows.length} capacity rows`);
  return outcome;
}

/** Load per resource and week of a whole cohort when it begins `delay` weeks late. Work never falls into a week without any capacity: it moves on to the next. */
function take(model: CapacityModel, cohort: Cohort, delay: number): Float64Array[] {
  const weeks = model.capacities.length > 0 ? model.capacities[0].capacity.length : 0;
  const load = model.capacities.map(() => new Float64Array(weeks));
  for (const [key, counts] of cohort.work) {
    for (const { resource, amount } of model.uses.get(key) ?? []) {
      const { capacity } = model.capacities[resource];
      counts.forEach((count, offset) => {
        let week = cohort.week + offset + delay;
        while (week < weeks && (capacity[week] <= 0 || !Number.isFinite(amount[week]))) week++;
        if (week < weeks) load[resource][week] += count * amount[week];
      });
    }
  }
  return load;
}

function loadOf(model: CapacityModel, takes: readonly (readonly Float64Array[][])[], solution: LpSolution): Float64Array[] {
  const load = model.capacities.map(({ capacity }) => new Float64Array(capacity.length));
  takes.forEach((byDelay, c) => {
    byDelay.forEach((taken, delay) => {
      const part = solution.values.get(share(c, delay))!;
      if (part === 0) return;
      taken.forEach((weeks, r) => weeks.forEach((amount, w) => (load[r][w] += amount * part)));
    });
  });
  return load;
}

function brokenRows(model: CapacityModel, load: readonly Float64Array[], limit: (row: CapacityRow) => number): CapacityRow[] {
  return model.capacities.flatMap((_, resource) =>
    [...load[resource]].flatMap((value, week) => (value > limit({ resource, week }) * (1 + ROUNDING) + ROUNDING ? [{ resource, week }] : [])),
  );
}

function report(model: CapacityModel, cohorts: readonly Cohort[], rows: ReadonlyMap<string, CapacityRow>, solution: LpSolution, load: readonly Float64Array[]): Levelling {
  const price = model.capacities.map(() => 0);
  for (const [name, row] of rows) price[row.resource] += solution.prices.get(name)!;
  let days = 0;
  let beyond = 0;
  cohorts.forEach((cohort, c) => {
    for (let delay = 0; delay <= LONGEST_DELAY_WEEKS + 1; delay++) days += cohort.orders * delayDays(delay) * solution.values.get(share(c, delay))!;
    beyond += cohort.orders * solution.values.get(share(c, LONGEST_DELAY_WEEKS + 1))!;
  });
  return { weightedDays: solution.objective, beyond, days, load, price, rows: [...rows.values()] };
}

/** Days that `delay` weeks count for; one week more than the longest stands for beyond. */
function delayDays(delay: number): number {
  return (delay > LONGEST_DELAY_WEEKS ? BEYOND_WEEKS : delay) * DAYS_PER_WEEK;
}

function share(cohort: number, delay: number): string {
  return `${cohort}+${delay}`;
}

function rowName({ resource, week }: CapacityRow): string {
  return `resource ${resource} week ${week}`;
}
