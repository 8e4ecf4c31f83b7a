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
    order: 'L1', proven: true, confirmed: true,
    members: [{ rule: 'R5', title: 'opening hours morning' }, { rule: 'R5', title: 'opening hours afternoon' }, { rule: 'R8', title: 'the hold of 1 h from thaw to mix' }],
  });
});

test('a pin against the place of another lot: both are named, and it is not called a proof', () => {
  const given = {
    ...planningCase({ plant: plant({ equipmentClasses: [equipmentClass('fill')], equipment: [equipment('FILL-1', 'fill')], processes: [process([fill])] }), orders: [order('L1', { urgency: 'urgent' }), order('L2')] }),
    pins: [pinned('L1', 0), pinned('L2', 60)],
  };
  expect(conflict(given, order('L2'))).toMatchObject({ proven: false, confirmed: true, members: [{ rule: 'R3', lot: 'L1' }, { rule: 'R15', title: 'the pin on fill' }] });
});

test('equipment that nothing is qualified on is the whole conflict, and proven', () => {
  const given = planningCase({
    plant: plant({ equipmentClasses: [equipmentClass('fill')], equipment: [equipment('FILL-1', 'fill', { qualifications: [] })], processes: [process([fill])] }), orders: [order('L1')],
  });
  expect(conflict(given, order('L1'))).toMatchObject({ proven: true, confirmed: true, members: [{ rule: 'R2', lot: null }] });
});

test('an order that is planned, or unknown, has no conflict', () => {
  const given = planningCase({ plant: plant({ processes: [process([operation('pack')])] }), orders: [order('L1')] });
  expect(conflict(given, order('L1'))).toBeNull();
  expect(conflict(given, order('L9'))).toBeNull();
});

test('on random plants each member is needed: without it the checker accepts a plan with the order', () => {
  const found = [];
  for (let seed = 1; seed <= 60 && found.length < 8; seed++) {
    const given = randomCase(seed);
    const plan = solve(given, { seed, steps: 5, seconds: null });
    for (const { order: lot } of plan.unplanned) {
      const one = conflictOf(given, plan, lot);
      if (one !== null) found.push({ seed, lot, confirmed: one.confirmed, members: one.members.length > 0 });
    }
  }
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter((f) => !f.confirmed || !f.members)).toEqual([]);
});
