import { formatInstant, type Instant, type ZoneId } from '@lotwright/time';

const INSTANTS = new Set(['start', 'end', 'from', 'to', 'before', 'after', 'arrival', 'patientReady']);

/** Instants of an answer, known by their names, in the plant's zone; minutes and counts stay numbers. */
export function dated(value: unknown, zone: ZoneId, key = '', within = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => dated(one, zone, key, within));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, dated(one, zone, name, key)]));
  return typeof value === 'number' && INSTANTS.has(key) && within !== 'missedWindows' ? formatInstant(value as Instant, zone) : value;
}
