import { formatInstant } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import { caseAfter } from '../event/case-after.js';
import type { PlantEvent } from '../event/plant-event.js';
import type { Order } from '../order/order.js';
import type { PlanningCase } from '../plan/planning-case.js';
import { ProblemList, type Path } from '../problem/problem-list.js';
import { showableId } from '../problem/personal-data.js';
import type { Problem } from '../problem/problem.js';
import { validateOrders } from './validate-orders.js';
import { validatePlant } from './validate-plant.js';

/**
 * All reasons why events cannot have happened to a case, each at its event: ids that name nothing, times in the wrong order, and
 * whatever would be refused in a plant or order file that says the same. Pointers lead into `/events`.
 */
export function validateEvents(before: PlanningCase, events: readonly PlantEvent[], now: Instant): Problem[] {
  const list = new ProblemList();
  let given = before;
  let known = problemsOf(before, now);
  events.forEach((event, k) => {
    const wrong = list.problems.length;
    checkReferences(list, ['events', k], event, given);
    if (event.kind === 'order-added') checkStarted(list, ['events', k, 'order'], event.order, given);
    if (list.problems.length > wrong) return;
    given = caseAfter(given, [event], now);
    const found = problemsOf(given, now);
    for (const [text, problem] of found) if (!known.has(text)) list.problems.push({ ...problem, pointer: `/events/${k}` });
    known = found;
  });
  return list.problems;
}

/** An order whose work has begun keeps the process it was begun with, and was released by then. */
function checkStarted(list: ProblemList, path: Path, order: Order, { orders, actuals, plant }: PlanningCase): void {
  const known = orders.find((o) => o.id === order.id);
  const begun = actuals.filter((a) => a.order === order.id && a.start !== null).sort((a, b) => a.start! - b.start!)[0];
  if (known === undefined || begun === undefined) return;
  const first = `${begun.operation} of this order began ${formatInstant(begun.start!, plant.zone)}`;
  if (order.process !== known.process || order.processVersion !== known.processVersion) {
    const key = order.process === known.process ? 'processVersion' : 'process';
    list.add(
      [...path, key], 'order_started', order[key], `${known.process} version ${known.processVersion}, or an order with another id, and this one cancelled`,
      `${first} by process ${known.process} version ${known.processVersion}: it cannot go on by ${order.process} version ${order.processVersion}`,
    );
  }
  if (order.sequenceRelease > begun.start!) {
    list.add(
      [...path, 'sequenceRelease'], 'order_started', null, `an instant not after ${formatInstant(begun.start!, plant.zone)}, or first a corrected start of ${begun.operation}`,
      `${first}, before the sequence release of ${formatInstant(order.sequenceRelease, plant.zone)}`,
    );
  }
}

function problemsOf({ plant, orders, actuals, pins }: PlanningCase, now: Instant): Map<string, Problem> {
  const problems = [...validatePlant(plant, now), ...validateOrders(plant, orders, actuals, pins, now)];
  return new Map(problems.map((p) => [`${p.pointer}\n${p.code}\n${p.detail}`, p]));
}

function checkReferences(list: ProblemList, path: Path, event: PlantEvent, { plant, orders }: PlanningCase): void {
  const ids = (of: readonly { readonly id: string }[]): Set<string> => new Set(of.map((one) => one.id));
  switch (event.kind) {
    case 'equipment-down':
      list.reference([...path, 'equipment'], event.equipment, ids(plant.equipment), 'piece of equipment');
      break;
    case 'crew-short':
      list.reference([...path, 'crew'], event.crew, ids(plant.crews), 'crew');
      break;
    case 'calendar-changed':
      list.reference([...path, 'calendar', 'id'], event.calendar.id, ids(plant.calendars), 'calendar');
      break;
    case 'order-cancelled':
      if (!ids(orders).has(event.order)) list.add([...path, 'order'], 'unknown_reference', showableId(event.order), 'the id of an order of the order file', 'there is no such order');
      break;
    default:
  }
  if ('during' in event && event.during.end <= event.during.start) {
    list.add([...path, 'during', 'end'], 'order_of_times', null, 'an instant after the start', 'it ends before it begins');
  }
}
