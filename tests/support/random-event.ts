import { cutAt } from '@lotwright/demo';
import type { Plan, PlanningCase, PlantEvent } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Instant } from '@lotwright/time';
import { coarseCase, coarsened, GRAIN } from './coarse-case.js';
import { isCoarse } from './disrupted-case.js';
import { randomCase } from './random-case.js';
import { id, span } from './tiny.js';

const DAY = 1440;

/** A random case some of whose plan is done, with that plan in force; `null` when the case cannot be planned whole. */
export function caseInForce(seed: number): PlanningCase | null {
  const first = randomCase(seed, { progress: false, orders: seed % 3 === 0 ? 9 : undefined });
  const plan: Plan = solve(first, { seed: 1, steps: 0, seconds: null });
  if (plan.unplanned.length > 0 || plan.assignments.length === 0) return null;
  const end = Math.max(...plan.assignments.map((a) => a.end));
  const now = (first.now + Math.floor(((end - first.now) * ((seed % 7) + 1)) / 9)) as Instant;
  return { ...first, now, actuals: cutAt(plan, now), published: plan.assignments, freezeOverrides: [] };
}

/**
 * The same in whole hours and with pins, small enough to try everything; the plan in force may leave orders out. `null` for the few seeds
 * whose plan is empty or holds instants between the hours.
 */
export function coarseCaseInForce(seed: number): PlanningCase | null {
  const first = coarseCase(seed, { progress: false, orders: 2 + (seed % 2) });
  const plan = solve(first, { seed, steps: 30, seconds: null });
  if (plan.assignments.length === 0 || !isCoarse(plan)) return null;
  const end = Math.max(...plan.assignments.map((a) => a.end));
  const now = (first.now + Math.floor(((end - first.now) * (seed % 6)) / (9 * GRAIN)) * GRAIN) as Instant;
  return { ...first, now, actuals: cutAt(plan, now), published: plan.assignments, freezeOverrides: [] };
}

/** A random event of a coarse case, itself in whole hours. */
export function coarseEvent(seed: number, given: PlanningCase): ReturnType<typeof randomEvent> {
  const { event, at } = randomEvent(seed, given);
  return { event: coarsened(event), at: (Math.floor(at / GRAIN) * GRAIN) as Instant };
}

/** Something that may happen to the case, every kind of event by turns, the same for the same seed; and when. */
export function randomEvent(seed: number, { now, plant, orders, actuals }: PlanningCase): { readonly event: PlantEvent; readonly at: Instant } {
  const random = stream(seed, 'event');
  const during = span(now + random.nextInt(3 * DAY), 60 + random.nextInt(2 * DAY));
  const started = actuals.filter((a) => a.state === 'running' || a.state === 'done');
  const running = actuals.filter((a) => a.state === 'running');
  const drawn: readonly (() => PlantEvent | null)[] = [
    () => ({ kind: 'equipment-down', equipment: random.pick(plant.equipment).id, during, why: 'breakdown' }),
    () => (plant.crews.length === 0 ? null : { kind: 'crew-short', crew: random.pick(plant.crews).id, heads: 1 + random.nextInt(2), during }),
    () => ({ kind: 'order-added', order: urgent(random, { now, orders, actuals }) }),
    () => ({ kind: 'order-cancelled', order: random.pick(orders).id }),
    () => (started.length === 0 ? null : { kind: 'actual', actual: failed(random.pick(started), now) }),
    () => (running.length === 0 ? null : { kind: 'actual', actual: later(random, random.pick(running), now) }),
    () => {
      const calendar = random.pick(plant.calendars);
      return { kind: 'calendar-changed', calendar: { ...calendar, shifts: calendar.shifts.slice(0, 1) } };
    },
  ];
  const event = random.pick(drawn)() ?? drawn[0]()!;
  return { event, at: (seed % 5 === 0 ? now + random.nextInt(300) : now) as Instant };
}

/** What the shop floor reports until `now` when everything goes as the plan has it: one event for each operation that starts or ends. */
export function progressUntil(now: Instant, plan: Plan, actuals: PlanningCase['actuals']): PlantEvent[] {
  const keyOf = (a: PlanningCase['actuals'][number]): string => `${a.order} ${a.operation} ${a.attempt}`;
  const known = new Map(actuals.map((a) => [keyOf(a), a.state]));
  return cutAt(plan, now)
    .filter((a) => a.state !== 'released' && known.get(keyOf(a)) !== a.state && known.get(keyOf(a)) !== 'done')
    .map((actual) => ({ kind: 'actual', actual }));
}

/** An urgent order, always of the same id: the next takes the place of the one before. What has started keeps its process and its release. */
function urgent(random: RandomStream, { now, orders, actuals }: Pick<PlanningCase, 'now' | 'orders' | 'actuals'>): PlanningCase['orders'][number] {
  const lot = id<PlanningCase['orders'][number]['id']>('L-999');
  const drawn = { ...random.pick(orders), sequenceRelease: (now - random.nextInt(600)) as Instant };
  const started = actuals.some((a) => a.order === lot) ? orders.find((o) => o.id === lot) : undefined;
  const { process, processVersion, sequenceRelease } = started ?? drawn;
  return { ...drawn, process, processVersion, sequenceRelease, id: lot, coi: id('COI-L-999'), urgency: 'urgent', cancelled: false };
}

function failed(actual: PlanningCase['actuals'][number], now: Instant): PlanningCase['actuals'][number] {
  return { ...actual, state: 'failed', end: actual.end ?? now, expectedEnd: null };
}

function later(random: RandomStream, actual: PlanningCase['actuals'][number], now: Instant): PlanningCase['actuals'][number] {
  return { ...actual, expectedEnd: ((actual.expectedEnd ?? now) + 30 + random.nextInt(600)) as Instant };
}
