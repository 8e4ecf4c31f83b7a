import type { CalendarId, CrewDemand, Phase, Plant, Process, QcMethod, StartRule } from '@lotwright/domain';
import { formatInstant, localParts, openIntervals, shift } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import { change } from './case-change.js';
import type { ChangeKind } from './case-change.js';
import { QUARTER } from './lever.js';
import type { Lever, Obstacle } from './lever.js';
import { lengthWords, nameOf, placeName, spanWords, whenWords } from './words.js';

const DAY = 1440;
/** Parts of a window that are named. */
const NAMED = 6;

type Patch = Readonly<Record<string, unknown>>;

/** One thing that a window opens: what it is called, and how a patch says it. */
interface Part {
  readonly words: string;
  readonly kind: ChangeKind;
  patch(from: Instant, to: Instant): Patch;
}

/** More open time where the work would be done, and more heads for it: from the time it was wanted on, a day at most. */
export function hourLevers(obstacle: Obstacle): Lever[] {
  const { entry, from, planningCase: { plant } } = obstacle;
  const heads = crewsOf(obstacle).map((c): Part => ({
    words: `${c.heads} more of ${nameOf([plant.crews], c.crew)}`, kind: 'heads', patch: (start, end) => headsOn(c, plant, start, end),
  }));
  const places = placesOf(obstacle).map((p): Part => ({ words: `${placeName(plant, p.id)} open`, kind: 'hours', patch: (start, end) => hoursOf(p, plant, start, end) }));
  const parts = [...places, ...heads];
  return parts.length === 0 ? [] : [windowOf(plant, entry.to - entry.from, from, parts)];
}

/** One more shift: every calendar that the lot's operations and their people keep open at once, from the time wanted on, a day at most. */
export function shiftLevers(obstacle: Obstacle): Lever[] {
  const { entry, from, process, planningCase: { plant } } = obstacle;
  const kept = calendarsOf(plant, process).filter((id) => !covers(plant, id, from));
  const parts = kept.map((id): Part => ({ words: `"${placeName(plant, id)}"`, kind: 'shift', patch: (start, end) => hoursOf({ list: 'calendar', id }, plant, start, end) }));
  return parts.length === 0 ? [] : [windowOf(plant, (entry.to - entry.from) / 2, from, parts)];
}

/** One more head, or some, of the crew on every one of its shifts. */
export function rosterLevers({ entry, planningCase: { plant } }: Obstacle): Lever[] {
  const crew = plant.crews.find((c) => c.id === entry.resource);
  if (crew === undefined || crew.rosters.length === 0) return [];
  return [{
    shape: 'count', most: 4, weight: (entry.to - entry.from) / 4,
    at: (count) => change('roster', `${count} more of ${crew.name} on every shift`, { patch: [{ addHeads: count, crew: crew.id }] }),
  }];
}

function windowOf(plant: Plant, weight: number, from: Instant, parts: readonly Part[]): Lever {
  const begin = shift(from, -(from % QUARTER));
  return {
    shape: 'window', weight, from: begin, to: shift(begin, DAY), parts: parts.length,
    at: (start, end, chosen) => {
      const some = chosen.map((i) => parts[i]);
      const when = `${spanWords(start, end, plant.zone)} (${lengthWords(end - start)})`;
      const words = listed(some.map((p) => p.words));
      const title = some[0].kind === 'shift' ? `one more shift ${when} for ${words}` : `${words} ${when}`;
      return change(some[0].kind, title, { patch: some.map((p) => p.patch(start, end)) });
    },
  };
}

/** Names one after the other, of many only the first. */
function listed(names: readonly string[]): string {
  const shown = names.length <= NAMED ? names : [...names.slice(0, NAMED - 1), `${names.length - NAMED + 1} more`];
  return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** Calendars of everything that the process needs: equipment, methods, pools, sessions, people. */
function calendarsOf(plant: Plant, process: Process): readonly CalendarId[] {
  const crews = new Set<string>();
  const found = new Set<CalendarId>();
  const need = (phases: readonly Phase[]): void => phases.forEach((p) => p.crew.forEach((c) => crews.add(c.crew)));
  const ofClass = (id: string | null): void => plant.equipment.filter((e) => e.equipmentClass === id).forEach((e) => found.add(e.calendar));
  for (const { requirement, phases } of process.operations) {
    need(phases);
    if (requirement.kind === 'equipment') ofClass(requirement.equipmentClass);
    if (requirement.kind === 'people' && requirement.calendar !== null) found.add(requirement.calendar);
    if (requirement.kind === 'positions') plant.positionPools.filter((p) => p.id === requirement.pool).forEach((p) => found.add(p.calendar));
    if (requirement.kind === 'session') plant.sessions.filter((s) => s.id === requirement.session).forEach((s) => found.add(s.calendar));
    if (requirement.kind !== 'run') continue;
    for (const method of plant.qcMethods.filter((m) => m.id === requirement.method)) {
      found.add(method.calendar);
      need(method.phases);
      ofClass(method.instrument);
    }
  }
  for (const crew of plant.crews.filter((c) => crews.has(c.id))) crew.rosters.forEach((r) => found.add(r.calendar));
  return [...found];
}

/** Whether a calendar is open all day from the instant on. */
function covers(plant: Plant, id: CalendarId, from: Instant): boolean {
  const calendar = plant.calendars.find((c) => c.id === id);
  return calendar === undefined || openIntervals(calendar, plant.zone, from, shift(from, DAY)).some((i) => i.start <= from && i.end >= from + DAY);
}

/** One more weekly start of the method or session: at the first quarter of an hour in the wait, or at the first that its calendar already allows. */
export function startLevers(obstacle: Obstacle): Lever[] {
  const { entry, from, to, step: { requirement }, planningCase: { plant } } = obstacle;
  const owner = requirement.kind === 'run' ? plant.qcMethods.find((m) => m.id === requirement.method) : requirement.kind === 'session' ? plant.sessions.find((s) => s.id === requirement.session) : undefined;
  if (owner === undefined || !isWeekly(owner.starts)) return [];
  const list = requirement.kind === 'run' ? 'qcMethod' : 'session';
  const wanted = shift(from, (QUARTER - (from % QUARTER)) % QUARTER);
  const calendar = plant.calendars.find((c) => c.id === owner.calendar);
  const open = calendar === undefined ? [] : openIntervals(calendar, plant.zone, wanted, to);
  const allowed = open.map((i) => shift(i.start, (QUARTER - (i.start % QUARTER)) % QUARTER)).find((t, i) => t < open[i].end && t < to);
  const start = (t: Instant): Patch => ({ addStarts: list, id: owner.id, days: [localParts(t, plant.zone).weekday], at: localParts(t, plant.zone).time });
  const name = (t: Instant): string => `one more weekly start of ${owner.name}, first ${whenWords(t, plant.zone)}`;
  const one = (title: string, patch: readonly Patch[]): Lever => ({ shape: 'single', weight: entry.to - entry.from, change: change('start', title, { patch }) });
  const levers: Lever[] = [];
  if (allowed !== undefined) levers.push(one(name(allowed), [start(allowed)]));
  if (allowed !== wanted && wanted < to) {
    const until = shift(wanted, Math.min(DAY, Math.max(QUARTER, obstacle.placed.end - obstacle.placed.start)));
    const people = crewsOf(obstacle).map((c) => `${c.heads} of ${nameOf([plant.crews], c.crew)}`).join(' and ');
    levers.push(one(`${name(wanted)}, with ${placesOf(obstacle).map((p) => placeName(plant, p.id)).join(' and ')} open until ${whenWords(until, plant.zone)}${people === '' ? '' : ` and ${people} on duty`}`, [
      start(wanted), ...placesOf(obstacle).map((p) => hoursOf(p, plant, wanted, until)), ...crewsOf(obstacle).map((c) => headsOn(c, plant, wanted, until)),
    ]));
  }
  return levers;
}

/** Maintenance that begins later: in the first gap of the equipment's planned work that is long enough. */
export function maintenanceLevers({ entry, from, to, placed, plan, planningCase: { plant } }: Obstacle): Lever[] {
  const equipment = plant.equipment.find((e) => e.id === entry.resource);
  const down = equipment?.unavailable.find((u) => u.end > from && u.start <= to && u.kind !== 'breakdown');
  if (equipment === undefined || down === undefined) return [];
  const length = down.end - down.start;
  const busy = [...plan.assignments, ...plan.runs.map((r) => ({ ...r, equipment: r.instrument }))]
    .filter((a) => a.equipment === equipment.id && a.end > down.start && !(a.start === placed.start && a.end === placed.end))
    .sort((a, b) => a.start - b.start);
  let begin = shift(down.end, placed.end - placed.start);
  for (const work of busy) if (work.start < begin + length && work.end > begin) begin = work.end;
  const title = `${down.kind} of ${equipment.name} at ${whenWords(begin, plant.zone)} instead of ${whenWords(down.start, plant.zone)}`;
  const patch = [{ moveUnavailable: equipment.id, from: formatInstant(down.start, plant.zone), to: formatInstant(begin, plant.zone) }];
  return [{ shape: 'single', weight: entry.to - entry.from, change: change('maintenance', title, { patch }) }];
}

/** Members whose hours the work of the obstacle keeps. */
function placesOf({ step: { requirement }, placed, plan }: Obstacle): readonly { readonly list: string; readonly id: string }[] {
  switch (requirement.kind) {
    case 'equipment': return placed.equipment === null ? [] : [{ list: 'equipment', id: placed.equipment }];
    case 'positions': return [{ list: 'positionPool', id: requirement.pool }];
    case 'session': return [{ list: 'session', id: requirement.session }];
    case 'people': return requirement.calendar === null ? [] : [{ list: 'calendar', id: requirement.calendar }];
    case 'run': {
      const instrument = plan.runs.find((r) => r.id === placed.run)?.instrument ?? null;
      return [{ list: 'qcMethod', id: requirement.method }, ...(instrument === null ? [] : [{ list: 'equipment', id: instrument }])];
    }
  }
}

/** Heads that the work needs at once, by crew. */
function crewsOf({ step, planningCase: { plant } }: Obstacle): readonly CrewDemand[] {
  const { requirement } = step;
  const method: QcMethod | undefined = requirement.kind === 'run' ? plant.qcMethods.find((m) => m.id === requirement.method) : undefined;
  const session = requirement.kind === 'session' ? plant.sessions.find((s) => s.id === requirement.session) : undefined;
  const needs = session?.crew ?? (method?.phases ?? step.phases).flatMap((p) => p.crew);
  const most = new Map<CrewDemand['crew'], number>();
  for (const need of needs) most.set(need.crew, Math.max(need.heads, most.get(need.crew) ?? 0));
  return [...most].map(([crew, heads]) => ({ crew, heads }));
}

function hoursOf({ list, id }: { readonly list: string; readonly id: string }, { zone }: Plant, from: Instant, to: Instant): Patch {
  return { extraHours: list, id, from: formatInstant(from, zone), to: formatInstant(to, zone) };
}

function headsOn({ crew, heads }: CrewDemand, { zone }: Plant, from: Instant, to: Instant): Patch {
  return { extraHeads: heads, crew, from: formatInstant(from, zone), to: formatInstant(to, zone) };
}

function isWeekly(rule: StartRule): rule is Extract<StartRule, { kind: 'weekly' }> {
  return rule.kind === 'weekly';
}
