import { expect, jest, test } from '@jest/globals';
import { caseAfter, type PlanningCase, type PlantEvent } from '@lotwright/domain';
import { LivingPlan, solve } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import { compile, lastHorizon } from '../../../../libs/engine/src/compile/compile.js';
import { Workshop } from '../../../../libs/engine/src/construct/workshop.js';
import { HopelessOrders } from '../../../../libs/engine/src/explain/hopeless.js';
import { actual, calendar, equipment, equipmentClass, id, link, min, NOW, operation, order, phase, plant, planningCase, process, span } from '../../../support/tiny.js';

const on = (name: string, length: number, parts = {}) => operation(name, { requirement: { kind: 'equipment', equipmentClass: id(name) }, phases: [phase(length, 'attended')], ...parts });

/** Filling is open for four hours a day: enough for process P, never for process LONG. */
const site = plant({
  equipmentClasses: [equipmentClass('mix'), equipmentClass('fill')],
  equipment: [equipment('MIX-1', 'mix'), equipment('FILL-1', 'fill', { calendar: id('short') })],
  calendars: [calendar('short', '08:00', '12:00')],
  crews: [{ id: id('operators'), name: 'Operators', rosters: [{ calendar: id('always'), heads: 2 }], absences: [] }],
  processes: [
    process([on('mix', 60), on('fill', 120)], [link('mix', 'fill', { maxLag: min(1440) })]),
    process([on('mix', 60), on('fill', 300)], [link('mix', 'fill', { maxLag: min(1440) })], { id: id('LONG') }),
  ],
});
const long = (name: string, parts = {}) => order(name, { process: id('LONG'), ...parts });
const given = planningCase({ plant: site, orders: [order('L-1'), order('L-2'), long('L-3')] });

const compiled = (of: PlanningCase) => compile(of, lastHorizon(of));
/** Of each order whether it is known, then whether it is so, to be hopeless. */
const verdicts = (hopeless: HopelessOrders, of: PlanningCase) => of.orders.map((_, o) => [hopeless.knows(compiled(of), o), hopeless.has(compiled(of), o)]);
const after = (...events: PlantEvent[]): PlanningCase => caseAfter(given, events, NOW);
const judged = (): HopelessOrders => {
  const hopeless = HopelessOrders.of(given);
  expect(verdicts(hopeless, given)).toEqual([[false, false], [false, false], [false, true]]);
  return hopeless;
};

test('an order that has no place in an empty plant is known from then on, later ones of its process with it', () => {
  const hopeless = judged();
  expect(verdicts(hopeless, given)).toEqual([[false, false], [false, false], [true, true]]);
  const later = after({ kind: 'order-added', order: long('L-4', { sequenceRelease: NOW + 1440 }) });
  expect(HopelessOrders.of(later, hopeless).knows(compiled(later), 3)).toBe(true);
});

const closing: [string, PlantEvent][] = [
  ['a breakdown', { kind: 'equipment-down', equipment: id('FILL-1'), during: span(NOW, 600), why: 'breakdown' }],
  ['absent people', { kind: 'crew-short', crew: id('operators'), heads: 1, during: span(NOW, 600) }],
  ['a calendar that opens less', { kind: 'calendar-changed', calendar: calendar('short', '09:00', '12:00') }],
  ['another order', { kind: 'order-added', order: order('L-9') }],
  ['a cancelled order', { kind: 'order-cancelled', order: id('L-1') }],
  ['work that has started', { kind: 'actual', actual: actual('L-1', 'mix', { equipment: id('MIX-1') }) }],
];
test.each(closing)('it stays known after %s', (_, event) => {
  const next = after(event);
  expect(HopelessOrders.of(next, judged()).knows(compiled(next), 2)).toBe(true);
});

test('it is judged again when a calendar opens longer, and in the case before it stays hopeless', () => {
  const hopeless = judged();
  const open = after({ kind: 'calendar-changed', calendar: calendar('short', '08:00', '14:00') });
  expect(verdicts(HopelessOrders.of(open, hopeless), open)[2]).toEqual([false, false]);
  expect(hopeless.knows(compiled(given), 2)).toBe(true);
});

test('where work may rest, closed hours can help: after any change of the plant it is judged again', () => {
  const rest = on('fill', 300, { phases: [phase(300, 'attended'), phase(60, 'interruptible'), phase(60, 'attended')] });
  const resting = { ...given, plant: { ...site, processes: [site.processes[0], process([on('mix', 60), rest], [], { id: id('LONG') })] } };
  const hopeless = HopelessOrders.of(resting);
  expect(hopeless.has(compiled(resting), 2)).toBe(true);
  const down = caseAfter(resting, [closing[0][1]], NOW);
  expect(HopelessOrders.of(down, hopeless).knows(compiled(down), 2)).toBe(false);
  const more = caseAfter(resting, [closing[3][1]], NOW);
  expect(HopelessOrders.of(more, hopeless).knows(compiled(more), 2)).toBe(true);
});

test('an order that is pinned or has started is never counted among them', () => {
  const pinned = { ...given, pins: [{ order: id<never>('L-3'), operation: id<never>('mix'), start: NOW, equipment: null }] };
  expect(verdicts(HopelessOrders.of(pinned), pinned)[2]).toEqual([false, false]);
  const started = after({ kind: 'actual', actual: actual('L-3', 'mix', { equipment: id('MIX-1') }) });
  expect(verdicts(HopelessOrders.of(started, judged()), started)[2]).toEqual([false, false]);
});

test('an earlier release is judged by itself: a qualification may run out in between', () => {
  const expiring = { ...site, equipment: [site.equipment[0], equipment('FILL-1', 'fill', { qualifications: [{ product: null, operation: null, method: null, expires: (NOW + 180) as Instant }] })] };
  const of = planningCase({ plant: expiring, orders: [order('L-1', { sequenceRelease: (NOW + 1440) as Instant }), order('L-2')] });
  const hopeless = HopelessOrders.of(of);
  expect([hopeless.has(compiled(of), 0), hopeless.has(compiled(of), 1)]).toEqual([true, false]);
});

/** The plan in force of the case, as a living plan. */
function living(of: PlanningCase = given): LivingPlan {
  return LivingPlan.open({ ...of, published: solve(of, { seed: 1, steps: 0, seconds: null }).assignments });
}

test('a repair looks for no more places than it would without such an order, and the plan tells why it has none', () => {
  const searches = (of: PlanningCase): number => {
    const plan = living(of);
    const earliest = jest.spyOn(Workshop.prototype, 'earliest');
    const repaired = plan.after([closing[0][1]], NOW);
    const { length } = earliest.mock.calls;
    earliest.mockRestore();
    expect(repaired.report().moves.length).toBeGreaterThan(0);
    return length;
  };
  expect(searches(given)).toBe(searches({ ...given, orders: given.orders.slice(0, 2) }));
  const { unplanned, status } = living().after([closing[0][1]], NOW).plan();
  expect(status).toBe('PARTIAL');
  expect(unplanned).toMatchObject([{ order: 'L-3', operation: 'fill', rule: 'R5', resource: 'FILL-1' }]);
});

test('it gets a place as soon as the plant can make it', () => {
  const repaired = living().after([{ kind: 'calendar-changed', calendar: calendar('short', '08:00', '14:00') }], NOW);
  expect(repaired.assignments().filter((a) => a.order === 'L-3')).toHaveLength(2);
});

test('an order for which there is no material left gets what a cancelled one gives back, also events later', () => {
  const kit = [{ material: id<never>('kit'), quantity: 1 }];
  const scarce = { ...site, materials: [{ id: id<never>('kit'), name: 'Kit', unit: 'piece', receipts: [{ at: NOW, quantity: 2, expires: null }] }], processes: [process([on('mix', 60, { materials: kit }), on('fill', 120)])] };
  const plan = living(planningCase({ plant: scarce, orders: ['L-1', 'L-2', 'L-3'].map((name) => order(name)) }));
  const left = (of: LivingPlan): string[] => of.plan().unplanned.map((u) => u.order);
  expect(left(plan)).toEqual(['L-3']);
  const down = plan.after([closing[0][1]], NOW);
  expect(left(down)).toEqual(['L-3']);
  expect(left(down.after([{ kind: 'order-cancelled', order: id('L-1') }], (NOW + 30) as Instant))).toEqual([]);
});
