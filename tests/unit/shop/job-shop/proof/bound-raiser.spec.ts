import { flexibleJobShop } from '@lotwright/shop';
import { jobShopLowerBound } from '../../../../../libs/shop/src/job-shop/lower-bound.js';
import { BoundRaiser } from '../../../../../libs/shop/src/job-shop/proof/bound-raiser.js';
import { Refutation } from '../../../../../libs/shop/src/job-shop/proof/refutation.js';
import { bruteForceMakespan, randomJobShop, worksOfJobShop } from '../../support/small-shops.js';

const sizes = [[3, 3, 2], [3, 3, 3], [4, 2, 2], [2, 4, 3], [5, 1, 2], [3, 2, 1]];

function raised(times: number[][][], ceiling: number): number {
  const shop = flexibleJobShop(times[0][0].length, times);
  const raiser = new BoundRaiser(shop, jobShopLowerBound(shop));
  raiser.ceiling = ceiling;
  while (raiser.open) raiser.advance(50);
  return raiser.bound;
}

describe('the bound that is raised by trials', () => {
  it('never passes the optimum of tiny shops, and mostly meets it', () => {
    let met = 0;
    let count = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const [jobs, operations, machines] = sizes[seed % sizes.length];
      const times = randomJobShop(seed, jobs, operations, machines);
      const optimum = bruteForceMakespan(worksOfJobShop(times), machines);
      const bound = raised(times, optimum + 5);
      expect([seed, Math.max(bound, optimum)]).toEqual([seed, optimum]);
      count++;
      if (bound === optimum) met++;
    }
    expect(met / count).toBeGreaterThan(0.7);
  });

  it('proves the optimum of a job shop that the static bound does not see', () => {
    const fixed = (...chain: Array<[number, number]>): number[][] => chain.map(([k, p]) => [0, 1, 2].map((machine) => (machine === k ? p : 0)));
    const times = [fixed([0, 3], [1, 2], [2, 2]), fixed([0, 2], [2, 1], [1, 4]), fixed([1, 4], [2, 3])];
    expect(jobShopLowerBound(flexibleJobShop(3, times))).toBeLessThan(11);
    expect(raised(times, 11)).toBe(11);
  });

  it('goes through the choices of machines when load alone does not tell', () => {
    const anywhere = [5, 5, 4, 4, 4].map((p) => [[p, p]]);
    expect(jobShopLowerBound(flexibleJobShop(2, anywhere))).toBe(11);
    expect(bruteForceMakespan(worksOfJobShop(anywhere), 2)).toBe(12);
    expect(raised(anywhere, 12)).toBe(12);
  });

  it('does not look above the best schedule, and gives way when that gets shorter meanwhile', () => {
    const times = randomJobShop(7, 6, 5, 3);
    const shop = flexibleJobShop(3, times);
    const raiser = new BoundRaiser(shop, jobShopLowerBound(shop));
    const before = raiser.bound;
    raiser.ceiling = before + 40;
    raiser.advance(3);
    raiser.ceiling = before;
    raiser.advance(1000);
    expect([raiser.bound, raiser.open]).toEqual([before, false]);
  });

  it('refutes what is too short for one machine', () => {
    const refutation = new Refutation(flexibleJobShop(1, [[[4]], [[5]], [[6]]]));
    expect(refutation.atOnce(14)).toBe(true);
    expect(refutation.atOnce(15)).toBe(false);
  });
});
