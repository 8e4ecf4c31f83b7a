import { localParts, resolveLocal, shift } from '@lotwright/time';
import type { Instant, LocalTime } from '@lotwright/time';
import type { ClinicWindows, Equipment, EquipmentId, OperationId, Order, OrderId, Plan, PlanningCase, Plant, Unavailability } from '@lotwright/domain';
import { demoPlant } from '../demo-plant.js';
import { days } from '../notation/durations.js';
import { addDays, PlantClock } from '../notation/plant-clock.js';
import { cutAt, openOrders } from '../orders/cut-at.js';
import { generateOrders } from '../orders/generate-orders.js';

/** Long enough for the first lots to have left: what is in work at the end of it is a plant in its stride. */
const HISTORY_WEEKS = 4;
const KNOWN_AHEAD = days(1.5);
const ISOLATOR = 'FILL-1' as EquipmentId;
const FILL = 'fill' as OperationId;
const MIX = 'mix' as OperationId;

/** Four weeks at Alder that lead up to the Monday on which the story is told. */
export interface StoryOpening {
  /** To be planned first: an empty plant four weeks ago, with all orders released since and those expected soon. */
  readonly history: PlanningCase;
  /** Monday 05:30, before the early shift. */
  readonly now: Instant;
}

/** The Monday itself: what to plan, and what it shows. */
export interface DemoStory {
  /** Work in progress as of now, the isolator down since 04:10, and one clinic window that closes too soon. */
  readonly planningCase: PlanningCase;
  /** The order that will be late on purpose; `null` when no fill lay ahead. */
  readonly late: OrderId | null;
  /** The broken isolator. */
  readonly broken: EquipmentId;
}

/**
 * The first half of the demo of `npm start`: plan its `history`, then hand the plan to {@link demoStory}.
 * @param start any instant in the week of the story; the same week gives the same story
 */
export function storyOpening(start: Instant, seed = 1): StoryOpening {
  const plant = demoPlant('alder', start);
  const clock = new PlantClock(plant.zone, start);
  const now = clock.at(0, 'mon', '05:30');
  const from = clock.at(-HISTORY_WEEKS, 'mon', '00:00');
  const orders = generateOrders(plant, { lots: HISTORY_WEEKS * 30 + 30, seed, now: from })
    .filter((order) => order.sequenceRelease < shift(clock.at(0, 'mon', '06:00'), KNOWN_AHEAD))
    .map((order) => ({ ...order, releaseEstimated: order.sequenceRelease > now }));
  const history = { plant, orders, actuals: [], pins: [], now: from, published: [], freezeOverrides: [] };
  return { history, now };
}

/**
 * The second half: at 04:10 on Monday the only isolator breaks down until 14:00 on the day after the next fill. The lot
 * that was to be filled first has a clinic window it would just have met; now it misses its certification session and arrives
 * the day after the window closes.
 */
export function demoStory(opening: StoryOpening, history: Plan): DemoStory {
  const { now } = opening;
  const { plant, orders } = opening.history;
  const open = openOrders(history, orders, now);
  const kept = new Set<OrderId>(open.map((order) => order.id));
  const victim = nextToFill(history, kept, now);
  const breakdown = breakdownUntil(plant, now, victim?.fill ?? now);
  const planningCase: PlanningCase = {
    ...opening.history,
    plant: { ...plant, equipment: plant.equipment.map((unit) => (unit.id === ISOLATOR ? withBreakdown(unit, breakdown) : unit)) },
    orders: open.map((order) => (victim && order.id === victim.order ? { ...order, windows: closingOnArrival(order, plant, victim.arrival) } : order)),
    actuals: cutAt(history, now).filter((actual) => kept.has(actual.order)),
    now,
  };
  return { planningCase, late: victim?.order ?? null, broken: ISOLATOR };
}

interface Victim {
  readonly order: OrderId;
  readonly fill: Instant;
  readonly arrival: Instant;
}

/** The first fill ahead of an order whose mixing has not begun either. */
function nextToFill(history: Plan, kept: ReadonlySet<OrderId>, now: Instant): Victim | null {
  const notMixed = new Set<OrderId>(history.assignments.filter((a) => a.operation === MIX && a.start >= now).map((a) => a.order));
  const fills = history.assignments
    .filter((a) => a.operation === FILL && a.start >= now && kept.has(a.order) && notMixed.has(a.order))
    .sort((a, b) => a.start - b.start);
  if (fills.length === 0) return null;
  const { order, start } = fills[0];
  const account = history.accounts.find((candidate) => candidate.order === order);
  return account ? { order, fill: start, arrival: account.arrival } : null;
}

function breakdownUntil(plant: Plant, now: Instant, firstFill: Instant): Unavailability {
  const today = localParts(now, plant.zone).date;
  const after = addDays(localParts(firstFill, plant.zone).date, 1);
  const at = (date: typeof today, time: string): Instant => resolveLocal(date, time as LocalTime, plant.zone).compatible;
  return { kind: 'breakdown', start: at(today, '04:10'), end: at(after, '14:00') };
}

function withBreakdown(unit: Equipment, breakdown: Unavailability): Equipment {
  return { ...unit, unavailable: [...unit.unavailable, breakdown] };
}

/** A window that closes at 16:00 on the day the lot was to arrive. */
function closingOnArrival(order: Order, plant: Plant, arrival: Instant): ClinicWindows {
  const date = localParts(arrival, plant.zone).date;
  const at = (day: typeof date, time: string): Instant => resolveLocal(day, time as LocalTime, plant.zone).compatible;
  return { opens: at(addDays(date, -6), '08:00'), closes: at(date, '16:00'), every: order.windows?.every ?? days(21) };
}
