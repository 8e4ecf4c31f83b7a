import { expect, test } from '@jest/globals';
import { stream } from '@lotwright/random';
import { LevelProfile } from '../../../../libs/engine/src/solution/level-profile.js';
import { UnaryTimeline } from '../../../../libs/engine/src/solution/unary-timeline.js';

const BEGIN = 5000;
const SIZE = 4000;

test.each([1, 2, 3, 4])('levels and last full times are those of a sweep over every minute (seed %i)', (seed) => {
  const random = stream(seed, 'levels');
  const profile = new LevelProfile(BEGIN, BEGIN + SIZE);
  const minutes = new Array<number>(SIZE).fill(0);
  const stays: [number, number][] = [];
  for (let step = 0; step < 300; step++) {
    const gone = stays.length > 0 && random.chance(0.4) ? stays.splice(random.nextInt(stays.length), 1)[0] : null;
    const from = gone?.[0] ?? random.nextInt(SIZE - 1);
    const to = gone?.[1] ?? from + 1 + random.nextInt(SIZE - from);
    if (gone === null) stays.push([from, to]);
    profile.add(BEGIN + from, BEGIN + to, gone === null ? 1 : -1);
    for (let m = from; m < to; m++) minutes[m] += gone === null ? 1 : -1;
    const a = random.nextInt(SIZE - 100);
    const b = a + 1 + random.nextInt(99);
    const limit = 1 + random.nextInt(4);
    expect(profile.lastFullEnd(BEGIN + a, BEGIN + a + 1, minutes[a])).toBeGreaterThan(BEGIN + a);
    expect(profile.lastFullEnd(BEGIN + a, BEGIN + a + 1, minutes[a] + 1)).toBe(-1);
    let last = b - 1;
    while (last >= a && minutes[last] < limit) last--;
    const found = profile.lastFullEnd(BEGIN + a, BEGIN + b, limit);
    if (last < a) expect(found).toBe(-1);
    else expect(found).toBeGreaterThan(BEGIN + last);
    if (last >= a && last < b - 1) expect(found).toBe(BEGIN + last + 1);
  }
  const fresh = new LevelProfile(BEGIN, BEGIN + SIZE);
  for (const [from, to] of stays) fresh.add(BEGIN + from, BEGIN + to, 1);
  expect(profile.equals(fresh)).toBe(true);
});

test('bookings stay in order of start, also before the table begins and after it ends', () => {
  const random = stream(7, 'bookings');
  const line = new UnaryTimeline(BEGIN, BEGIN + SIZE);
  const kept: number[] = [];
  for (let step = 0; step < 500; step++) {
    if (kept.length > 0 && random.chance(0.45)) {
      const [start] = kept.splice(random.nextInt(kept.length), 1);
      line.remove(start, start);
    } else {
      const start = BEGIN - 3000 + random.nextInt(SIZE + 6000);
      if (kept.includes(start)) continue;
      kept.push(start);
      line.insert(start, start + 5, start + 5, 0, start);
    }
    const t = BEGIN - 3500 + random.nextInt(SIZE + 7000);
    const sorted = [...kept].sort((a, b) => a - b);
    const expected = sorted.find((start) => start >= t);
    expect(line.owners[line.firstFrom(t)]).toBe(expected ?? -1);
    expect(line.count).toBe(kept.length);
  }
  const walked: number[] = [];
  for (let i = line.next[0]; i !== 0; i = line.next[i]) walked.push(line.times[i]);
  expect(walked).toEqual(kept.sort((a, b) => a - b));
});

test('a booking that is not there cannot be taken out', () => {
  expect(() => new UnaryTimeline(BEGIN, BEGIN + SIZE).remove(BEGIN, 3)).toThrow('no booking of owner 3');
});
