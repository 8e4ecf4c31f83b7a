import { expect, test } from '@jest/globals';
import type { PlanningCase } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { compile, firstHorizon, type Compiled } from '../../../../libs/engine/src/compile/compile.js';
import { actual, id, NOW, operation, order, plant, planningCase, process } from '../../../support/tiny.js';

const receipt = (quantity: number) => ({ at: NOW, quantity, expires: null });
const given = planningCase({
  plant: plant({
    materials: [{ id: id('kit'), name: 'Kit', unit: 'piece', receipts: [receipt(2)] }, { id: id('vial'), name: 'Vial', unit: 'piece', receipts: [receipt(9)] }],
    processes: [process([operation('mix', { materials: [{ material: id('kit'), quantity: 1 }, { material: id('vial'), quantity: 1 }] })])],
  }),
  orders: [order('L-1'), order('L-2')],
});
const compiled = (of: PlanningCase, before?: Compiled): Compiled => compile(of, firstHorizon(given), before);

test('the receipts of a material are read once as long as it is as ample as it was', () => {
  const before = compiled(given);
  expect(before.problem.materials.map((m) => m.ample)).toEqual([true, true]);
  const third = compiled({ ...given, orders: [...given.orders, order('L-3')] }, before);
  expect(third.problem.materials.map((m) => m.ample)).toEqual([false, true]);
  expect(third.problem.materials[0]).not.toBe(before.problem.materials[0]);
  expect(third.problem.materials[1]).toBe(before.problem.materials[1]);
  const started = compiled({ ...third.index.planningCase, actuals: [actual('L-1', 'mix')] }, third);
  expect(started.problem.materials.map((m) => m.ample)).toEqual([true, true]);
});

test('another receipt is read anew, and an hour later all of them are what they were', () => {
  const before = compiled(given);
  const { materials } = given.plant;
  const more = compiled({ ...given, plant: { ...given.plant, materials: [{ ...materials[0], receipts: [receipt(2), receipt(5)] }, materials[1]] } }, before);
  expect(more.problem.materials[0].quantity).toHaveLength(2);
  expect(more.problem.materials[1]).toBe(before.problem.materials[1]);
  expect(compiled({ ...given, now: (NOW + 60) as Instant }, before).problem.materials).toEqual(before.problem.materials);
});
