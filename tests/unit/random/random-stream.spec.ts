import { describe, expect, it } from '@jest/globals';
import { stream } from '@lotwright/random';

const take = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw);

describe('RandomStream', () => {
  it('gives exactly these numbers for a seed and a name, on every machine', () => {
    const random = stream(1, 'orders');
    expect(take(4, () => random.nextUint32())).toMatchInlineSnapshot(`
[
  3318924314,
  3133872123,
  2393683566,
  697533446,
]
`);
  });

  it('repeats itself for the same seed and name and differs for another seed or name', () => {
    const one = stream(7, 'a');
    const same = stream(7, 'a');
    const first = take(8, () => one.nextUint32());
    expect(take(8, () => same.nextUint32())).toEqual(first);
    expect(new Set(first).size).toBe(8);
    expect(stream(7, 'b').nextUint32()).not.toBe(first[0]);
    expect(stream(8, 'a').nextUint32()).not.toBe(first[0]);
    expect(stream(-7, 'a').nextUint32()).not.toBe(first[0]);
    expect(stream(7 + 2 ** 32, 'a').nextUint32()).not.toBe(first[0]);
  });

  it('spreads nextInt evenly over its values', () => {
    const random = stream(3, 'spread');
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[random.nextInt(7)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(450);
    expect(random.nextInt(1)).toBe(0);
    const big = take(1_000, () => random.nextInt(2 ** 40));
    expect(Math.max(...big)).toBeGreaterThan(2 ** 39);
    expect(Math.min(...big)).toBeGreaterThanOrEqual(0);
  });

  it('draws next from zero up to but not including one', () => {
    const random = stream(4, 'unit');
    const values = take(10_000, () => random.next());
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.reduce((a, b) => a + b, 0) / values.length).toBeCloseTo(0.5, 1);
  });

  it('shuffles without losing or repeating an item', () => {
    const items = take(50, ((n = 0) => () => n++)());
    const shuffled = stream(5, 'shuffle').shuffle([...items]);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  it('refuses a seed that is not a whole number and a pick from nothing', () => {
    expect(() => stream(1.5, 'x')).toThrow('a seed is a whole number');
    expect(() => stream(1, 'x').pick([])).toThrow('empty list');
  });
});
