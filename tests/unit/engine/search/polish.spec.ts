import { expect, test } from '@jest/globals';
import { assignment, id, link, NOW, operation, order, plant, planningCase, process } from '../../../support/tiny.js';
import { planned, startOf } from '../planning.js';

const operations = [operation('make'), operation('certify'), operation('ship')];
const links = [link('make', 'certify'), link('certify', 'ship')];
const site = plant({ processes: [process(operations, links, { patientReady: id('certify') })] });

/** The plan in force has every operation ten hours later than need be. */
const published = [assignment('L1', 'make', NOW + 600, [60]), assignment('L1', 'certify', NOW + 660, [60]), assignment('L1', 'ship', NOW + 720, [60])];

test('what comes after patient-ready stays where it was published when only the rest gains by moving', () => {
  const plan = planned(planningCase({ plant: site, orders: [order('L1')], published }));
  expect([startOf(plan, 'L1', 'make'), startOf(plan, 'L1', 'certify'), startOf(plan, 'L1', 'ship')]).toEqual([0, 60, 720]);
});

test('it moves all the same when its window would be missed', () => {
  const windows = { opens: NOW, closes: NOW + 600, every: 1440 } as never;
  const plan = planned(planningCase({ plant: site, orders: [order('L1', { windows })], published }));
  expect(startOf(plan, 'L1', 'ship')).toBe(120);
});
