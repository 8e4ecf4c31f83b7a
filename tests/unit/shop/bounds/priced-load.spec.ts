import { stream } from '@lotwright/random';
import { pricedLoadBound } from '../../../../libs/shop/src/bounds/priced-load.js';

type Piece = ReadonlyArray<readonly [machine: number, time: number]>;

const bound = (machines: number, pieces: readonly Piece[]): number => {
  const entries = pieces.flat();
  const from = [0];
  for (const piece of pieces) from.push(from[from.length - 1] + piece.length);
  return pricedLoadBound({ machines, pieces: pieces.length, from, machine: entries.map(([k]) => k), time: entries.map(([, p]) => p) });
};

/** Least load of the busiest machine over all ways to share the pieces out. */
function leastLoad(machines: number, pieces: readonly Piece[], load: number[] = Array(machines).fill(0) as number[]): number {
  if (pieces.length === 0) return Math.max(...load);
  const [piece, ...others] = pieces;
  return Math.min(...piece.filter(([, p]) => p >= 0).map(([k, p]) => leastLoad(machines, others, load.map((t, i) => (i === k ? t + p : t)))));
}

describe('the load of the busiest machine', () => {
  it('is never said to be more than the best way to share the work out needs', () => {
    for (let seed = 1; seed <= 80; seed++) {
      const random = stream(seed, 'load');
      const machines = 1 + random.nextInt(3);
      const pieces = Array.from({ length: 1 + random.nextInt(6) }, () => {
        const all = Array.from({ length: machines }, (_, k) => [k, random.nextInt(12) - 1] as const);
        return all.some(([, p]) => p >= 0) ? all : [[0, 4] as const];
      });
      const least = leastLoad(machines, pieces);
      expect([seed, Math.max(least, bound(machines, pieces))]).toEqual([seed, least]);
    }
  });

  it('comes close to the fractional assignment where machines differ in speed', () => {
    // Each machine is quick at half of the pieces, and the first half is twice the work: sharing it out takes 12, the mean of the quickest only 9.
    const pieces = [...Array.from({ length: 6 }, (): Piece => [[0, 2], [1, 4]]), ...Array.from({ length: 6 }, (): Piece => [[0, 9], [1, 1]])];
    expect(bound(2, pieces)).toBeGreaterThanOrEqual(10);
    expect(bound(2, pieces)).toBeLessThanOrEqual(12);
  });

  it('sends nothing where it may not go', () => {
    expect(bound(2, [[[0, -1], [1, 7]], [[0, -1], [1, 5]], [[0, 3], [1, 3]]])).toBe(12);
    expect(bound(1, [])).toBe(0);
  });
});
