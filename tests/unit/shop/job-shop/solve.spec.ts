import { flexibleJobShop, solveFlexibleJobShop } from '@lotwright/shop';
import { simulatedMakespan } from '../support/schedule-check.js';
import { bruteForceMakespan, randomJobShop, worksOfJobShop } from '../support/small-shops.js';

const steps = (seed: number, count: number): { seed: number; seconds: null; steps: number } => ({ seed, seconds: null, steps: count });

describe('the flexible job shop solver', () => {
  it('finds the optimum of tiny shops and never bounds it wrongly', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const times = randomJobShop(seed, 3, 3, 1 + (seed % 3));
      const optimum = bruteForceMakespan(worksOfJobShop(times), times[0][0].length);
      const found = solveFlexibleJobShop(flexibleJobShop(times[0][0].length, times), steps(seed, 4_000));
      expect([seed, found.makespan]).toEqual([seed, optimum]);
      expect(found.lowerBound).toBeLessThanOrEqual(optimum);
    }
  });

  it('gives sequences whose simulated length is the makespan', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const times = randomJobShop(seed, 8, 5, 4);
      const found = solveFlexibleJobShop(flexibleJobShop(4, times), steps(seed, 3_000));
      expect(simulatedMakespan(worksOfJobShop(times), found.sequences)).toBe(found.makespan);
    }
  });

  it('gives the same schedule for the same seed and steps', () => {
    const shop = flexibleJobShop(5, randomJobShop(4, 10, 6, 5));
    expect(solveFlexibleJobShop(shop, steps(3, 5_000))).toEqual(solveFlexibleJobShop(shop, steps(3, 5_000)));
  });

  it('proves a schedule optimal whose machine is never idle, and stops there', () => {
    const found = solveFlexibleJobShop(flexibleJobShop(1, [[[4]], [[5]], [[6]]]), steps(1, 1_000_000));
    expect(found.makespan).toBe(15);
    expect(found.lowerBound).toBe(15);
    expect(found.steps).toBeLessThan(1_000_000);
  });

  it('answers with a schedule even without a single step', () => {
    const times = randomJobShop(1, 5, 4, 3);
    const found = solveFlexibleJobShop(flexibleJobShop(3, times), steps(1, 0));
    expect(found.steps).toBe(0);
    expect(simulatedMakespan(worksOfJobShop(times), found.sequences)).toBe(found.makespan);
  });

  it('ends when told to, with the best so far', () => {
    const times = randomJobShop(9, 10, 6, 5);
    let asked = 0;
    const found = solveFlexibleJobShop(flexibleJobShop(5, times), steps(1, 1_000_000_000), { shouldStop: () => ++asked > 10 });
    expect(found.steps).toBeLessThan(1_000);
    expect(simulatedMakespan(worksOfJobShop(times), found.sequences)).toBe(found.makespan);
  });

  it('finds the known optimum 11 of the three jobs on three machines of a textbook', () => {
    const fixed = (...chain: Array<[number, number]>): number[][] => chain.map(([k, p]) => [0, 1, 2].map((machine) => (machine === k ? p : 0)));
    const times = [fixed([0, 3], [1, 2], [2, 2]), fixed([0, 2], [2, 1], [1, 4]), fixed([1, 4], [2, 3])];
    expect(bruteForceMakespan(worksOfJobShop(times), 3)).toBe(11);
    expect(solveFlexibleJobShop(flexibleJobShop(3, times), steps(1, 5_000)).makespan).toBe(11);
  });
});
