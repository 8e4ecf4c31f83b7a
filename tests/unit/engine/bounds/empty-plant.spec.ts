import { expect, jest, test } from '@jest/globals';
import type { Instant } from '@lotwright/time';
import { EmptyPlant } from '../../../../libs/engine/src/bounds/empty-plant.js';
import { boundPlan } from '../../../../libs/engine/src/bounds/plan-bound.js';
import { provableBound } from '../../../../libs/engine/src/bounds/provable.js';
import { compile, firstHorizon } from '../../../../libs/engine/src/compile/compile.js';
import { Workshop } from '../../../../libs/engine/src/construct/workshop.js';
import { NONE } from '../../../../libs/engine/src/problem/limits.js';
import type { Problem } from '../../../../libs/engine/src/problem/problem.js';
import { randomCase } from '../../../support/random-case.js';
import { equipment, equipmentClass, id, NOW, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';

const compiled = (given: Parameters<typeof compile>[0]): Problem => compile(given, firstHorizon(given)).problem;

test.each([false, true])('what is known of other orders changes no bound (with started work: %s)', (progress) => {
  for (let seed = 1; seed <= 40; seed++) {
    const problem = compiled(randomCase(seed, { progress, orders: 9 }));
    const known = new EmptyPlant(problem);
    for (let o = 0; o < problem.orders; o++) {
      if (problem.orderRecipe[o] !== NONE) expect([seed, o, known.bound(o)]).toEqual([seed, o, new EmptyPlant(problem).bound(o)]);
    }
  }
});

const site = plant({
  equipmentClasses: [equipmentClass('mix')],
  equipment: [equipment('MIX-1', 'mix', { calendar: id('day') })],
  materials: [{ id: id('kit'), name: 'Kit', unit: 'piece', receipts: [{ at: NOW, quantity: 1, expires: (NOW + 3000) as Instant }, { at: (NOW + 2900) as Instant, quantity: 1, expires: null }] }],
  processes: [process([operation('mix', { requirement: { kind: 'equipment', equipmentClass: id('mix') }, phases: [phase(60, 'attended')], materials: [{ material: id('kit'), quantity: 1 }] })])],
});
const released = (...after: number[]) => after.map((minutes, i) => order(`L-${i}`, { sequenceRelease: (NOW + minutes) as Instant }));

test('orders that are ready before the first one can start are looked for once', () => {
  // The mixer closes 14 hours after now and opens 8 hours later.
  const problem = compiled(planningCase({ plant: site, orders: released(800, 900, 1000, 1319, 1321) }));
  const plantWithNothing = new EmptyPlant(problem);
  const searches = jest.spyOn(Workshop.prototype, 'onOne');
  const ready = [0, 1, 2, 3, 4].map((o) => plantWithNothing.bound(o).patientReady - NOW);
  expect(ready).toEqual([1380, 1380, 1380, 1380, 1381]);
  expect(searches).toHaveBeenCalledTimes(2);
  searches.mockRestore();
});

test('a material that nobody has to wait for needs no bound of its own; one that comes too late does', () => {
  const bounds = (receipts: typeof site.materials[number]['receipts']) => {
    const problem = compiled(planningCase({ plant: { ...site, materials: [{ ...site.materials[0], receipts }] }, orders: released(0, 10) }));
    expect(problem.materials[0].ample).toBe(false);
    const known = boundPlan(problem, new Map());
    return { known, claimed: provableBound(problem, new Map(), known) };
  };
  const enough = bounds(site.materials[0].receipts);
  expect(enough.claimed).toBe(enough.known);
  const [first, second] = site.materials[0].receipts;
  for (const late of [[{ ...first, at: (NOW + 300) as Instant }, second], [{ ...first, expires: (NOW + 2000) as Instant }, second], [{ ...first, quantity: 0.5 }, second]]) {
    const { known, claimed } = bounds(late);
    expect(claimed).not.toBe(known);
    expect(claimed.measures[2]).toBeLessThanOrEqual(known.measures[2]);
  }
});
