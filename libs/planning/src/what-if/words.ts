import type { Plant } from '@lotwright/domain';
import { localParts } from '@lotwright/time';
import type { Instant, ZoneId } from '@lotwright/time';

const DAYS: Readonly<Record<string, string>> = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' };

/** A stretch of time as planners say it: `Tue 2026-12-01 18:00–20:00`, with the second date where it is another. */
export function spanWords(from: Instant, to: Instant, zone: ZoneId): string {
  const start = localParts(from, zone);
  const end = localParts(to, zone);
  return `${DAYS[start.weekday]} ${start.date} ${start.time}–${start.date === end.date ? '' : `${DAYS[end.weekday]} ${end.date} `}${end.time}`;
}

/** An instant as planners say it: `Tue 2026-12-01 18:00`. */
export function whenWords(at: Instant, zone: ZoneId): string {
  const { weekday, date, time } = localParts(at, zone);
  return `${DAYS[weekday]} ${date} ${time}`;
}

/** Whole days from here on are told as days. */
const DAYS_FROM = 3 * 1440;

/** A length: `45 min`, `2 h`, `2 h 15 min`, `60 d`. */
export function lengthWords(minutes: number): string {
  if (minutes >= DAYS_FROM && minutes % 1440 === 0) return `${minutes / 1440} d`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** The name of whatever has the id; a crew and a QC method may share one, so the lists to look in are given. */
export function nameOf(lists: readonly (readonly { readonly id: string; readonly name: string }[])[], id: string): string {
  for (const list of lists) {
    const found = list.find((member) => member.id === id);
    if (found !== undefined) return found.name;
  }
  return id;
}

/** The name of equipment, a method, a pool, a session or a calendar. */
export function placeName(plant: Plant, id: string): string {
  return nameOf([plant.equipment, plant.qcMethods, plant.positionPools, plant.sessions, plant.storages, plant.suites, plant.calendars], id);
}
