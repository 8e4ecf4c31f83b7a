import { expect, test } from '@jest/globals';
import type { Plan } from '@lotwright/domain';
import { equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, WORKDAYS } from '../../../support/tiny.js';
import { planned, startOf } from '../planning.js';

const DAY = 1440;
const made = (product: string, slow: number) => process(
  [
    operation('make', { requirement: { kind: 'equipment', equipmentClass: id('mixer') }, phases: [phase(DAY)] }),
    operation('assay', { requirement: { kind: 'run', method: id('assay') }, phases: [] }),
    operation('slow', { phases: [phase(slow)] }),
    operation('release'),
  ],
  [link('make', 'assay'), link('make', 'slow'), link('assay', 'release'), link('slow', 'release')],
  { id: id(product), product: id(product) },
);

/**
 * One mixer makes a lot a day, one run of the assay starts each day. The lot with the slow test beside the assay may send its sample a day later, the other
 * one not. So both sequences take equally long, and only with the slow lot first do both samples share a run.
 */
const site = plant({
  products: [{ id: id('quick'), name: 'quick', family: id('F') }, { id: id('slow'), name: 'slow', family: id('F') }],
  equipmentClasses: [equipmentClass('mixer')], equipment: [equipment('MIX-1', 'mixer')],
  qcMethods: [{
    id: id('assay'), name: 'Assay', capacity: 2, instrument: null, calendar: id('day'),
    starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('10:00'), runs: 1 }] }, phases: [phase(300)], maxStretch: min(0), invalidProbability: 0,
  }],
  processes: [made('quick', 60), made('slow', 2 * DAY + 300)],
});
const orders = [order('A', { process: id('quick') }), order('B', { process: id('slow') })];
const levelOf = (plan: Plan, level: string): number | undefined => plan.objective.find((l) => l.level === level)?.value;

test('of two sequences with the same turnaround the one that needs fewer runs is found', () => {
  const first = planned(planningCase({ plant: site, orders }), 0);
  expect([startOf(first, 'A', 'make'), startOf(first, 'B', 'make'), first.runs.length]).toEqual([0, DAY, 2]);
  const plan = planned(planningCase({ plant: site, orders }), 1000);
  expect([startOf(plan, 'A', 'make'), startOf(plan, 'B', 'make'), plan.runs.length]).toEqual([DAY, 0, 1]);
  expect(levelOf(plan, 'turnaround')).toBe(levelOf(first, 'turnaround'));
  expect([levelOf(first, 'cost'), levelOf(plan, 'cost')]).toEqual([2, 0]);
});
