import { localParts, resolveLocal, shift } from '@lotwright/time';
import type { Instant, LocalDate, LocalTime } from '@lotwright/time';
import type { Equipment, EquipmentId, OperationId, Order, OrderId, Plan, PlanningCase, Plant, ProcessId, Unavailability } from '@lotwright/domain';
import { demoPlant } from '../demo-plant.js';
import { days, hours } from '../notation/durations.js';
import { addDays, PlantClock } from '../notation/plant-clock.js';
import { cutAt, openOrders } from '../orders/cut-at.js';
import { generateOrders } from '../orders/generate-orders.js';

/** Long enough for the first lots to have left: what is in work at the end of it is a plant in its stride. */
const HISTORY_WEEKS = 4;
const KNOWN_AHEAD = days(1.5);
const FILLING_DAY = hours(12);
/** Fill, inspection, sterility test, certification, pack-out and the lags between them: no lot leaves sooner after its fill begins. */
const FILL_TO_PICK_UP = hours(154);
const ISOLATOR = 'FILL-1' as EquipmentId;
const FILL = 'fill' as OperationId;
const COURIER = 'courier' as OperationId;
const MIX = 'mix' as OperationId;
const ONE_STRAND = 'int-lnp' as ProcessId;

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
 * The second half: at 04:10 on Monday the only isolator breaks down until 14:00 on the day after the next fill. One lot
 * that was to be filled that day has a clinic window it would just have met; now it misses its certification session and arrives
 * the day after the window closes.
 */
export function demoStory(opening: StoryOpening, history: Plan): DemoStory {
  const { now } = opening;
  const { plant, orders } = opening.history;
  const open = openOrders(history, orders, now);
  const kept = new Set<OrderId>(open.map((order) => order.id));
  const victim = nextToFill(history, open, now);
  const breakdown = breakdownOf(plant, now, victim);
  const planningCase: PlanningCase = {
    ...opening.history,
    plant: { ...plant, equipment: plant.equipment.map((unit) => (unit.id === ISOLATOR ? withBreakdown(unit, breakdown) : unit)) },
    orders: open.map((order) => (victim && order.id === victim.order ? inNeed(order, plant, victim.arrival) : order)),
    actuals: cutAt(history, now).filter((actual) => kept.has(actual.order)),
    now,
  };
  return { planningCase, late: victim?.order ?? null, broken: ISOLATOR };
}

interface Victim {
  readonly order: OrderId;
  readonly fill: Instant;
  /** Start of the courier pick-up that was planned. */
  readonly pickUp: Instant;
  readonly arrival: Instant;
}

/**
 * Of the fills on the first filling day ahead the one that was to arrive first: one strand only, and not mixed yet. It has
 * the least slack between filling and arrival, so a day without isolator makes it late.
 */
function nextToFill(history: Plan, open: readonly Order[], now: Instant): Victim | null {
  const kept = new Set<OrderId>(open.filter((order) => order.process === ONE_STRAND).map((order) => order.id));
  const notMixed = new Set<OrderId>(history.assignments.filter((a) => a.operation === MIX && a.start >= now).map((a) => a.order));
  const arrivals = new Map<OrderId, Instant>(history.accounts.map((account) => [account.order, account.arrival]));
  const ahead = history.assignments.filter((a) => a.operation === FILL && a.start >= now && kept.has(a.order) && notMixed.has(a.order));
  const first = Math.min(...ahead.map((fill) => fill.start));
  const pickUps = new Map<OrderId, Instant>(history.assignments.filter((a) => a.operation === COURIER).map((a) => [a.order, a.start]));
  const candidates = ahead
    .filter((fill) => fill.start < first + FILLING_DAY)
    .map(({ order, start, end }) => ({ order, fill: start, pickUp: pickUps.get(order) ?? end, arrival: arrivals.get(order) ?? end }))
    .sort((a, b) => a.arrival - b.arrival || a.fill - b.fill);
  return candidates[0] ?? null;
}

/** Until 14:00 on the day after the fill, or on the first day after that from which the planned pick-up cannot be reached. */
function breakdownOf(plant: Plant, now: Instant, victim: Victim | null): Unavailability {
  const at = (date: LocalDate, time: string): Instant => resolveLocal(date, time as LocalTime, plant.zone).compatible;
  const start = at(localParts(now, plant.zone).date, '04:10');
  let date = addDays(localParts(victim?.fill ?? now, plant.zone).date, 1);
  while (victim !== null && shift(at(date, '14:00'), FILL_TO_PICK_UP) <= victim.pickUp) date = addDays(date, 1);
  return { kind: 'breakdown', start, end: at(date, '14:00') };
}

function withBreakdown(unit: Equipment, breakdown: Unavailability): Equipment {
  return { ...unit, unavailable: [...unit.unavailable, breakdown] };
}

/** An urgent patient whose window closes at 16:00 on the day the lot was to arrive. */
function inNeed(order: Order, plant: Plant, arrival: Instant): Order {
  const date = localParts(arrival, plant.zone).date;
  const at = (day: LocalDate, time: string): Instant => resolveLocal(day, time as LocalTime, plant.zone).compatible;
  const windows = { opens: at(addDays(date, -6), '08:00'), closes: at(date, '16:00'), every: order.windows?.every ?? days(21) };
  return { ...order, urgency: 'urgent', windows };
}
