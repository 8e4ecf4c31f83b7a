import type { Moment } from '@lotwright/planning';
import type { Instant } from '@lotwright/time';

/** A plan's minute as the driver wants it. */
export function dateOf(at: Instant): Date;
export function dateOf(at: Instant | null): Date | null;
export function dateOf(at: Instant | null): Date | null {
  return at === null ? null : new Date(at * 60_000);
}

/** A stored whole minute. */
export function instantOf(date: Date): Instant;
export function instantOf(date: Date | null): Instant | null;
export function instantOf(date: Date | null): Instant | null {
  return date === null ? null : ((date.getTime() / 60_000) as Instant);
}

/** A stored point in time of the record. */
export function momentOf(date: Date): Moment;
export function momentOf(date: Date | null): Moment | null;
export function momentOf(date: Date | null): Moment | null {
  return date === null ? null : (date.getTime() as Moment);
}
