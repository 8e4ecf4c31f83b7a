import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { Order, PlanningCase, SlotRequest } from '@lotwright/domain';
import { LivingPlan, PromiseDesk, solve } from '@lotwright/engine';
import { caseInForce } from '../../support/random-event.js';
import { equipment, equipmentClass, id, NOW, operation, order, phase, plant, planningCase, process } from '../../support/tiny.js';

const site = plant({
  equipmentClasses: [equipmentClass('isolator')],
  equipment: [equipment('FILL-1', 'isolator')],
  processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('isolator') }, phases: [phase(120)] }), operation('test')], [])],
});

function inForce(): PlanningCase {
  const bare = planningCase({ plant: site, orders: [order('L-1', { urgency: 'flexible' }), order('L-2', { urgency: 'flexible' })] });
  return { ...bare, published: solve(bare, { seed: 1, steps: 0, seconds: null }).assignments };
}

const request = (parts: Partial<SlotRequest> = {}): SlotRequest => ({
  process: id('P'), processVersion: '1', urgency: 'standard', sequenceRelease: NOW, windows: null, latestUseful: null, ...parts,
});

test('the earliest place without moving anybody is behind those who are planned', () => {
  const quote = PromiseDesk.open(inForce()).quote(request({ urgency: 'flexible' }))!;
  expect(quote.withoutMoves!.chain.find((s) => s.operation === 'fill')).toMatchObject({ start: NOW + 240, end: NOW + 360, equipment: 'FILL-1', method: null, session: null });
  expect(quote.withoutMoves).toMatchObject({ missedWindows: 0, pastLatestUseful: false, shifts: [], slushyMoves: 0 });
  expect(quote.withMoves).toBeNull();
});

test('a process that the plant does not have is not quoted', () => {
  expect(PromiseDesk.open(inForce()).quote(request({ processVersion: '7' }))).toBeNull();
});

/** Filling is what patient-ready waits for. */
const filling = process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('isolator') }, phases: [phase(120)] })]);

test('an urgent order is offered the place of a flexible one, with what that costs it', () => {
  const given = inForce();
  const bare = { ...given, plant: { ...site, processes: [filling] }, published: [] };
  const desk = PromiseDesk.open({ ...bare, published: solve(bare, { seed: 1, steps: 0, seconds: null }).assignments });
  const before = desk.planHash();
  const quote = desk.quote(request({ urgency: 'urgent' }))!;
  expect(quote.withoutMoves!.patientReady - NOW).toBe(360);
  expect(quote.withMoves!.patientReady - NOW).toBe(120);
  expect(quote.withMoves!.shifts.reduce((sum, s) => sum + s.patientReadyLater, 0)).toBeGreaterThan(0);
  expect(desk.planHash()).toBe(before);
});

test('no move is offered beyond the nervousness budget', () => {
  const policy = { ...site.policy, nervousnessBudget: 0, fences: [{ stage: 'drug-substance' as const, frozen: 0 as never, slushy: 10_000 as never }] };
  const bare = { ...inForce(), plant: { ...site, policy, processes: [filling] }, published: [] };
  const desk = PromiseDesk.open({ ...bare, published: solve(bare, { seed: 1, steps: 0, seconds: null }).assignments });
  expect(desk.quote(request({ urgency: 'urgent' }))!.withMoves).toBeNull();
});

test('quotes on random plans leave them untouched and can be kept: the order then fits exactly where it was quoted', () => {
  let quoted = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const given = caseInForce(seed);
    if (given === null) continue;
    const desk = PromiseDesk.open(given);
    const before = desk.planHash();
    const like = given.orders[0];
    const asked = request({ process: like.process, urgency: 'urgent', sequenceRelease: given.now });
    const first = desk.quote(asked)!;
    expect(desk.quote(asked)).toEqual(first);
    expect(desk.planHash()).toBe(before);
    if (first.withoutMoves === null) continue;
    quoted++;
    const guest: Order = { ...like, id: id('L-999'), coi: id('COI-L-999'), urgency: 'urgent', sequenceRelease: given.now, windows: null, latestUseful: null, cancelled: false };
    const kept = LivingPlan.open(given).after([{ kind: 'order-added', order: guest }], given.now);
    const plan = kept.plan();
    expect(check(kept.planningCase, plan).violations).toEqual([]);
    expect(kept.report().moves).toEqual([]);
    const chain = plan.assignments.filter((a) => a.order === 'L-999').map((a) => [a.operation, a.start, a.end]);
    const told = first.withoutMoves.chain.map((slot) => [slot.operation, slot.start, slot.end]);
    expect([seed, chain.sort()]).toEqual([seed, told.sort()]);
  }
  expect(quoted).toBeGreaterThan(4);
});
