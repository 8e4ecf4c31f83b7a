import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import { cutAt, demoStory, openOrders, storyOpening } from '@lotwright/demo';
import type { Actual, Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import { randomCase } from '../../../support/random-case.js';

const START = (Date.UTC(2026, 2, 2, 7) / 60_000) as Instant;
const quick = (planningCase: PlanningCase, steps: number): Plan => solve(planningCase, { seed: 1, steps, seconds: null, selfCheck: 'cheap' });
const keyOf = (of: { order: string; operation: string }): string => `${of.order}/${of.operation}`;

/** The plan in force as it stands at the case's now when everything has gone as planned. */
function carriedOn(plan: Plan, { now, actuals }: PlanningCase): Plan {
  const facts = new Map(actuals.filter((a) => a.state === 'running' || a.state === 'done').map((a) => [keyOf(a), a]));
  const assignments = plan.assignments.map((a) => {
    const fact = facts.get(keyOf(a));
    if (!fact) return a;
    const start = fact.start!;
    const end = fact.end ?? (Math.max(now, fact.expectedEnd!) as Instant);
    return { ...a, start, end, phases: [{ start, end }], origin: fact.state as 'running' | 'done' };
  });
  const started = new Set([...facts.values()].map((f) => f.run));
  const runs = plan.runs.map((r) => (started.has(r.id) ? { ...r, phases: [{ start: r.start, end: r.end }], origin: 'running' as const } : r));
  return { ...plan, now, assignments, runs };
}

/** The case of a seed, some of its plan done, that plan in force. */
function inForce(seed: number, steps: number): { planningCase: PlanningCase; plan: Plan } | null {
  const first = randomCase(seed, { progress: false });
  const plan = quick(first, steps);
  if (plan.unplanned.length > 0 || plan.assignments.length === 0) return null;
  const end = Math.max(...plan.assignments.map((a) => a.end));
  const now = (first.now + Math.floor(((end - first.now) * ((seed % 7) + 1)) / 9)) as Instant;
  return { plan, planningCase: { ...first, now, actuals: cutAt(plan, now), published: plan.assignments, freezeOverrides: [] } };
}

const seeds = [...Array.from({ length: 60 }, (_, i) => i + 1), 875, 1173];

test.each([0, 12])('no order is lost as long as the plan in force can be carried on (%i steps)', (steps) => {
  const wrong: unknown[] = [];
  let tried = 0;
  for (const seed of seeds) {
    const given = inForce(seed, steps);
    if (given === null || !check(given.planningCase, carriedOn(given.plan, given.planningCase)).feasible) continue;
    tried++;
    const again = quick(given.planningCase, steps);
    const { violations, claims } = check(given.planningCase, again);
    if (again.unplanned.length + violations.length + claims.length > 0) wrong.push({ seed, unplanned: again.unplanned, violations, claims });
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(30);
});

test('without a search the plan in force is carried on with nothing later and no order arriving later', () => {
  const wrong: unknown[] = [];
  for (const seed of seeds) {
    const given = inForce(seed, 0);
    if (given === null || !check(given.planningCase, carriedOn(given.plan, given.planningCase)).feasible) continue;
    const again = quick(given.planningCase, 0);
    const before = new Map(given.plan.accounts.map((a) => [a.order, a.patientReady]));
    for (const account of again.accounts) if (account.patientReady > before.get(account.order)!) wrong.push({ seed, order: account.order });
  }
  expect(wrong).toEqual([]);
});

test('a plan of the demo is planned again, at once and hours later, without losing a lot', () => {
  const opening = storyOpening(START);
  const { planningCase } = demoStory(opening, quick(opening.history, 100));
  const first = quick(planningCase, 200);
  expect(first.unplanned).toEqual([]);
  const published = { ...planningCase, published: first.assignments };
  for (const steps of [0, 100]) expect(quick(published, steps).unplanned).toEqual([]);
  for (const hours of [3, 30]) expect(check(later(planningCase, first, hours), replanned(planningCase, first, hours))).toMatchObject({ violations: [], claims: [] });
});

function replanned(planningCase: PlanningCase, plan: Plan, hours: number): Plan {
  const again = quick(later(planningCase, plan, hours), 50);
  expect(again.unplanned).toEqual([]);
  return again;
}

/** The case some hours later, all having gone as planned. */
function later(planningCase: PlanningCase, plan: Plan, hours: number): PlanningCase {
  const now = (planningCase.now + hours * 60) as Instant;
  const open = new Set(openOrders(plan, planningCase.orders, now).map((o) => o.id));
  const since = cutAt(plan, now);
  const told = new Set(since.map(attemptOf));
  const actuals = [...planningCase.actuals.filter((a) => !told.has(attemptOf(a))), ...since].filter((a) => open.has(a.order));
  return {
    ...planningCase,
    now,
    actuals,
    orders: planningCase.orders.filter((o) => open.has(o.id)),
    pins: planningCase.pins.filter((p) => open.has(p.order)),
    published: plan.assignments.filter((a) => open.has(a.order)),
  };
}

const attemptOf = (a: Actual): string => `${keyOf(a)}/${a.attempt}`;
