import { expect, test } from '@jest/globals';
import type { Link, Plan, PlanningCase } from '@lotwright/domain';
import { ALL_DAYS, NOW, calendar, id, link, min, operation, order, plant, planningCase, process } from '../../../support/tiny.js';
import { planned, startOf } from '../planning.js';

const EVENING = 480;
const evening = calendar('evening', '16:00', '22:00', ALL_DAYS);

/** `mix`, `fill` and `freeze`, an hour each; people freeze from 16:00 on, eight hours after now. Every lot is ready at the same time whatever comes before. */
function caseOf(mixToFill: Partial<Link>, fillToFreeze: Partial<Link>, parts: Partial<PlanningCase> = {}): PlanningCase {
  const freeze = operation('freeze', { requirement: { kind: 'people', calendar: id('evening') }, phases: [{ name: 'freeze', duration: { min: min(60), mode: min(60), max: min(60) }, work: 'attended', crew: [] }] });
  const links = [link('mix', 'fill', mixToFill), link('fill', 'freeze', fillToFreeze)];
  return planningCase({ plant: plant({ calendars: [evening], processes: [process([operation('mix'), operation('fill'), freeze], links)] }), orders: [order('L1')], ...parts });
}

const starts = (plan: Plan): number[] => ['mix', 'fill', 'freeze'].map((name) => startOf(plan, 'L1', name));

test('what feeds a well used hold ends when the hold needs it, at no cost for the lot', () => {
  expect(starts(planned(caseOf({}, { maxLag: min(600) }), 0))).toEqual([0, EVENING - 60, EVENING]);
});

test('a hold of which little is used up is left alone', () => {
  expect(starts(planned(caseOf({}, { maxLag: min(3000) }), 0))).toEqual([0, 60, EVENING]);
});

test('a feeder that another hold ties to it comes along', () => {
  expect(starts(planned(caseOf({ maxLag: min(120) }, { maxLag: min(600) }), 0))).toEqual([EVENING - 120, EVENING - 60, EVENING]);
});

test('pinned work stays, and what hangs on it moves as far as its hold allows', () => {
  const pins = [{ order: id<never>('L1'), operation: id<never>('mix'), start: NOW, equipment: null }];
  const [mix, fill, freeze] = starts(planned(caseOf({ maxLag: min(120) }, { maxLag: min(600) }, { pins }), 0));
  expect([mix, freeze]).toEqual([0, EVENING]);
  expect(fill).toBeGreaterThan(60);
  expect(fill).toBeLessThanOrEqual(180);
});

test('what stands between has slack of its own and moves along with what a hold over it needs', () => {
  const base = caseOf({}, {});
  const over = { ...base.plant.processes[0], links: [...base.plant.processes[0].links, link('mix', 'freeze', { maxLag: min(700) })] };
  const plan = planned({ ...base, plant: { ...base.plant, processes: [over] } }, 0);
  expect(starts(plan)).toEqual([EVENING - 120, EVENING - 60, EVENING]);
});
