import { expect, test } from '@jest/globals';
import type { Link, Operation, Plan, Plant, QcMethod } from '@lotwright/domain';
import { id, link, min, operation, order, phase, plant, planningCase, process, WORKDAYS } from '../../../support/tiny.js';
import { planned, startOf } from '../planning.js';

const DAY = 1440;
const daily: QcMethod = {
  id: id('assay'), name: 'Assay', capacity: 2, instrument: null, calendar: id('day'),
  starts: { kind: 'weekly', starts: [{ days: WORKDAYS, at: id('10:00'), runs: 1 }] }, phases: [phase(300)], maxStretch: min(0), invalidProbability: 0,
};
const make = operation('make');
const assay = operation('assay', { requirement: { kind: 'run', method: id('assay') }, phases: [] });
/** A slow test beside the assay: certification waits for it. */
const slow = (minutes: number): Operation => operation('slow', { phases: [phase(minutes)] });
const release = operation('release');

function plantOf(slowMinutes: number, assayLink: Partial<Link> = {}, method: Partial<QcMethod> = {}): Plant {
  const links = [link('make', 'assay', assayLink), link('make', 'slow'), link('assay', 'release'), link('slow', 'release')];
  return plant({ qcMethods: [{ ...daily, ...method }], processes: [process([make, assay, slow(slowMinutes), release], links)] });
}

/** One lot released at 08:00 on Monday, the others a day later each. */
function plansOf(from: Plant, lots = 2): Plan {
  const orders = Array.from({ length: lots }, (_, i) => order(`L${i + 1}`, { sequenceRelease: (order('L').sequenceRelease + i * DAY) as never }));
  return planned(planningCase({ plant: from, orders }), 0);
}

const cost = (plan: Plan): number | undefined => plan.objective.find(({ level }) => level === 'cost')?.value;

test('a sample that is not needed before another test is done waits for the run of the next lot', () => {
  const plan = plansOf(plantOf(3 * DAY));
  expect(plan.runs).toHaveLength(1);
  expect([startOf(plan, 'L1', 'assay'), startOf(plan, 'L2', 'assay')]).toEqual([DAY + 120, DAY + 120]);
  expect([startOf(plan, 'L1', 'release'), startOf(plan, 'L2', 'release')]).toEqual([60 + 3 * DAY, 60 + 4 * DAY]);
  expect(cost(plan)).toBe(0);
});

test('no lot is certified later for the sake of a fuller run', () => {
  const plan = plansOf(plantOf(60));
  expect(plan.runs).toHaveLength(2);
  expect(startOf(plan, 'L1', 'assay')).toBe(120);
});

test('a hold on the sample is kept', () => {
  const plan = plansOf(plantOf(3 * DAY, { maxLag: min(120) }));
  expect(plan.runs).toHaveLength(2);
  expect(cost(plan)).toBe(2);
});

test('a run is only closed when there is room for all of its samples', () => {
  const plan = plansOf(plantOf(3 * DAY), 3);
  expect(plan.runs).toHaveLength(2);
  expect(cost(plan)).toBe(1);
});

test('several samples of one run find places in several later ones', () => {
  const orders = ['A', 'B'].map((name) => order(name)).concat([1, 2].map((day) => order(`L${day}`, { sequenceRelease: (order('L').sequenceRelease + day * DAY) as never })));
  const plan = planned(planningCase({ plant: plantOf(5 * DAY), orders }), 0);
  expect(plan.runs).toHaveLength(2);
  expect(cost(plan)).toBe(0);
});
