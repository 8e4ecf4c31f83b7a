import { solve } from '@lotwright/engine';
import { heldUpChain } from '@lotwright/planning';
import type { Instant } from '@lotwright/time';
import { calendar, equipment, equipmentClass, id, NOW, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';

const on = (name: string, length: number) => operation(name, { requirement: { kind: 'equipment', equipmentClass: id(name) }, phases: [phase(length, 'attended')] });
const late = calendar('late', '10:00', '22:00');
const one = plant({ calendars: [late], equipmentClasses: [equipmentClass('fill')], equipment: [equipment('FILL-1', 'fill', { calendar: id('late') })], processes: [process([on('fill', 120)])] });
const lots = [order('L1', { urgency: 'urgent' }), order('L2'), order('L3', { urgency: 'flexible' })];

function chain(of = one, orders = lots, lot = 'L3') {
  const given = planningCase({ plant: of, orders });
  return heldUpChain(given, solve(given, { seed: 1, steps: 30, seconds: null }), id(lot));
}

test('a lot waits for the machine, because another is there, which waits for it too, because a third is there, which waits for the morning', () => {
  const after = (hours: number) => (NOW + hours * 60) as Instant;
  expect(chain().map(({ order: lot, wait, by }) => [lot, wait.cause, by])).toEqual([
    ['L3', 'equipment', { order: 'L2', operation: 'fill', from: after(4), to: after(6) }],
    ['L2', 'equipment', { order: 'L1', operation: 'fill', from: after(2), to: after(4) }],
    ['L1', 'calendar', null],
  ]);
});

test('people that another lot needs are traced to the operation that has them', () => {
  const crew = { id: id<never>('ops'), name: 'Operators', rosters: [{ calendar: id<never>('day'), heads: 1 }], absences: [] };
  const of = plant({ crews: [crew], processes: [process([operation('pack', { phases: [phase(240, 'attended', { ops: 1 })] })])] });
  const [first, ...rest] = chain(of, lots.slice(0, 2), 'L2');
  expect(first).toMatchObject({ order: 'L2', wait: { cause: 'crew', resource: 'ops' }, by: { order: 'L1', operation: 'pack', from: NOW, to: NOW + 240 } });
  expect(rest).toEqual([]);
});

test('it ends after six lots, and is empty for a lot that waits for no other or is not planned', () => {
  const many = Array.from({ length: 5 }, (_, i) => order(`M${i}`));
  const twice = plant({ equipmentClasses: [equipmentClass('fill')], equipment: [equipment('FILL-1', 'fill')], processes: [process([on('fill', 60)])] });
  const queue = [...many, ...many.map((lot) => ({ ...lot, id: id<never>(`${lot.id}b`), coi: id<never>(`${lot.id}b`) }))];
  const given = planningCase({ plant: twice, orders: queue });
  const plan = solve(given, { seed: 1, steps: 0, seconds: null });
  const inTurn = [...plan.accounts].sort((a, b) => a.patientReady - b.patientReady);
  const told = heldUpChain(given, plan, inTurn[9].order);
  expect(told.map(({ order: lot }) => lot)).toEqual(inTurn.slice(4).reverse().map((a) => a.order));
  expect(told[0].by).toMatchObject({ order: inTurn[8].order, to: inTurn[9].patientReady - 60 });
  expect(heldUpChain(given, plan, inTurn[0].order)).toEqual([]);
  expect(heldUpChain(given, plan, id('L9'))).toEqual([]);
});
