import type { Crew, CrewDemand, Operation, OperationId, Order, OrderId, Phase, Plan, Plant, Requirement } from '@lotwright/domain';
import { intersect, localParts, openIntervals, resolveLocal, totalLength, union } from '@lotwright/time';
import type { Instant, Interval, LocalDate, LocalTime, Minutes } from '@lotwright/time';

const DAYS = 14;

/** One day of a crew, summed over heads. */
export interface CrewDay extends Interval {
  readonly onDuty: Minutes;
  readonly asked: Minutes;
}

/** A crew and its days from the now of the plan on. */
export interface CrewView {
  readonly crew: Crew;
  readonly days: readonly CrewDay[];
}

interface Demand extends Interval {
  readonly heads: number;
}

/** Heads on duty against heads asked for, for two weeks from the day of now. No days while there is no plan. */
export function crewLoad(plant: Plant, orders: readonly Order[], plan: Plan | null): CrewView[] {
  if (plan === null) return plant.crews.map((crew) => ({ crew, days: [] }));
  const days = daysFrom(plan.now, plant);
  const demands = demandsByCrew(plant, orders, plan, days[0].start, days.at(-1)!.end);
  return plant.crews.map((crew) => ({
    crew,
    days: days.map((day) => ({ ...day, onDuty: onDuty(crew, plant, day), asked: asked(demands.get(crew.id) ?? [], day) })),
  }));
}

function daysFrom(now: Instant, plant: Plant): Interval[] {
  const midnight = (date: LocalDate) => resolveLocal(date, '00:00' as LocalTime, plant.zone).compatible;
  const first = Date.parse(`${localParts(now, plant.zone).date}T00:00Z`);
  const starts = Array.from({ length: DAYS + 1 }, (_, day) => midnight(dateText(first, day)));
  return starts.slice(0, DAYS).map((start, day) => ({ start, end: starts[day + 1] }));
}

function dateText(first: number, day: number): LocalDate {
  return new Date(first + day * 86_400_000).toISOString().slice(0, 10) as LocalDate;
}

function onDuty(crew: Crew, plant: Plant, day: Interval): Minutes {
  const rostered = crew.rosters.reduce((sum, { calendar, heads }) => {
    const rules = plant.calendars.find(({ id }) => id === calendar);
    return sum + (rules === undefined ? 0 : heads * totalLength(openIntervals(rules, plant.zone, day.start, day.end)));
  }, 0);
  const absent = crew.absences.reduce((sum, absence) => sum + absence.heads * totalLength(intersect([absence], [day])), 0);
  return Math.max(0, rostered - absent) as Minutes;
}

function asked(demands: readonly Demand[], day: Interval): Minutes {
  return demands.reduce((sum, { heads, start, end }) => sum + heads * Math.max(0, Math.min(end, day.end) - Math.max(start, day.start)), 0) as Minutes;
}

/** What planned work asks of each crew; started work has its people already. */
function demandsByCrew(plant: Plant, orders: readonly Order[], plan: Plan, from: Instant, to: Instant): Map<string, Demand[]> {
  const demands = new Map<string, Demand[]>();
  const add = ({ crew, heads }: CrewDemand, { start, end }: Interval) => {
    const list = demands.get(crew);
    if (list === undefined) demands.set(crew, [{ start, end, heads }]);
    else list.push({ start, end, heads });
  };
  const addPhases = (phases: readonly Phase[], spans: readonly Interval[], calendar: string | null) =>
    phases.forEach((phase, index) => {
      const span = spans[index];
      if (span === undefined || span.end <= from || span.start >= to) return;
      for (const part of phase.work === 'interruptible' ? openParts(plant, calendar, span) : [span]) phase.crew.forEach((demand) => add(demand, part));
    });
  const operationOf = operationLookup(plant, orders);
  const sittings = new Set<string>();
  for (const { order, operation, equipment, phases, start, end, origin } of plan.assignments) {
    const found = operationOf(order, operation);
    if (found === null || origin === 'running' || origin === 'done') continue;
    const { requirement } = found;
    if (requirement.kind === 'session') {
      const sitting = `${requirement.session}|${start}`;
      const session = plant.sessions.find(({ id }) => id === requirement.session);
      if (!sittings.has(sitting)) session?.crew.forEach((demand) => add(demand, { start, end }));
      sittings.add(sitting);
    } else if (requirement.kind !== 'run') addPhases(found.phases, phases, calendarOf(plant, requirement, equipment));
  }
  for (const { method, phases, origin } of plan.runs) {
    const found = plant.qcMethods.find(({ id }) => id === method);
    if (found !== undefined && (origin === 'planned' || origin === 'frozen')) addPhases(found.phases, phases, found.calendar);
  }
  return demands;
}

function calendarOf(plant: Plant, requirement: Requirement, equipment: string | null): string | null {
  if (requirement.kind === 'people') return requirement.calendar;
  if (requirement.kind === 'positions') return plant.positionPools.find(({ id }) => id === requirement.pool)?.calendar ?? null;
  return plant.equipment.find(({ id }) => id === equipment)?.calendar ?? null;
}

/** Operation ids are unique within a process only. */
function operationLookup(plant: Plant, orders: readonly Order[]): (order: OrderId, operation: OperationId) => Operation | null {
  const processes = new Map(plant.processes.map(({ id, version, operations }) => [`${id}|${version}`, new Map(operations.map((entry) => [entry.id, entry]))]));
  const processOf = new Map(orders.map(({ id, process, processVersion }) => [id, `${process}|${processVersion}`]));
  return (order, operation) => processes.get(processOf.get(order) ?? '')?.get(operation) ?? null;
}

function openParts(plant: Plant, calendar: string | null, span: Interval): Interval[] {
  const rules = plant.calendars.find(({ id }) => id === calendar);
  return rules === undefined ? [span] : union(openIntervals(rules, plant.zone, span.start, span.end));
}
