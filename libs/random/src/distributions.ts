import { naturalLog } from './natural-log.js';
import type { RandomStream } from './random-stream.js';

/**
 * A whole number of minutes from the triangular distribution with the given lowest, most likely and highest value.
 * The value stays within `min` and `max`. @throws RangeError unless `min <= mode <= max`
 */
export function triangularMinutes(random: RandomStream, min: number, mode: number, max: number): number {
  if (!(min <= mode && mode <= max)) throw new RangeError(`a triangular distribution needs min <= mode <= max, got ${min}, ${mode}, ${max}`);
  const u = random.next();
  const width = max - min;
  if (width === 0) return Math.round(mode);
  const value =
    u * width < mode - min ? min + Math.sqrt(u * width * (mode - min)) : max - Math.sqrt((1 - u) * width * (max - mode));
  return Math.min(max, Math.max(min, Math.round(value)));
}

/** A waiting time from the exponential distribution, in the unit of `mean`. @throws RangeError unless `mean` is positive */
export function exponential(random: RandomStream, mean: number): number {
  if (!(mean > 0)) throw new RangeError(`an exponential distribution needs a positive mean, got ${mean}`);
  return -mean * naturalLog(1 - random.next());
}

/** How many Poisson arrivals happen in a time in which `mean` are expected (time linear in `mean`). @throws RangeError when `mean` is negative */
export function poissonCount(random: RandomStream, mean: number): number {
  if (!(mean >= 0)) throw new RangeError(`a Poisson count needs a mean of at least 0, got ${mean}`);
  let count = 0;
  for (let t = exponential(random, 1); t <= mean; t += exponential(random, 1)) count++;
  return count;
}

/** The value whose share the draw falls into; shares are positive numbers of any sum. @throws RangeError when there is no choice */
export function weightedPick<T>(random: RandomStream, choices: readonly { readonly value: T; readonly share: number }[]): T {
  const total = choices.reduce((sum, choice) => sum + choice.share, 0);
  if (!(total > 0)) throw new RangeError('a weighted choice needs at least one positive share');
  let left = random.next() * total;
  for (const choice of choices) {
    left -= choice.share;
    if (left < 0) return choice.value;
  }
  return choices[choices.length - 1].value;
}
