import { cutAt, demoPlant, generateOrders, openOrders } from '@lotwright/demo';
import { solve } from '@lotwright/engine';
import { parseInstant } from '@lotwright/time';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Ten days into a first plan for all lots, everything having gone as planned. */
export function caseInForce({ plant: name, lots, seed }) {
  const begin = parseInstant('2026-11-23T00:00+01:00');
  const plant = demoPlant(name, begin, lots);
  const orders = generateOrders(plant, { lots, seed, now: begin });
  const plan = solve({ plant, orders, actuals: [], pins: [], now: begin, published: [], freezeOverrides: [] }, { seed, steps: 0, seconds: null });
  const now = begin + 10 * DAY;
  const open = openOrders(plan, orders, now);
  const ids = new Set(open.map((order) => order.id));
  return {
    plant, orders: open, pins: [], now, freezeOverrides: [],
    actuals: cutAt(plan, now).filter((actual) => ids.has(actual.order)),
    published: plan.assignments.filter((assignment) => ids.has(assignment.order)),
  };
}

/** Something that happens to a plan in force in the given round: every kind by turns, and each one hits something. */
export function eventOf(round, random, { plant, orders, actuals, published, now }) {
  const hit = random.pick(published.filter((a) => a.equipment !== null && a.start > now + DAY && a.start < now + 6 * DAY));
  const during = { start: hit.start, end: hit.start + 12 * HOUR };
  const running = actuals.filter((a) => a.state === 'running');
  const done = actuals.filter((a) => a.state === 'done' && a.end > now - 3 * DAY);
  const id = `NEW-${round}`;
  const kinds = [
    () => ({ kind: 'equipment-down', equipment: hit.equipment, during, why: 'breakdown' }),
    () => ({ kind: 'crew-short', crew: random.pick(plant.crews).id, heads: 1, during }),
    () => ({ kind: 'order-added', order: { ...random.pick(orders), id, coi: id, urgency: 'urgent', sequenceRelease: now - HOUR, cancelled: false } }),
    () => ({ kind: 'order-cancelled', order: hit.order }),
    () => ({ kind: 'actual', actual: { ...random.pick(done), state: 'failed' } }),
    () => ({ kind: 'actual', actual: { ...random.pick(running), expectedEnd: now + 8 * HOUR } }),
    () => {
      const calendar = plant.calendars.find((c) => c.id === plant.equipment.find((e) => e.id === hit.equipment).calendar);
      return { kind: 'calendar-changed', calendar: { ...calendar, shifts: calendar.shifts.map((s) => ({ ...s, days: s.days.filter((d) => d !== 'sat' && d !== 'sun') })).filter((s) => s.days.length > 0) } };
    },
  ];
  return kinds[round % kinds.length]();
}

/** What the shop floor reports until `now` when everything goes as the plan has it: one event for each operation that starts or ends. */
export function progressUntil(now, plan, actuals) {
  const known = new Map(actuals.map((a) => [`${a.order} ${a.operation} ${a.attempt}`, a.state]));
  return cutAt(plan, now)
    .filter((a) => a.state !== 'released' && known.get(`${a.order} ${a.operation} ${a.attempt}`) !== a.state && known.get(`${a.order} ${a.operation} ${a.attempt}`) !== 'done')
    .map((actual) => ({ kind: 'actual', actual }));
}
