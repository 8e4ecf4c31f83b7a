import type { Moment } from '@lotwright/planning';
import { formatDuration, formatInstant } from '@lotwright/time';
import type { Instant, Minutes, ZoneId } from '@lotwright/time';

/** A point in time of the record as text, in UTC. */
export function momentWire(at: Moment): string;
export function momentWire(at: Moment | null): string | null;
export function momentWire(at: Moment | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** A minute of a plan as text, with the offset of the plant's zone. */
export function instantWire(at: Instant, zone: ZoneId): string;
export function instantWire(at: Instant | null, zone: ZoneId): string | null;
export function instantWire(at: Instant | null, zone: ZoneId): string | null {
  return at === null ? null : formatInstant(at, zone);
}

/** A length as text. */
export function lengthWire(length: Minutes): string;
export function lengthWire(length: Minutes | null): string | null;
export function lengthWire(length: Minutes | null): string | null {
  return length === null ? null : formatDuration(length);
}
