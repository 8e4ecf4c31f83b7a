import { localParts, shift } from '@lotwright/time';
import type { LocalDate, Minutes } from '@lotwright/time';
import type { Operation, Phase, Plant, PlanningCase, Process } from '@lotwright/domain';
import { processOf } from '@lotwright/domain';
import { cohortsOf, nominalStarts } from './cohorts.js';
import type { NominalLength } from './cohorts.js';
import { level, LONGEST_DELAY_WEEKS } from './levelling.js';
import { Opening, openMinutes } from './opening.js';
import { capacityModel } from './resources.js';
import type { LoadUnit, ResourceKind, WeeklyCapacity } from './resources.js';
import type { Week } from './weeks.js';
import { weeksFrom } from './weeks.js';

/** One resource in one week, all in the resource's unit. */
export interface WeekLoad {
  readonly week: string;
  /** Work that falls into the week when nobody waits. */
  readonly asked: number;
  /** Work the levelling puts there. */
  readonly load: number;
  /** What really fits. */
  readonly capacity: number;
}

/** Load against capacity of one resource. */
export interface ResourceLoad {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly name: string;
  readonly unit: LoadUnit;
  readonly weeks: readonly WeekLoad[];
  /** Starts that fit in the busiest week, where one kind of work only uses the resource. */
  readonly startsThatFit: number | null;
  /** Asked work over capacity in the weeks in which there is any; `null` when the resource offers nothing at all. */
  readonly share: number | null;
  /** The week with the highest asked share. */
  readonly busiest: { readonly week: string; readonly share: number } | null;
  /** Weighted days of turnaround saved, over all orders, by one more unit in every week; 0 when the resource holds nobody up. */
  readonly valueOfOneMore: number;
}

/** A week by its ISO number and its dates in the plant's zone, both included. */
export interface CalendarWeek {
  readonly week: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Weekly load against capacity, and what one more unit of each resource would buy. Instants and durations do not occur: it is JSON as it stands. */
export interface RoughCut {
  readonly weeks: readonly CalendarWeek[];
  readonly orders: number;
  /** Sorted by share, highest first. */
  readonly resources: readonly ResourceLoad[];
  /** Days an order waits for capacity on average, calendars aside; an order beyond counts as a year. */
  readonly averageDelayDays: number;
  /** Σ urgency weight × days of delay; an order beyond counts as a year. */
  readonly weightedDelayDays: number;
  /** Orders (continuous) that no week within {@link longestDelayWeeks} could take. */
  readonly beyond: number;
  readonly longestDelayWeeks: number;
}

/** Choices of a rough cut. */
export interface RoughCutOptions {
  /** Count expected re-makes and invalid results too; a plan has none of them. */
  readonly repeats: boolean;
}

/**
 * Rough-cut capacity plan: every order's work is spread over weeks at its release plus nominal lead times, then levelled by linear
 * program so that no week holds more than really fits. Calendars count through what fits per week; exact times do not.
 * Work longer than a week counts in the week it starts in.
 */
export function roughCut(input: Pick<PlanningCase, 'plant' | 'orders' | 'actuals' | 'now'>, options: RoughCutOptions): RoughCut {
  const { plant, now } = input;
  const length = nominalLength(plant, input);
  const weeks = weeksFrom(now, plant.zone, horizonWeeks(input, length));
  const processes = plant.processes.filter((p) => input.orders.some((o) => !o.cancelled && o.process === p.id && o.processVersion === p.version));
  const model = capacityModel(plant, processes, weeks);
  const cohorts = cohortsOf(input, weeks, length, options.repeats);
  const levelled = level(model, cohorts);
  const free = { capacities: model.capacities.map((c) => ({ ...c, capacity: c.capacity.map((n) => (n > 0 ? Infinity : 0)) })), uses: model.uses };
  const asked = level(free, cohorts).load;
  const resources = model.capacities.map((capacity, r) => {
    const saved = levelled.price[r] < 0 ? levelled.weightedDays - level(model, cohorts, new Map([[r, 1]]), levelled.rows).weightedDays : 0;
    return resourceLoad(capacity, weeks, asked[r], levelled.load[r], Math.max(0, saved));
  });
  const orders = cohorts.reduce((n, c) => n + c.orders, 0);
  return {
    weeks: weeks.map((week) => ({ week: week.label, from: localParts(week.start, plant.zone).date, to: localParts(shift(week.end, -1), plant.zone).date })),
    orders,
    resources: resources.sort((a, b) => (b.share ?? Infinity) - (a.share ?? Infinity) || (a.id < b.id ? -1 : 1)),
    averageDelayDays: orders === 0 ? 0 : levelled.days / orders,
    weightedDelayDays: levelled.weightedDays,
    beyond: levelled.beyond,
    longestDelayWeeks: LONGEST_DELAY_WEEKS,
  };
}

function resourceLoad(capacity: WeeklyCapacity, weeks: readonly Week[], asked: Float64Array, load: Float64Array, valueOfOneMore: number): ResourceLoad {
  const first = asked.findIndex((n) => n > 0);
  const last = asked.findLastIndex((n) => n > 0);
  const used = weeks.map((_, w) => w).filter((w) => first >= 0 && w >= first && w <= last);
  const total = used.reduce((sum, w) => sum + capacity.capacity[w], 0);
  const offers = capacity.capacity.some((n) => n > 0);
  const shares = used.filter((w) => capacity.capacity[w] > 0).map((w) => ({ w, share: asked[w] / capacity.capacity[w] }));
  const top = shares.reduce<{ w: number; share: number } | null>((best, s) => (best === null || s.share > best.share ? s : best), null);
  return {
    kind: capacity.kind,
    id: capacity.id,
    name: capacity.name,
    unit: capacity.unit,
    weeks: weeks.map((week, w) => ({ week: week.label, asked: asked[w], load: load[w], capacity: capacity.capacity[w] })),
    startsThatFit: capacity.starts === null || top === null ? null : capacity.starts[top.w],
    share: offers ? (total > 0 ? used.reduce((sum, w) => sum + asked[w], 0) / total : 0) : null,
    busiest: top === null ? null : { week: weeks[top.w].label, share: top.share },
    valueOfOneMore,
  };
}

function horizonWeeks(input: Pick<PlanningCase, 'plant' | 'orders' | 'actuals' | 'now'>, length: NominalLength): number {
  let latest = input.now;
  for (const order of input.orders) {
    const process = processOf(input.plant, order);
    if (order.cancelled || process === undefined) continue;
    for (const at of nominalStarts(process, order, input.actuals, input.now, length).values()) if (at > latest) latest = at;
  }
  return Math.ceil((latest - input.now) / (7 * 1440)) + LONGEST_DELAY_WEEKS + 4;
}

/** Phases at nominal speed; paper review stretches as its calendar is open. A sample of five weeks decides the stretch. */
function nominalLength(plant: Plant, { now }: { readonly now: PlanningCase['now'] }): NominalLength {
  const sample = 5 * 7 * 1440;
  const opening = new Opening(plant, now, shift(now, sample));
  const stretch = (calendar: Parameters<Opening['of']>[0]): number => {
    const open = openMinutes(opening.of(calendar), now, shift(now, sample));
    return open > 0 ? sample / open : 1;
  };
  const lengths = new Map<Operation, number>();
  return (_process: Process, operation: Operation) => {
    let minutes = lengths.get(operation);
    if (minutes === undefined) lengths.set(operation, (minutes = workMinutes(plant, operation, stretch)));
    return minutes;
  };
}

function workMinutes(plant: Plant, { requirement, phases }: Operation, stretch: (calendar: Parameters<Opening['of']>[0]) => number): Minutes {
  const sum = (list: readonly Phase[], factor: number): number => list.reduce((n, p) => n + p.duration.mode * (p.work === 'interruptible' ? factor : 1), 0);
  switch (requirement.kind) {
    case 'run':
      return sum(plant.qcMethods.find((m) => m.id === requirement.method)!.phases, 1) as Minutes;
    case 'session':
      return plant.sessions.find((s) => s.id === requirement.session)!.duration;
    case 'people':
      return Math.round(sum(phases, stretch(requirement.calendar))) as Minutes;
    default:
      return sum(phases, 1) as Minutes;
  }
}
