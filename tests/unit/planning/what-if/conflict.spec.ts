import { noPlace } from '@lotwright/checker';
import type { Order, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { conflictOf } from '@lotwright/planning';
import type { Instant } from '@lotwright/time';
import { randomCase } from '../../../support/random-case.js';
import { calendar, equipment, equipmentClass, id, link, min, NOW, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';

const conflict = (given: PlanningCase, lot: Order) => conflictOf(given, solve(given, { seed: 1, steps: 5, seconds: null }), lot.id);
const fill = operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(120)] });
const pinned = (lot: string, minutes: number) => ({ order: id<never>(lot), operation: id<never>('fill'), start: (NOW + minutes) as Instant, equipment: null });

test('a hold that two calendars never let be kept: each of the three is needed for the conflict, and nothing else', () => {
  const given = planningCase({
    plant: plant({
      calendars: [calendar('morning', '06:00', '09:00'), calendar('afternoon', '12:00', '18:00')],
      processes: [process([
        operation('thaw', { requirement: { kind: 'people', calendar: id('morning') }, phases: [phase(60, 'attended')] }),
        operation('mix', { requirement: { kind: 'people', calendar: id('afternoon') }, phases: [phase(60, 'attended')] }),
      ], [link('thaw', 'mix', { maxLag: min(60) })])],
    }),
    orders: [order('L1'), order('L2')],
  });
  expect(conflict(given, order('L1'))).toMatchObject({
    order: 'L1', necessary: true, sufficient: { confirmed: true, before: NOW + 3 * 366 * 1440 },
    members: [{ rule: 'R5', title: 'opening hours morning' }, { rule: 'R5', title: 'opening hours afternoon' }, { rule: 'R8', title: 'the hold of 1 h from thaw to mix' }],
  });
});

test('a pin against the place of another lot: both are named, and the checker confirms that there is no way past them', () => {
  const given = {
    ...planningCase({ plant: plant({ equipmentClasses: [equipmentClass('fill')], equipment: [equipment('FILL-1', 'fill')], processes: [process([fill])] }), orders: [order('L1', { urgency: 'urgent' }), order('L2')] }),
    pins: [pinned('L1', 0), pinned('L2', 60)],
  };
  expect(conflict(given, order('L2'))).toMatchObject({ necessary: true, sufficient: { confirmed: true, before: null }, members: [{ rule: 'R3', demand: { kind: 'lot', lot: 'L1' } }, { rule: 'R15', title: 'the pin on fill' }] });
});

test('equipment that nothing is qualified on is the whole conflict, and confirmed', () => {
  const given = planningCase({
    plant: plant({ equipmentClasses: [equipmentClass('fill')], equipment: [equipment('FILL-1', 'fill', { qualifications: [] })], processes: [process([fill])] }), orders: [order('L1')],
  });
  expect(conflict(given, order('L1'))).toMatchObject({ necessary: true, sufficient: { confirmed: true, before: null }, members: [{ rule: 'R2', demand: { kind: 'qualification', equipmentClass: 'fill' } }] });
});

test('an order that is planned, or unknown, has no conflict', () => {
  const given = planningCase({ plant: plant({ processes: [process([operation('pack')])] }), orders: [order('L1')] });
  expect(conflict(given, order('L1'))).toBeNull();
  expect(conflict(given, order('L9'))).toBeNull();
});

test('deep cleans that are due in the midst of every lot are the whole conflict', () => {
  const clean = { duration: min(60), attended: false, afterLots: null, afterHours: min(90) };
  const given = planningCase({ plant: plant({ equipmentClasses: [equipmentClass('fill', { deepClean: clean })], equipment: [equipment('FILL-1', 'fill')], processes: [process([fill])] }), orders: [order('L1')] });
  expect(conflict(given, order('L1'))).toMatchObject({ necessary: true, sufficient: { confirmed: true, before: null }, members: [{ rule: 'R3', title: 'the deep cleans of fill' }] });
});

test('crews come and go by their rosters, whatever else keeps the same hours', () => {
  const given = planningCase({
    plant: plant({
      calendars: [calendar('early', '06:00', '08:00')],
      crews: [{ id: id('hands'), name: 'hands', rosters: [{ calendar: id('early'), heads: 1 }], absences: [] }],
      processes: [process([operation('thaw', { requirement: { kind: 'people', calendar: id('early') }, phases: [phase(60, 'attended')] }), operation('mix', { phases: [phase(180, 'attended', { hands: 1 })] })])],
    }),
    orders: [order('L1')],
  });
  expect(conflict(given, order('L1'))).toMatchObject({ necessary: true, sufficient: { confirmed: true }, members: [{ rule: 'R9', demand: { kind: 'crew', crew: 'hands' } }] });
});

test('on random plants each member is necessary, the checker confirms nearly all sets, and none without one of its members', () => {
  const found = [];
  for (let seed = 1; seed <= 40 && found.length < 7; seed++) {
    const given = randomCase(seed, { orders: 3 });
    const plan = solve(given, { seed, steps: 5, seconds: null });
    const left = plan.unplanned[0];
    const one = left === undefined ? null : conflictOf(given, plan, left.order);
    if (one === null) continue;
    const mutants = one.members.map((m) => noPlace(given, plan, one.order, one.members.filter((other) => other !== m).map(({ demand }) => demand)).confirmed);
    found.push({ seed, necessary: one.necessary, members: one.members.length > 0, confirmed: one.sufficient.confirmed, mutants: mutants.filter((confirmed) => confirmed).length });
  }
  expect(found.length).toBeGreaterThan(4);
  expect(found.filter((f) => !f.necessary || !f.members || f.mutants > 0)).toEqual([]);
  expect(found.filter((f) => f.confirmed).length).toBeGreaterThan(found.length / 2);
});
