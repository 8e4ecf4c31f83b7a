import { expect, test } from '@jest/globals';
import { demoMonday, demoPlant, generateOrders } from '@lotwright/demo';
import type { PlanningCase } from '@lotwright/domain';
import { hashPlan, listPlan, solve } from '@lotwright/engine';
import { at } from '../../../support/tiny.js';

const now = demoMonday('alder', at('2026-11-23T07:00Z'));
const plant = demoPlant('alder', now);
const planningCase: PlanningCase = { plant, orders: generateOrders(plant, { lots: 40, seed: 3, now, backlog: 30 }), actuals: [], pins: [], now, published: [], freezeOverrides: [] };

test('the same seed and steps give the same plan, another seed another one', () => {
  const first = solve(planningCase, { seed: 5, steps: 100, seconds: null });
  const again = solve(planningCase, { seed: 5, steps: 100, seconds: null });
  const other = solve(planningCase, { seed: 6, steps: 100, seconds: null });
  expect(again).toEqual(first);
  expect(first.provenance.planHash).toBe(hashPlan(first));
  expect(other.provenance.planHash).not.toBe(first.provenance.planHash);
});

test('a run ended by the clock is replayed by its steps', () => {
  let ticks = 0;
  const timed = solve(planningCase, { seed: 7, steps: null, seconds: 1 }, { clock: () => (ticks += 11) });
  expect(timed.provenance.steps).toBeGreaterThan(0);
  const replay = solve(planningCase, { seed: 7, steps: timed.provenance.steps, seconds: null });
  expect(replay.provenance.planHash).toBe(timed.provenance.planHash);
});

test('a stopped search returns its best plan so far', () => {
  let polls = 0;
  const plan = solve(planningCase, { seed: 1, steps: null, seconds: null }, { shouldStop: () => ++polls > 20 });
  expect(plan.status).toBe('FEASIBLE');
  expect(plan.provenance.steps).toBeLessThan(2000);
});

test('progress names each phase and never gets worse', () => {
  const phases: string[] = [];
  const seen: number[] = [];
  let ticks = 0;
  solve(planningCase, { seed: 1, steps: 400, seconds: null }, {
    clock: () => (ticks += 30),
    onProgress: (p) => {
      phases.push(p.phase);
      if (p.phase === 'improve') seen.push(p.objective[0].value * 1e12 + p.objective[1].value * 1e9 + p.objective[2].value);
    },
  });
  expect([...new Set(phases)]).toEqual(['compile', 'construct', 'improve', 'explain']);
  expect(seen.length).toBeGreaterThan(2);
  expect([...seen].sort((a, b) => b - a)).toEqual(seen);
});

test('improvement is never worse than the lists it starts from', () => {
  const lists = [listPlan(planningCase, 'first-come'), listPlan(planningCase, 'weight')];
  const plan = solve(planningCase, { seed: 1, steps: 1500, seconds: null, selfCheck: 'cheap' });
  for (const list of lists) {
    const better = plan.objective.map((l, i) => l.value - list.objective[i].value).find((d) => d !== 0) ?? 0;
    expect(better).toBeLessThanOrEqual(0);
  }
  expect(plan.lowerBound).toBeLessThanOrEqual(plan.objective[2].value);
});
