import type { Instant } from '@lotwright/time';
import type { PlanningCase } from '../plan/planning-case.js';
import type { PlantEvent } from './plant-event.js';

/**
 * The planning case after events, at `now`. Lists keep their order, new entries come last, and lists that no event touches stay the same
 * objects. An event that names something the case does not have changes nothing: validate events first.
 */
export function caseAfter(before: PlanningCase, events: readonly PlantEvent[], now: Instant): PlanningCase {
  return { ...events.reduce(after, before), now };
}

function after(before: PlanningCase, event: PlantEvent): PlanningCase {
  const { plant } = before;
  switch (event.kind) {
    case 'equipment-down': {
      const spell = { ...event.during, kind: event.why };
      return { ...before, plant: { ...plant, equipment: changed(plant.equipment, event.equipment, (e) => ({ ...e, unavailable: [...e.unavailable, spell] })) } };
    }
    case 'crew-short': {
      const absence = { ...event.during, heads: event.heads };
      return { ...before, plant: { ...plant, crews: changed(plant.crews, event.crew, (c) => ({ ...c, absences: [...c.absences, absence] })) } };
    }
    case 'calendar-changed':
      return { ...before, plant: { ...plant, calendars: changed(plant.calendars, event.calendar.id, () => event.calendar) } };
    case 'order-added': {
      const known = before.orders.find((o) => o.id === event.order.id);
      if (known === undefined) return { ...before, orders: [...before.orders, event.order] };
      const orders = changed(before.orders, known.id, () => event.order);
      const sameWork = known.process === event.order.process && known.processVersion === event.order.processVersion;
      // Operations of another process are other operations, also where their names are the same.
      return sameWork ? { ...before, orders } : { ...before, orders, published: before.published.filter((a) => a.order !== known.id) };
    }
    case 'order-cancelled':
      return { ...before, orders: changed(before.orders, event.order, (o) => ({ ...o, cancelled: true })) };
    case 'actual': {
      const { order, operation, attempt } = event.actual;
      const at = before.actuals.findIndex((a) => a.order === order && a.operation === operation && a.attempt === attempt);
      return { ...before, actuals: at < 0 ? [...before.actuals, event.actual] : before.actuals.with(at, event.actual) };
    }
  }
}

function changed<Item extends { readonly id: string }>(list: readonly Item[], id: string, change: (item: Item) => Item): readonly Item[] {
  return list.map((item) => (item.id === id ? change(item) : item));
}
