import { expect, test } from '@jest/globals';
import { id, link, min, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';
import { planned } from '../planning.js';

const steps = ['fill', 'courier', 'transit'].map((name) => operation(name, { requirement: { kind: 'people', calendar: null }, phases: [phase(60)] }));

test('a hold without freedom by design is not the tightest hold', () => {
  const links = [link('fill', 'courier', { maxLag: min(90) }), link('courier', 'transit', { minLag: min(10), maxLag: min(10) })];
  const plan = planned(planningCase({ plant: plant({ processes: [process(steps, links)] }), orders: [order('L1')] }));
  expect(plan.kpis.tightestHold).toEqual({ order: id('L1'), from: 'fill', to: 'courier', left: 90, limit: 90 });
});

test('a plan whose holds all lack freedom names no tightest hold', () => {
  const links = [link('fill', 'courier'), link('courier', 'transit', { maxLag: min(0) })];
  const plan = planned(planningCase({ plant: plant({ processes: [process(steps, links)] }), orders: [order('L1')] }));
  expect(plan.kpis.tightestHold).toBeNull();
});
