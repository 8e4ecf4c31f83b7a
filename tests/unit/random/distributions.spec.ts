import { describe, expect, it } from '@jest/globals';
import { exponential, naturalLog, poissonCount, stream, triangularMinutes, weightedPick } from '@lotwright/random';

const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const draw = (n: number, one: () => number): number[] => Array.from({ length: n }, one);

describe('distributions', () => {
  it('keeps triangular minutes whole, inside their bounds and around their mean', () => {
    const random = stream(1, 'triangular');
    const values = draw(20_000, () => triangularMinutes(random, 60, 90, 180));
    expect(values.every(Number.isInteger)).toBe(true);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...values)).toBeLessThanOrEqual(180);
    expect(Math.abs(mean(values) - 110)).toBeLessThan(1);
    expect(triangularMinutes(random, 90, 90, 90)).toBe(90);
    expect(() => triangularMinutes(random, 5, 4, 6)).toThrow('min <= mode <= max');
  });

  it('draws exponential waits and Poisson counts with the wanted mean', () => {
    const random = stream(2, 'arrivals');
    expect(Math.abs(mean(draw(40_000, () => exponential(random, 10))) - 10)).toBeLessThan(0.2);
    const counts = draw(20_000, () => poissonCount(random, 4));
    expect(Math.abs(mean(counts) - 4)).toBeLessThan(0.05);
    expect(Math.abs(mean(counts.map((c) => (c - 4) ** 2)) - 4)).toBeLessThan(0.2);
    expect(poissonCount(random, 0)).toBe(0);
  });

  it('picks values by their share', () => {
    const random = stream(3, 'mix');
    const picks = draw(10_000, () => weightedPick(random, [{ value: 1, share: 15 }, { value: 0, share: 85 }]));
    expect(Math.abs(mean(picks) - 0.15)).toBeLessThan(0.01);
    expect(() => weightedPick(random, [])).toThrow('at least one positive share');
  });

  it('agrees with the engine’s logarithm to the last few bits', () => {
    const random = stream(4, 'log');
    for (let i = 0; i < 2_000; i++) {
      const x = (random.next() + 1e-300) * 10 ** (random.nextInt(40) - 20);
      expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(Math.log(x))));
    }
    expect(naturalLog(1)).toBe(0);
    expect(() => naturalLog(0)).toThrow('positive');
  });
});
