import { expect, test } from '@jest/globals';
import { stream } from '@lotwright/random';
import { LevelProfile } from '../../../../libs/engine/src/solution/level-profile.js';
import { UnaryTimeline } from '../../../../libs/engine/src/solution/unary-timeline.js';

const BEGIN = 5000;
const SIZE = 4000;

const bookingsOf = (line: UnaryTimeline): number[][] => {
  const found: number[][] = [];
  for (let i = line.next[0]; i !== 0; i = line.next[i]) found.push([line.times[i], line.ends[i], line.clears[i], line.families[i], line.owners[i]]);
  return found;
};

test('timelines that began as copies of one another each keep their own bookings', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = stream(seed, 'shared bookings');
    const lines = [new UnaryTimeline(BEGIN, BEGIN + SIZE)];
    const expected: number[][][] = [[]];
    for (let step = 0; step < 200; step++) {
      const at = random.nextInt(lines.length);
      if (lines.length < 4 && random.chance(0.05)) {
        lines.push(new UnaryTimeline(BEGIN, BEGIN + SIZE, lines[at]));
        expected.push([...expected[at]]);
      } else if (expected[at].length > 0 && random.chance(0.4)) {
        const [gone] = expected[at].splice(random.nextInt(expected[at].length), 1);
        lines[at].remove(gone[0], gone[4]);
      } else {
        const start = BEGIN + 10 * step;
        lines[at].insert(start, start + 5, start + 7, seed, step);
        expected[at].push([start, start + 5, start + 7, seed, step]);
      }
    }
    expect(lines.map(bookingsOf)).toEqual(expected.map((list) => list.sort((a, b) => a[0] - b[0])));
  }
});

test('giving owners other names in one leaves the names in the other, and names that stay the same copy nothing', () => {
  const line = new UnaryTimeline(BEGIN, BEGIN + SIZE);
  for (let i = 0; i < 10; i++) line.insert(BEGIN + 100 * i, BEGIN + 100 * i + 50, BEGIN + 100 * i + 60, 0, i);
  const same = new UnaryTimeline(BEGIN, BEGIN + SIZE, line);
  same.rename((owner) => owner);
  expect(same.owners).toBe(line.owners);
  const other = new UnaryTimeline(BEGIN, BEGIN + SIZE, line);
  other.rename((owner) => (owner < 5 ? owner : owner + 100));
  expect(bookingsOf(other).map((b) => b[4])).toEqual([0, 1, 2, 3, 4, 105, 106, 107, 108, 109]);
  expect(bookingsOf(line).map((b) => b[4])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('profiles that began as copies of one another each keep their own levels', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = stream(seed, 'shared levels');
    const profiles = [new LevelProfile(BEGIN, BEGIN + SIZE)];
    const stays: [number, number][][] = [[]];
    for (let step = 0; step < 100; step++) {
      const at = random.nextInt(profiles.length);
      if (profiles.length < 3 && random.chance(0.1)) {
        profiles.push(new LevelProfile(BEGIN, BEGIN + SIZE, profiles[at]));
        stays.push([...stays[at]]);
        continue;
      }
      const from = BEGIN + 50 * random.nextInt(70);
      const to = from + 50 * (1 + random.nextInt(8));
      profiles[at].add(from, to, 1);
      stays[at].push([from, to]);
    }
    profiles.forEach((profile, at) => {
      const fresh = new LevelProfile(BEGIN, BEGIN + SIZE);
      for (const [from, to] of stays[at]) fresh.add(from, to, 1);
      expect([seed, at, profile.equals(fresh)]).toEqual([seed, at, true]);
    });
  }
});
