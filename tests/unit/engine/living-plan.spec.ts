import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { OperationMove, PlanningCase, PlantEvent } from '@lotwright/domain';
import { LivingPlan, solve } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import { actual, calendar, equipment, equipmentClass, id, link, min, NOW, operation, order, phase, plant, planningCase, process, span } from '../../support/tiny.js';

const later = (minutes: number): Instant => (NOW + minutes) as Instant;

/** Mixing on one of two mixers by one of two operators, filling within four hours on the only isolator, a day's test on nothing. */
const site = plant({
  equipmentClasses: [equipmentClass('mixer'), equipmentClass('isolator')],
  equipment: [equipment('MIX-1', 'mixer'), equipment('MIX-2', 'mixer'), equipment('FILL-1', 'isolator')],
  crews: [{ id: id('operators'), name: 'Operators', rosters: [{ calendar: id('shift'), heads: 2 }], absences: [] }],
  calendars: [calendar('shift', '08:00', '20:00')],
  processes: [
    process(
      [
        operation('mix', { requirement: { kind: 'equipment', equipmentClass: id('mixer') }, phases: [phase(60, 'attended', { operators: 1 })] }),
        operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('isolator') }, phases: [phase(120)], failure: { probability: 0, remakeFrom: id('mix') } }),
        operation('test', { phases: [phase(600)] }),
      ],
      [link('mix', 'fill', { maxLag: min(240) }), link('fill', 'test')],
    ),
  ],
});
const orders = ['L-1', 'L-2', 'L-3'].map((name) => order(name));

/** L-1 fills at 60, L-2 at 180, L-3 at 300 minutes after now. */
function inForce(parts: Partial<PlanningCase> = {}): PlanningCase {
  const bare = planningCase({ plant: site, orders });
  const plan = solve(bare, { seed: 1, steps: 0, seconds: null });
  expect(plan.assignments.filter((a) => a.operation === 'fill').map((a) => [a.order, a.start - NOW])).toEqual([['L-1', 60], ['L-2', 180], ['L-3', 300]]);
  return { ...bare, published: plan.assignments, ...parts };
}

function after(event: PlantEvent, now: Instant = NOW, before: PlanningCase = inForce()): LivingPlan {
  const living = LivingPlan.open(before).after([event], now);
  expect(check(living.planningCase, living.plan())).toMatchObject({ violations: [], claims: [] });
  return living;
}

const told = (moves: readonly OperationMove[]): unknown[] => moves.map((m) => [m.order, m.operation, m.from.start - NOW, m.to.start - NOW, m.cause]);

test('nothing moves in a plan that nothing has happened to', () => {
  const living = LivingPlan.open(inForce());
  expect(living.report()).toEqual({ moves: [], shifts: [], lost: [], budget: { used: 0, limit: null } });
});

test('a breakdown moves what it hits and what must follow, and says why', () => {
  const living = after({ kind: 'equipment-down', equipment: id('FILL-1'), during: span(NOW + 310, 20), why: 'breakdown' });
  const { moves, shifts } = living.report();
  expect(told(moves)).toEqual([
    ['L-3', 'fill', 300, 330, 'place'],
    ['L-3', 'test', 420, 450, 'predecessor'],
  ]);
  expect(moves[0]).toMatchObject({ resource: 'FILL-1', text: 'FILL-1 is out of service at its published time.' });
  expect(moves[1]).toMatchObject({ by: { order: 'L-3', operation: 'fill' }, text: 'fill, which it follows, ends later.' });
  expect(shifts.map((s) => [s.order, s.arrival.after! - s.arrival.before!, s.movedOperations])).toEqual([['L-3', 30, 2]]);
});

test('what feeds a hold moves with what the breakdown delays', () => {
  const { moves } = after({ kind: 'equipment-down', equipment: id('FILL-1'), during: span(NOW + 300, 600), why: 'breakdown' }).report();
  expect(moves.find((m) => m.operation === 'mix')).toMatchObject({ order: 'L-3', cause: 'hold', text: 'It may not end too long before fill, which starts later.' });
  expect(told(moves)).toContainEqual(['L-3', 'fill', 300, 900, 'place']);
});

test('absent operators move the lot they were to mix, to the next place that its hold allows', () => {
  const { moves } = after({ kind: 'crew-short', crew: id('operators'), heads: 2, during: span(NOW, 60) }).report();
  expect(told(moves)).toEqual([
    ['L-1', 'mix', 0, 120, 'place'],
    ['L-1', 'fill', 60, 420, 'predecessor'],
    ['L-1', 'test', 180, 540, 'predecessor'],
  ]);
  expect(moves[0]).toMatchObject({ resource: 'operators', text: 'Operators has too few people on duty at its published time.' });
});

test('a cancelled order gives its place up; others take it only when that is worth their moves', () => {
  const living = after({ kind: 'order-cancelled', order: id('L-2') });
  expect(living.report()).toMatchObject({ moves: [], lost: [] });
  living.polish({ seed: 1, steps: 30, milliseconds: null });
  expect(living.report().moves).toEqual([]);
  living.polish({ seed: 1, steps: 30, milliseconds: null, pricePerMove: 1 });
  expect(told(living.report().moves)).toContainEqual(['L-3', 'fill', 300, 180, 'better']);
});

test('a new order finds its place around the others, an urgent one makes them wait only when that pays', () => {
  const urgent = order('L-9', { urgency: 'urgent' });
  const living = after({ kind: 'order-added', order: urgent });
  expect(living.report()).toMatchObject({ moves: [], shifts: [{ order: 'L-9', arrival: { before: null } }] });
  expect(living.assignments().find((a) => a.order === 'L-9' && a.operation === 'fill')!.start - NOW).toBe(420);
  living.polish({ seed: 1, steps: 60, milliseconds: null });
  const { moves, shifts } = living.report();
  expect(moves.length).toBeGreaterThan(0);
  const gave = moves.find((m) => m.cause === 'better' && m.by?.order === 'L-9');
  expect(gave?.text).toBe(`Moved for a better plan: ${gave?.by?.operation} of L-9 has its place now.`);
  expect(moves.filter((m) => m.cause === 'better' && m.by?.order === m.order)).toEqual([]);
  expect(shifts.some((s) => s.order === 'L-9')).toBe(true);
});

test('a failed filling brings a re-make from its retain, and the lots around it stay', () => {
  const running = [actual('L-1', 'mix', { state: 'done', start: NOW, end: later(60), equipment: id('MIX-1') }), actual('L-1', 'fill', { start: later(60), expectedEnd: later(180), equipment: id('FILL-1') })];
  const before = inForce({ now: later(180), actuals: [...running, actual('L-2', 'mix', { state: 'done', start: NOW, end: later(60), equipment: id('MIX-2') }), actual('L-3', 'mix', { state: 'done', start: later(60), end: later(120), equipment: id('MIX-1') })] });
  const living = after({ kind: 'actual', actual: { ...running[1], state: 'failed', end: later(180), expectedEnd: null } }, later(180), before);
  expect(told(living.report().moves)).toEqual([]);
  const again = living.assignments().filter((a) => a.order === 'L-1').map((a) => [a.operation, a.attempt, a.start - NOW]);
  expect(again).toEqual([['mix', 2, 180], ['fill', 2, 420], ['test', 2, 540]]);
});

test('work that runs longer pushes what waits for it; a lot without a deadline gives way to one with a hold that runs', () => {
  const actuals = [actual('L-1', 'mix', { state: 'done', start: NOW, end: later(60), equipment: id('MIX-1') }), actual('L-2', 'mix', { state: 'done', start: NOW, end: later(60), equipment: id('MIX-2') })];
  const filling = actual('L-1', 'fill', { start: later(60), expectedEnd: later(180), equipment: id('FILL-1') });
  const before = inForce({ now: later(90), actuals: [...actuals, actual('L-3', 'mix', { start: later(60), expectedEnd: later(120), equipment: id('MIX-1') }), filling] });
  const { moves } = after({ kind: 'actual', actual: { ...filling, expectedEnd: later(200) } }, later(90), before).report();
  expect(told(moves)).toEqual([
    ['L-1', 'test', 180, 200, 'predecessor'],
    ['L-2', 'fill', 180, 200, 'place'],
    ['L-2', 'test', 300, 320, 'predecessor'],
    ['L-3', 'fill', 300, 320, 'yielded'],
    ['L-3', 'test', 420, 440, 'predecessor'],
  ]);
  expect(moves[3]).toMatchObject({ by: { order: 'L-2' }, text: 'It gave way to L-2, which is tied to a deadline.' });
});

test('a shorter shift moves what it no longer covers', () => {
  const { moves } = after({ kind: 'calendar-changed', calendar: calendar('shift', '09:30', '20:00') }).report();
  expect(told(moves)[0]).toEqual(['L-1', 'mix', 0, 120, 'place']);
});

test('frozen work stays where it is, and a pin keeps its equipment', () => {
  const fences = [{ stage: 'drug-substance' as const, frozen: min(350), slushy: min(600) }];
  const before = inForce({ plant: { ...site, policy: { ...site.policy, fences } } });
  const living = after({ kind: 'order-added', order: order('L-9', { urgency: 'urgent' }) }, NOW, before);
  living.polish({ seed: 1, steps: 60, milliseconds: null });
  expect(living.report().moves.filter((m) => m.from.start < NOW + 350)).toEqual([]);
});

test('polishing for nothing stays within the nervousness budget', () => {
  const fences = [{ stage: 'drug-substance' as const, frozen: min(0), slushy: min(10_000) }];
  const before = inForce({ plant: { ...site, policy: { ...site.policy, fences, nervousnessBudget: 2 } } });
  const living = after({ kind: 'order-cancelled', order: id('L-1') }, NOW, before);
  living.polish({ seed: 1, steps: 200, milliseconds: null, pricePerMove: 0 });
  const { budget, moves } = living.report();
  expect(budget).toEqual({ used: moves.length, limit: 2 });
  expect(moves.length).toBeLessThanOrEqual(2);
});

test('after a breakdown on a full machine everybody goes a little later instead of one so late that a window is missed', () => {
  const full = plant({
    equipmentClasses: [equipmentClass('isolator')],
    equipment: [equipment('FILL-1', 'isolator')],
    processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('isolator') }, phases: [phase(600)] })])],
  });
  const lots = Array.from({ length: 12 }, (_, i) => order(`L-${i + 10}`, { windows: { opens: NOW, closes: later((i + 2) * 600 + 60), every: min(30_240) } }));
  const bare = planningCase({ plant: full, orders: lots });
  const published = solve(bare, { seed: 1, steps: 500, seconds: null }).assignments;
  expect(published.map((a) => a.start - NOW)).toEqual(lots.map((_, i) => i * 600));
  const living = after({ kind: 'equipment-down', equipment: id('FILL-1'), during: span(NOW + 600, 600), why: 'breakdown' }, NOW, { ...bare, published });
  const missed = () => living.plan().accounts.reduce((sum, account) => sum + account.missedWindows, 0);
  expect(missed()).toBe(1);
  living.polish({ seed: 1, steps: 500, milliseconds: null });
  expect(missed()).toBe(0);
  expect(living.report().shifts.map((s) => s.arrival.after! - s.arrival.before!)).toEqual(new Array(11).fill(600));
});
