import { stream } from '@lotwright/random';
import { flowShopLowerBound, hybridFlowShop } from '@lotwright/shop';
import { Budget } from '../../../../libs/shop/src/effort/budget.js';
import { IteratedGreedy } from '../../../../libs/shop/src/flow-shop/iterated-greedy.js';
import { sequencesMakespan } from '../../../../libs/shop/src/flow-shop/machine-lists.js';
import { TwoEndedAnnealing } from '../../../../libs/shop/src/flow-shop/two-ended-annealing.js';
import { simulatedMakespan } from '../support/schedule-check.js';
import { randomFlowShop, stageSequences, worksOfFlowShop } from '../support/small-shops.js';

const MACHINES = [3, 3, 3, 3];
const steps = (count: number): Budget => new Budget({ seconds: null, steps: count }, {}, 16);

describe('iterated greedy', () => {
  it('shortens what an annealing hands over, and knows the length of what it found', () => {
    const times = randomFlowShop(11, 24, 4);
    const shop = hybridFlowShop(MACHINES, times);
    const annealing = new TwoEndedAnnealing(shop, stream(1, 'anneal'), 4_000);
    while (!annealing.done) annealing.advance(steps(4_000));
    const greedy = new IteratedGreedy(shop, stream(1, 'greedy'));
    greedy.start(annealing.sequences());
    const before = greedy.best;
    expect(before).toBeLessThanOrEqual(sequencesMakespan(shop, annealing.sequences()));
    greedy.run(steps(4_000), 0, Infinity);
    expect(greedy.best).toBeLessThan(before);
    expect(simulatedMakespan(worksOfFlowShop(MACHINES, times), stageSequences(MACHINES, greedy.bestSequences()))).toBe(greedy.best);
  });

  it('ends when its patience is over, or when the target is reached', () => {
    const shop = hybridFlowShop(MACHINES, randomFlowShop(3, 16, 4));
    const greedy = new IteratedGreedy(shop, stream(1, 'greedy'));
    greedy.start(new TwoEndedAnnealing(shop, stream(1, 'anneal'), 1).sequences());
    const budget = steps(1_000_000);
    greedy.run(budget, flowShopLowerBound(shop) - 1, 50);
    expect(greedy.stale).toBe(50);
    expect(budget.steps).toBeLessThan(1_000_000);
    const made = budget.steps;
    greedy.run(budget, greedy.best, 1_000);
    expect(budget.steps).toBe(made);
  });
});
