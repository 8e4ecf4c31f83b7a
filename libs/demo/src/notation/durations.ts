import { minutes } from '@lotwright/time';
import type { Minutes } from '@lotwright/time';
import type { PhaseDuration } from '@lotwright/domain';

/** Hours as minutes; the product must be whole. */
export function hours(count: number): Minutes {
  return minutes(Math.round(count * 60));
}

/** Days of 24 hours as minutes. */
export function days(count: number): Minutes {
  return hours(count * 24);
}

/** A duration around its usual value: a tenth shorter at best, a quarter longer at worst, in steps of five minutes. */
export function around(mode: Minutes): PhaseDuration {
  const shorter = Math.floor((mode * 0.9) / 5) * 5;
  const longer = Math.ceil((mode * 1.25) / 5) * 5;
  return { min: minutes(Math.min(shorter, mode)), mode, max: minutes(Math.max(longer, mode)) };
}

/** A duration that does not vary: incubations by the clock. */
export function exactly(mode: Minutes): PhaseDuration {
  return { min: mode, mode, max: mode };
}
