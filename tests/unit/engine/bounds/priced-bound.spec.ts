import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import { solve } from '@lotwright/engine';
import type { PlanningCase } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { randomCase } from '../../../support/random-case.js';
import { equipment, equipmentClass, id, min, operation, order, phase, plant, planningCase, process, NOW } from '../../../support/tiny.js';

const HOUR = 60;

/** Lots that all wait for one machine: two hours of work and one of changeover each. */
function queue(lots: number, machines = 1): PlanningCase {
  const site = plant({
    equipmentClasses: [equipmentClass('fill', { duration: min(HOUR) })],
    equipment: Array.from({ length: machines }, (_, i) => equipment(`FILL-${i + 1}`, 'fill')),
    processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(2 * HOUR)] })], [])],
  });
  return planningCase({ plant: site, orders: Array.from({ length: lots }, (_, i) => order(`L${i}`, { sequenceRelease: NOW })) });
}

const bounded = (given: PlanningCase, boundSteps: number, steps = 60) => solve(given, { seed: 1, steps, seconds: null, boundSteps: [boundSteps] });
const level = (plan: ReturnType<typeof solve>, name: string): number => plan.objective.find((l) => l.level === name)!.value;

test('prices see the queue in front of one machine, which no lot alone does', () => {
  const alone = bounded(queue(4), 0).lowerBound!;
  const plan = bounded(queue(4), 200);
  const weight = level(plan, 'turnaround') / (2 + 5 + 8 + 11);
  expect(alone).toBe(4 * 2 * weight);
  expect(plan.lowerBound).toBeGreaterThan(alone);
  expect(plan.lowerBound! / weight).toBeGreaterThan(18);
  expect(plan.lowerBound).toBeLessThanOrEqual(level(plan, 'turnaround'));
});

test('two machines take two lots at a time', () => {
  const one = bounded(queue(6), 150).lowerBound!;
  const two = bounded(queue(6, 2), 150).lowerBound!;
  expect(two).toBeLessThan(one);
  expect(two).toBeGreaterThan(bounded(queue(6, 2), 0).lowerBound!);
});

test('the same steps find the same prices, and more steps never a lower bound', () => {
  const given = queue(5);
  expect(bounded(given, 30).certificate).toEqual(bounded(given, 30).certificate);
  const bounds = [1, 10, 40, 160].map((steps) => bounded(given, steps).lowerBound!);
  expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
});

test('no steps, a certificate without prices', () => {
  expect(bounded(queue(3), 0).certificate).toMatchObject({ steps: 0, count: 0, things: [] });
  expect(solve(queue(3), { seed: 1, steps: 10, seconds: null }).certificate).toMatchObject({ steps: 0, count: 0, things: [] });
});

test('a lot whose release lies ahead does not wait for what is queued before it', () => {
  const given = queue(2);
  const late = { ...given, orders: [given.orders[0], { ...given.orders[1], sequenceRelease: (NOW + 100 * HOUR) as Instant }] };
  const plan = bounded(late, 20);
  expect(plan.lowerBound).toBe(level(plan, 'turnaround'));
  expect(plan.status).toBe('OPTIMAL');
});

test('over random cases no bound exceeds the best plan found, and the checker reckons every one of them again', () => {
  let proven = 0;
  const wrong: unknown[] = [];
  for (let seed = 1; seed <= 12; seed++) {
    const given = randomCase(seed);
    const plan = bounded(given, 12, 80);
    const verdict = check(given, plan);
    if (plan.certificate) proven++;
    const least = Math.max(plan.lowerBound ?? -Infinity, verdict.provenBound ?? -Infinity);
    if (verdict.claims.length > 0 || least > level(plan, 'turnaround')) wrong.push({ seed, least, turnaround: level(plan, 'turnaround'), claims: verdict.claims });
  }
  expect(wrong).toEqual([]);
  expect(proven).toBeGreaterThan(2);
});

test('the search for prices ends when there are no better ones', () => {
  const plan = bounded(queue(4), 5000);
  expect(plan.certificate!.steps).toBeLessThan(1000);
  expect(bounded(queue(4), plan.certificate!.steps - 1).lowerBound).toBeLessThanOrEqual(plan.lowerBound!);
  expect(check(queue(4), plan).claims).toEqual([]);
});

test('more lots than the program takes are bounded all the same', () => {
  const given = queue(501);
  const plan = bounded(given, 20, 1);
  expect(plan.lowerBound).toBeGreaterThan(501 * 2 * (level(plan, 'turnaround') / (501 * 752)));
  expect(check(given, plan).claims).toEqual([]);
});
