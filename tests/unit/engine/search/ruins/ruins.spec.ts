import { describe, expect, test } from '@jest/globals';
import { demoMonday, demoPlant, generateOrders } from '@lotwright/demo';
import type { PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import { boundPlan } from '../../../../../libs/engine/src/bounds/plan-bound.js';
import { firstDraft } from '../../../../../libs/engine/src/draft.js';
import { Neighbours } from '../../../../../libs/engine/src/search/moves/neighbours.js';
import { Blockers } from '../../../../../libs/engine/src/search/ruins/blockers.js';
import { Exchange } from '../../../../../libs/engine/src/search/ruins/exchange.js';
import { Excess } from '../../../../../libs/engine/src/search/ruins/excess.js';
import { Portfolio } from '../../../../../libs/engine/src/search/ruins/portfolio.js';
import { at } from '../../../../support/tiny.js';

const now = demoMonday('alder', at('2026-11-23T07:00Z'));
const plant = demoPlant('alder', now);
/** More lots than the plant can keep up with: some miss their clinic windows. */
const busy: PlanningCase = { plant, orders: generateOrders(plant, { lots: 60, seed: 3, now, backlog: 35, lotsPerWeek: 30 }), actuals: [], pins: [], now, published: [], freezeOverrides: [] };

const { compiled: { problem }, decoder, impossible } = firstDraft(busy, 'weight', {});
const { table } = decoder.workshop;
const { costs: bounds } = boundPlan(problem, impossible);
const orders = Array.from({ length: problem.orders }, (_, o) => o);
const excess = new Excess(problem, decoder.costs, bounds);

function neighbours(seed: number): Neighbours {
  const found = new Neighbours(problem, orders);
  found.refresh(table, stream(seed, 'stage'));
  return found;
}

describe('what an order loses', () => {
  test('is compared in the first rank that differs', () => {
    const ranked = [...orders].sort((a, b) => excess.compare(b, a));
    const late = (o: number): number => decoder.costs.of[1][o] - bounds.of[1][o];
    for (let i = 1; i < ranked.length; i++) expect(late(ranked[i - 1])).toBeGreaterThanOrEqual(late(ranked[i]));
    expect(late(ranked[0])).toBeGreaterThan(0);
  });
});

describe('an exchange', () => {
  test('takes out an order and one that stands earlier at the stage, each once', () => {
    const into = new Int32Array(12);
    let drawn = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const near = neighbours(seed);
      const count = new Exchange(problem, table, near, excess, decoder.costs).draw(stream(seed, 'exchange'), into);
      if (count === 0) continue;
      drawn++;
      const move = [...into.subarray(0, count)];
      expect(new Set(move).size).toBe(count);
      const start = (o: number): number => table.start[problem.firstOp[o] + near.stage[problem.orderRecipe[o]]];
      expect(start(move[1])).toBeLessThan(start(move[0]));
    }
    expect(drawn).toBeGreaterThan(5);
  });
});

describe('a ruin of blockers', () => {
  test('takes out an order that waits and others, each once', () => {
    const into = new Int32Array(12);
    let drawn = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const count = new Blockers(problem, table, neighbours(seed), excess).draw(stream(seed, 'blockers'), into);
      if (count === 0) continue;
      drawn++;
      expect(count).toBeGreaterThanOrEqual(2);
      expect(new Set(into.subarray(0, count)).size).toBe(count);
    }
    expect(drawn).toBeGreaterThan(20);
  });
});

describe('the portfolio of ruins', () => {
  test('always finds something to move, and goes by what has earned', () => {
    const random = stream(1, 'portfolio');
    const portfolio = new Portfolio(problem, decoder, neighbours(1), bounds);
    const into = new Int32Array(12);
    const used = new Map<string, number>();
    for (let i = 0; i < 3000; i++) {
      expect(portfolio.draw(random, into)).toBeGreaterThanOrEqual(2);
      if (portfolio.lastDrawn === 'blockers') portfolio.improved(1);
      if (i >= 1000) used.set(portfolio.lastDrawn, (used.get(portfolio.lastDrawn) ?? 0) + 1);
    }
    expect(used.get('blockers')!).toBeGreaterThan(1500);
    expect(used.get('close in time')!).toBeGreaterThan(20);
  });
});

test('a search of a busy plant brings lots back into their clinic windows', () => {
  const late = (steps: number): number => solve(busy, { seed: 1, steps, seconds: null }).objective.find((level) => level.level === 'lateness')!.value;
  expect(late(600)).toBeLessThan(late(0));
});
