import { expect, test } from '@jest/globals';
import { stream } from '@lotwright/random';
import { HeadCount } from '../../../../libs/engine/src/solution/head-count.js';

const NEVER = 0x3fffffff;
const NOW = 1000;
const SIZE = 700;

/** The same by counting minutes. */
class Minutes {
  readonly free = new Array<number>(SIZE).fill(0);
  take(from: number, to: number, heads: number): void {
    for (let m = Math.max(from, NOW); m < Math.min(to, NOW + SIZE); m++) this.free[m - NOW] -= heads;
  }
  earliest(t: number, length: number, heads: number): number {
    for (let s = Math.max(t, NOW); s + length <= NOW + SIZE; s++) if (this.lastShort(s, s + length, heads) < 0) return s;
    return NEVER;
  }
  lastShort(from: number, to: number, heads: number): number {
    for (let m = to - 1; m >= from; m--) if (this.free[m - NOW] < heads) return m;
    return -1;
  }
}

test('work without length is never short of anybody, at the first instant either', () => {
  const nobody = new HeadCount({ times: Int32Array.of(NOW), heads: Int32Array.of(0) }, NOW, NOW + SIZE);
  for (const t of [NOW, NOW + 1, NOW + 32]) {
    expect(nobody.earliest(t, 0, 1)).toBe(t);
    expect(nobody.lastShort(t, t, 1)).toBe(-1);
  }
});

test.each([1, 2, 3, 4, 5, 6])('bit planes answer as counting every minute does (seed %i)', (seed) => {
  const random = stream(seed, 'head count');
  const most = 1 + random.nextInt(9);
  const times = Int32Array.of(NOW - 50, NOW + 100, NOW + 233, NOW + 400, NOW + 640);
  const heads = Int32Array.from(times, () => random.nextInt(most + 1));
  const planes = new HeadCount({ times, heads }, NOW, NOW + SIZE);
  const minutes = new Minutes();
  times.forEach((from, i) => minutes.take(from, times[i + 1] ?? NOW + SIZE, -heads[i]));
  const taken: [number, number, number][] = [];
  for (let step = 0; step < 400; step++) {
    const t = NOW + random.nextInt(SIZE);
    const length = 1 + random.nextInt(90);
    const need = 1 + random.nextInt(most + 1);
    const start = planes.earliest(t, length, need);
    expect(start).toBe(minutes.earliest(t, length, need));
    if (t + length <= NOW + SIZE) expect(planes.lastShort(t, t + length, need)).toBe(minutes.lastShort(t, t + length, need));
    expect(planes.at(t)).toBe(minutes.free[t - NOW]);
    if (start < NEVER && random.chance(0.5)) {
      taken.push([start, start + length, need]);
      for (const count of [planes, minutes]) count.take(start, start + length, need);
    } else if (taken.length > 0) {
      const [from, to, back] = taken.splice(random.nextInt(taken.length), 1)[0];
      for (const count of [planes, minutes]) count.take(from, to, -back);
    }
  }
  for (const [from, to, back] of taken) planes.take(from, to, -back);
  expect(planes.difference(new HeadCount({ times, heads }, NOW, NOW + SIZE))).toBe(-1);
});

test('more heads than a crew ever has are never free', () => {
  const crew = new HeadCount({ times: Int32Array.of(NOW), heads: Int32Array.of(3) }, NOW, NOW + SIZE);
  expect(crew.earliest(NOW, 10, 3)).toBe(NOW);
  expect(crew.earliest(NOW, 10, 4)).toBe(NEVER);
  expect(crew.earliest(NOW + SIZE - 9, 10, 1)).toBe(NEVER);
});

test('a long time without a crew is remembered only as long as it is one', () => {
  const away = { times: Int32Array.of(NOW, NOW + 500, NOW + 20_000), heads: Int32Array.of(2, 0, 1) };
  const count = new HeadCount(away, NOW, NOW + 30_000);
  expect(count.earliest(NOW + 600, 30, 1)).toBe(NOW + 20_000);
  expect(count.earliest(NOW + 9_000, 30, 1)).toBe(NOW + 20_000);
  expect(count.earliest(NOW + 9_000, 30, 2)).toBe(NEVER);
  expect(count.earliest(NOW + 400, 30, 2)).toBe(NOW + 400);
  count.take(NOW + 10_000, NOW + 10_100, -1);
  expect(count.earliest(NOW + 9_000, 30, 1)).toBe(NOW + 10_000);
  const next = new HeadCount(away, NOW, NOW + 30_000, count);
  next.take(NOW + 10_000, NOW + 10_100, 1);
  expect(next.earliest(NOW + 9_000, 30, 1)).toBe(NOW + 20_000);
  expect(count.earliest(NOW + 9_000, 30, 1)).toBe(NOW + 10_000);
  expect(count.earliest(NOW + 10_050, 51, 1)).toBe(NOW + 20_000);
});
