import { expect, test } from '@jest/globals';
import { stream } from '@lotwright/random';
import type { Instant } from '@lotwright/time';
import { ALL_DAYS, calendar, equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, NOW } from '../../support/tiny.js';
import { planned } from './planning.js';

const HOUR = 60;
const GRID = 44;
const CLOSING = [14, 22, 38, 46];

interface Tiny {
  readonly mix: number;
  readonly fill: number;
  readonly hold: number;
  readonly changeover: number;
  readonly releases: readonly number[];
  readonly weights: readonly ('urgent' | 'standard')[];
}

function draw(seed: number): Tiny {
  const random = stream(seed, 'brute force');
  return {
    mix: 1 + random.nextInt(4),
    fill: 2 + random.nextInt(5),
    hold: random.nextInt(4),
    changeover: random.nextInt(2),
    releases: [random.nextInt(4), random.nextInt(6), random.nextInt(9)],
    weights: [random.pick(['urgent', 'standard'] as const), 'standard', random.pick(['urgent', 'standard'] as const)],
  };
}

/** Least weighted turnaround in hours over every start on the hour: mixing any time, filling attended 06–22 (now is 08:00). */
function best(tiny: Tiny): number {
  const taken: { mix: number; fill: number }[] = [];
  const apart = (a: number, b: number, length: number): boolean => a + length + tiny.changeover <= b || b + length + tiny.changeover <= a;
  const open = (fill: number): boolean => [[0, CLOSING[0]], [CLOSING[1], CLOSING[2]], [CLOSING[3], 99]].some(([from, to]) => from <= fill && fill + tiny.fill <= to);
  let least = Infinity;
  const place = (i: number, sum: number): void => {
    if (sum >= least) return;
    if (i === tiny.releases.length) {
      least = sum;
      return;
    }
    const weight = tiny.weights[i] === 'urgent' ? 5 : 2;
    for (let mix = tiny.releases[i]; mix < GRID; mix++) {
      if (!taken.every((t) => apart(t.mix, mix, tiny.mix))) continue;
      for (let wait = 0; wait <= tiny.hold; wait++) {
        const fill = mix + tiny.mix + wait;
        if (!open(fill) || !taken.every((t) => apart(t.fill, fill, tiny.fill))) continue;
        taken.push({ mix, fill });
        place(i + 1, sum + weight * (fill + tiny.fill - tiny.releases[i]));
        taken.pop();
      }
    }
  };
  place(0, 0);
  return least;
}

test('three orders on two machines reach the least turnaround that trying everything finds', () => {
  for (let seed = 1; seed <= 25; seed++) {
    const tiny = draw(seed);
    const train = process(
      [
        operation('mix', { requirement: { kind: 'equipment', equipmentClass: id('lnp') }, phases: [phase(tiny.mix * HOUR)] }),
        operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(tiny.fill * HOUR, 'attended')] }),
      ],
      [link('mix', 'fill', { maxLag: min(tiny.hold * HOUR) })],
    );
    const changeover = { duration: min(tiny.changeover * HOUR) };
    const site = plant({
      equipmentClasses: [equipmentClass('lnp', changeover), equipmentClass('fill', changeover)],
      equipment: [equipment('LNP-1', 'lnp'), equipment('FILL-1', 'fill', { calendar: id('day') })],
      processes: [train],
    });
    const orders = tiny.releases.map((r, i) => order(`L${i}`, { sequenceRelease: (NOW + r * HOUR) as Instant, urgency: tiny.weights[i] }));
    const plan = planned(planningCase({ plant: site, orders }), 120);
    const value = plan.objective[2].value;
    expect({ seed, value }).toEqual({ seed, value: best(tiny) * HOUR });
    if (plan.status === 'OPTIMAL') expect(plan.lowerBound).toBe(value);
    expect(plan.lowerBound).toBeLessThanOrEqual(value);
  }
});

/** Least weighted turnaround in hours of one filler that is attended 06–22: every sequence, each lot as early as it goes. */
function bestSequence(fill: number, changeover: number, releases: readonly number[], weights: readonly ('urgent' | 'standard')[]): number {
  const earliest = (from: number): number => {
    for (let day = 0; ; day++) if (from + fill <= 24 * day + CLOSING[0]) return Math.max(from, 24 * day - 2);
  };
  let least = Infinity;
  const extend = (left: readonly number[], free: number, sum: number): void => {
    if (sum >= least) return;
    if (left.length === 0) least = sum;
    for (const i of left) {
      const start = earliest(Math.max(free, releases[i]));
      extend(left.filter((j) => j !== i), start + fill + changeover, sum + (weights[i] === 'urgent' ? 5 : 2) * (start + fill - releases[i]));
    }
  };
  extend(releases.map((_, i) => i), 0, 0);
  return least;
}

test.each([5, 6, 7])('%i orders on one machine reach the least turnaround of all sequences, and OPTIMAL is only said there', (lots) => {
  let proven = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const random = stream(seed, `sequences of ${lots}`);
    const fill = 2 + random.nextInt(5);
    const changeover = random.nextInt(2);
    const releases = Array.from({ length: lots }, () => random.nextInt(seed % 2 === 0 ? 30 : 30 * lots));
    const weights = releases.map(() => random.pick(['urgent', 'standard'] as const));
    const site = plant({
      calendars: [calendar('daily', '06:00', '22:00', ALL_DAYS)],
      equipmentClasses: [equipmentClass('fill', { duration: min(changeover * HOUR) })],
      equipment: [equipment('FILL-1', 'fill', { calendar: id('daily') })],
      processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(fill * HOUR, 'attended')] })])],
    });
    const orders = releases.map((r, i) => order(`L${i}`, { sequenceRelease: (NOW + r * HOUR) as Instant, urgency: weights[i] }));
    const plan = planned(planningCase({ plant: site, orders }), 400, [150]);
    const value = plan.objective[2].value;
    const least = bestSequence(fill, changeover, releases, weights) * HOUR;
    expect({ seed, value }).toEqual({ seed, value: least });
    expect(plan.lowerBound).toBeLessThanOrEqual(least);
    if (plan.status === 'OPTIMAL') proven++;
  }
  expect(proven).toBeGreaterThan(0);
});
