import { describe, expect, it } from '@jest/globals';
import { check } from '@lotwright/checker';
import { cutAt, demoMonday, demoPlant, generateOrders, openOrders } from '@lotwright/demo';
import type { DemoPlantName } from '@lotwright/demo';
import type { Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import { idleOperators, killSheet, mutate } from '../../support/mutations/mutants.js';
import { randomCase } from '../../support/random-case.js';
import { at } from '../../support/tiny.js';

const PARAMS = { seed: 1, steps: 40, seconds: null };

/** Demo orders planned on an empty plant. */
function demoCase(name: DemoPlantName, lots: number, seed: number): PlanningCase {
  const now = demoMonday(name, at('2026-03-23T00:00Z'));
  const plant = demoPlant(name, now);
  return { plant, orders: generateOrders(plant, { lots, seed, now }), actuals: [], pins: [], now, published: [], freezeOverrides: [] };
}

/** The same case some days into its plan: work under way, the plan in force published. */
function daysLater(before: PlanningCase, plan: Plan, minutes: number): PlanningCase {
  const now = (before.now + minutes) as Instant;
  const orders = openOrders(plan, before.orders, now);
  const open = new Set(orders.map((o) => o.id));
  return {
    ...before, now, orders, actuals: cutAt(plan, now).filter((a) => open.has(a.order)), published: plan.assignments.filter((a) => open.has(a.order)),
  };
}

function expectHonest(planningCase: PlanningCase, plan: Plan, name: string): void {
  const { violations, claims } = check(planningCase, plan);
  expect({ name, violations, claims }).toEqual({ name, violations: [], claims: [] });
}

describe('plans of the engine', () => {
  it('keep every rule on the demo plants, over a clock change and with work in progress', () => {
    for (const [name, lots] of [['alder', 16], ['birch', 20]] as const) {
      const first = demoCase(name, lots, 3);
      const plan = solve(first, PARAMS);
      expectHonest(first, plan, name);
      const later = daysLater(first, plan, 5 * 1440 + 437);
      const carriedOn = solve(later, PARAMS);
      expectHonest(later, carriedOn, `${name} five days later`);
      // Nothing went wrong in between, so the published plan itself shows that every order can be made.
      expect(carriedOn.unplanned).toEqual([]);
    }
  });

  it('keep every rule on random plants with every feature mixed', () => {
    for (let seed = 0; seed < 60; seed++) {
      const one = randomCase(seed);
      expectHonest(one, solve(one, PARAMS), `random case ${seed}`);
    }
  });
});

describe('mutants of the engine’s plans', () => {
  it('are all killed', () => {
    const sheet = killSheet();
    const first = demoCase('alder', 12, 1);
    const plan = solve(first, PARAMS);
    mutate(sheet, 'alder', first, plan, 1);
    const later = daysLater(first, plan, 4 * 1440 + 600);
    mutate(sheet, 'alder four days later', later, solve(later, PARAMS), 1);
    for (let seed = 100; seed < 118; seed++) {
      const one = randomCase(seed);
      mutate(sheet, `random case ${seed}`, one, solve(one, PARAMS), 1);
    }
    expect(sheet.survivors).toEqual([]);
    expect(idleOperators(sheet)).toEqual([]);
  });
});
