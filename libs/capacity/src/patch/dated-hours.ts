import type { Calendar, CalendarException, CalendarId, Plant } from '@lotwright/domain';
import { dateOf, dayOf, localParts } from '@lotwright/time';
import type { Instant, LocalDate, LocalTime, ZoneId } from '@lotwright/time';
import type { Change, DatedList } from './vocabulary.js';

type Piece = { readonly start: LocalTime; readonly end: LocalTime };

/** Where the members of a list are, for those that have a calendar of their own to give up. */
const OWNERS = { equipment: 'equipment', qcMethod: 'qcMethods', positionPool: 'positionPools', session: 'sessions' } as const satisfies Record<Exclude<DatedList, 'calendar'>, keyof Plant>;

/** Opens one member for a dated time: it gets a calendar of its own, a copy of the one it has with the hours added. */
export function openOnce(plant: Plant, change: Extract<Change, { verb: 'extraHours' }>): Plant {
  const open = (calendar: Calendar): Calendar => withHours(calendar, change.from, change.to, plant.zone);
  if (change.extraHours === 'calendar') return { ...plant, calendars: plant.calendars.map((c) => (c.id === change.id ? open(c) : c)) };
  const list = OWNERS[change.extraHours];
  const members = plant[list] as readonly { readonly id: string; readonly calendar: CalendarId }[];
  const member = members.find((m) => m.id === change.id)!;
  const own = plant.calendars.find((c) => c.id === member.calendar)!;
  const shared = sharers(plant, own.id) > 1;
  const calendar = shared ? { ...own, id: freshId(plant, `${own.id}-${change.id}`), name: `${own.name}, ${change.id}` } : own;
  const calendars = shared ? [...plant.calendars, open(calendar)] : plant.calendars.map((c) => (c.id === own.id ? open(c) : c));
  return { ...plant, calendars, [list]: members.map((m) => (m.id === change.id ? { ...m, calendar: calendar.id } : m)) };
}

/** Puts more heads on duty for a dated time: one more roster on a calendar that is open only then. */
export function withHeadsOnce(plant: Plant, change: Extract<Change, { verb: 'extraHeads' }>): Plant {
  const id = freshId(plant, `extra-${change.crew}`);
  const calendar = withHours({ id, name: `extra heads of ${change.crew}`, shifts: [], exceptions: [] }, change.from, change.to, plant.zone);
  const roster = { calendar: id, heads: change.extraHeads };
  return { ...plant, calendars: [...plant.calendars, calendar], crews: plant.crews.map((c) => (c.id === change.crew ? { ...c, rosters: [...c.rosters, roster] } : c)) };
}

/** The calendar with the hours of one date added: what else is open that day stays. */
function withHours(calendar: Calendar, from: Instant, to: Instant, zone: ZoneId): Calendar {
  const { date, time: start, weekday } = localParts(from, zone);
  const { time: end } = localParts(to, zone);
  const covering = calendar.exceptions.find((e) => e.from <= date && date <= e.to);
  const present: readonly Piece[] = covering?.shifts ?? calendar.shifts.filter((s) => s.days.includes(weekday)).map((s) => ({ start: s.start, end: s.end }));
  const exception: CalendarException = { from: date, to: date, shifts: [...present, { start, end }], reason: covering?.reason ?? 'extra hours' };
  return { ...calendar, exceptions: [...calendar.exceptions.flatMap((e) => (e === covering ? around(e, date) : [e])), exception] };
}

/** What is left of an exception before and after one of its dates. */
function around(exception: CalendarException, date: LocalDate): CalendarException[] {
  const before = { ...exception, to: nextDate(date, -1) };
  const after = { ...exception, from: nextDate(date, 1) };
  return [before, after].filter((e) => e.from <= e.to);
}

function nextDate(date: LocalDate, days: number): LocalDate {
  return dateOf(dayOf(date) + days);
}

/** How many parts of the plant work by a calendar. */
function sharers(plant: Plant, calendar: CalendarId): number {
  const direct = [plant.equipment, plant.qcMethods, plant.positionPools, plant.sessions].flatMap((list) => (list as readonly { readonly calendar: CalendarId }[]).map((m) => m.calendar));
  const rosters = plant.crews.flatMap((c) => c.rosters.map((r) => r.calendar));
  const people = plant.processes.flatMap((p) => p.operations.flatMap((o) => (o.requirement.kind === 'people' ? [o.requirement.calendar] : [])));
  return [...direct, ...rosters, ...people].filter((c) => c === calendar).length;
}

function freshId(plant: Plant, wish: string): CalendarId {
  const taken = new Set<string>(plant.calendars.map((c) => c.id));
  let id = wish.slice(0, 76);
  for (let n = 2; taken.has(id); n++) id = `${wish.slice(0, 76)}-${n}`;
  return id as CalendarId;
}
