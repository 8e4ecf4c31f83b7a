import { flowShopLowerBound, hybridFlowShop, solveHybridFlowShop } from '@lotwright/shop';
import { simulatedMakespan } from '../support/schedule-check.js';
import { bruteForceMakespan, randomFlowShop, stageSequences, worksOfFlowShop } from '../support/small-shops.js';

const steps = (seed: number, count: number): { seed: number; seconds: null; steps: number } => ({ seed, seconds: null, steps: count });

describe('the hybrid flow shop solver', () => {
  it('finds the optimum of tiny shops and never bounds it wrongly', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const machines = [1 + (seed % 2), 2, 1 + (seed % 3)].slice(0, 2 + (seed % 2));
      const times = randomFlowShop(seed, 6 - machines.length, machines.length);
      const optimum = bruteForceMakespan(worksOfFlowShop(machines, times), machines.reduce((sum, m) => sum + m, 0));
      const found = solveHybridFlowShop(hybridFlowShop(machines, times), steps(seed, 5_000));
      expect([seed, found.makespan]).toEqual([seed, optimum]);
      expect(found.lowerBound).toBeLessThanOrEqual(optimum);
    }
  });

  it('gives sequences whose simulated length is the makespan', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const machines = [2, 3, 1, 2];
      const times = randomFlowShop(seed, 14, 4);
      const found = solveHybridFlowShop(hybridFlowShop(machines, times), steps(seed, 5_000));
      expect(simulatedMakespan(worksOfFlowShop(machines, times), stageSequences(machines, found.sequences))).toBe(found.makespan);
      expect(found.lowerBound).toBeLessThanOrEqual(found.makespan);
    }
  });

  it('gives the same schedule for the same seed and steps', () => {
    const shop = hybridFlowShop([3, 3, 3], randomFlowShop(5, 20, 3));
    expect(solveHybridFlowShop(shop, steps(3, 6_000))).toEqual(solveHybridFlowShop(shop, steps(3, 6_000)));
  });

  it('proves the optimum of a single machine and of Johnson\'s two, and stops there', () => {
    const one = solveHybridFlowShop(hybridFlowShop([1], [[3], [4], [5]]), steps(1, 1_000_000));
    expect([one.makespan, one.lowerBound]).toEqual([12, 12]);
    const johnson = solveHybridFlowShop(hybridFlowShop([1, 1], [[3, 6], [5, 2], [1, 2], [6, 6], [7, 5]]), steps(1, 1_000_000));
    expect([johnson.makespan, johnson.lowerBound]).toEqual([24, 24]);
    expect(johnson.steps).toBeLessThan(1_000_000);
  });

  it('takes a single job, and no steps', () => {
    expect(solveHybridFlowShop(hybridFlowShop([2, 1], [[3, 4]]), steps(1, 100)).makespan).toBe(7);
    const shop = hybridFlowShop([2, 2, 2], randomFlowShop(2, 12, 3));
    expect(solveHybridFlowShop(shop, steps(1, 0)).steps).toBe(0);
  });

  it('bounds a shop and its mirror image alike', () => {
    const times = randomFlowShop(3, 15, 4);
    const back = times.map((row) => [...row].reverse());
    expect(flowShopLowerBound(hybridFlowShop([2, 3, 1, 2], times))).toBe(flowShopLowerBound(hybridFlowShop([2, 1, 3, 2], back)));
  });
});
