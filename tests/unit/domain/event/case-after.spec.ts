import { expect, test } from '@jest/globals';
import { caseAfter } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { actual, assignment, equipment, id, NOW, order, plant, planningCase, span } from '../../../support/tiny.js';

const before = planningCase({
  plant: plant({ equipment: [equipment('FILL-1', 'isolator'), equipment('FILL-2', 'isolator')], crews: [{ id: id('qa'), name: 'QA', rosters: [], absences: [] }] }),
  orders: [order('L-1'), order('L-2')],
  actuals: [actual('L-1', 'fill')],
});
const later = (NOW + 30) as Instant;

test('equipment goes down, people are missing, time moves on, and nothing else changes', () => {
  const down = caseAfter(before, [{ kind: 'equipment-down', equipment: id('FILL-2'), during: span(NOW, 60), why: 'breakdown' }], later);
  expect(down.plant.equipment[1].unavailable).toEqual([{ ...span(NOW, 60), kind: 'breakdown' }]);
  expect(down.plant.equipment[0]).toBe(before.plant.equipment[0]);
  expect(down.orders).toBe(before.orders);
  expect(down.now).toBe(later);
  const short = caseAfter(before, [{ kind: 'crew-short', crew: id('qa'), heads: 2, during: span(NOW, 60) }], NOW);
  expect(short.plant.crews[0].absences).toEqual([{ ...span(NOW, 60), heads: 2 }]);
});

test('orders come, change and go', () => {
  const added = caseAfter(before, [{ kind: 'order-added', order: order('L-3') }], NOW);
  expect(added.orders.map((o) => o.id)).toEqual(['L-1', 'L-2', 'L-3']);
  const changed = caseAfter(before, [{ kind: 'order-added', order: order('L-1', { urgency: 'urgent' }) }, { kind: 'order-cancelled', order: id('L-2') }], NOW);
  expect(changed.orders.map((o) => [o.id, o.urgency, o.cancelled])).toEqual([['L-1', 'urgent', false], ['L-2', 'standard', true]]);
});

test('an order that becomes one of another process has no place in the plan in force any more', () => {
  const inForce = { ...before, published: [assignment('L-1', 'fill', NOW, [60]), assignment('L-2', 'fill', NOW, [60])] };
  const same = caseAfter(inForce, [{ kind: 'order-added', order: order('L-1', { urgency: 'urgent' }) }], NOW);
  expect(same.published).toBe(inForce.published);
  const other = caseAfter(inForce, [{ kind: 'order-added', order: order('L-1', { process: id('Q') }) }], NOW);
  expect(other.published.map((a) => a.order)).toEqual(['L-2']);
});

test('an actual takes the place of what was recorded of the same attempt', () => {
  const failed = actual('L-1', 'fill', { state: 'failed', end: NOW });
  expect(caseAfter(before, [{ kind: 'actual', actual: failed }], NOW).actuals).toEqual([failed]);
  const second = actual('L-1', 'fill', { attempt: 2 });
  expect(caseAfter(before, [{ kind: 'actual', actual: second }], NOW).actuals).toEqual([...before.actuals, second]);
});

test('a calendar is exchanged for one of the same id', () => {
  const closed = { ...before.plant.calendars[0], shifts: [] };
  expect(caseAfter(before, [{ kind: 'calendar-changed', calendar: closed }], NOW).plant.calendars.map((c) => c.shifts.length)).toEqual([0, 1]);
});
