import type { Plant } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';

/** A point in time of the record (when something was stored): milliseconds since 1970-01-01T00:00Z. Plans use minutes. */
export type Moment = number & { readonly unit: 'milliseconds since 1970-01-01T00:00Z' };

/** The only source of the present; an argument everywhere, so that a test can hold it still. */
export interface Clock {
  now(): Moment;
}

/**
 * The time at the plant: real time, except where a demonstration goes on at a date of its own. The *now* of a plan comes from here;
 * leases, sessions and the record never do.
 */
export interface PlantClock {
  nowAt(plant: Plant): Moment;
}

/** The first whole minute that is not before the moment: the earliest *now* a plan may have. */
export function planningNow(at: Moment): Instant {
  return Math.ceil(at / 60_000) as Instant;
}
