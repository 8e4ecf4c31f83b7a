import type { Calendar, Equipment, Phase, Plant, StartRule } from '@lotwright/domain';
import { shift } from '@lotwright/time';
import type { Weekday } from '@lotwright/time';
import { openOnce, withHeadsOnce } from './dated-hours.js';
import type { Change, SettableList } from './vocabulary.js';

/** The plant after one change that {@link readChange} accepted; the plant given is left as it is. */
export function applyChange(plant: Plant, change: Change): Plant {
  switch (change.verb) {
    case 'add': return added(plant, change);
    case 'remove': return { ...plant, equipment: plant.equipment.filter((e) => e.id !== change.id) };
    case 'set': return withFigures(plant, change);
    case 'closeDays': return onCalendars(plant, change.calendars, (c) => ({ ...c, shifts: without(c.shifts, change.closeDays) }));
    case 'openDays': return onCalendars(plant, change.calendars, (c) => ({ ...c, shifts: [...c.shifts, { days: change.openDays, start: change.start, end: change.end }] }));
    case 'closeDates': return onCalendars(plant, change.calendars, (c) => ({
      ...c,
      // First match counts, so the closure goes before the exceptions that are there.
      exceptions: [{ from: change.closeDates, to: change.to, shifts: [], reason: change.reason ?? 'closed by patch' }, ...c.exceptions],
    }));
    case 'linkHold': return withHold(plant, change);
    case 'duration': return withDuration(plant, change);
    case 'addStarts': return withStarts(plant, change.addStarts, change.id, (rule) => ({ ...rule, starts: [...rule.starts, { days: change.days, at: change.at, runs: change.runs ?? 1 }] }));
    case 'removeStarts': return withStarts(plant, change.removeStarts, change.id, (rule) => ({
      ...rule,
      starts: rule.starts.flatMap((s) => (change.at === undefined || s.at === change.at ? without([s], change.days) : [s])),
    }));
    case 'addHeads': return { ...plant, crews: edit(plant.crews, change.crew, (crew) => ({
      ...crew,
      rosters: crew.rosters.map((r) => (change.calendar === undefined || r.calendar === change.calendar ? { ...r, heads: r.heads + change.addHeads } : r)),
    })) };
    case 'extraHours': return openOnce(plant, change);
    case 'extraHeads': return withHeadsOnce(plant, change);
    case 'moveUnavailable': return { ...plant, equipment: edit(plant.equipment, change.moveUnavailable, (e) => ({
      ...e,
      unavailable: e.unavailable.map((u) => (u.start === change.from ? { ...u, start: change.to, end: shift(change.to, u.end - u.start) } : u)),
    })) };
    case 'receive': return { ...plant, materials: edit(plant.materials, change.receive, (m) => ({
      ...m,
      receipts: [...m.receipts, { at: change.at, quantity: change.quantity, expires: null }],
    })) };
    case 'unavailable': return { ...plant, equipment: edit(plant.equipment, change.unavailable, (e) => ({
      ...e,
      unavailable: [...e.unavailable, { start: change.from, end: change.to, kind: change.kind ?? 'maintenance' }],
    })) };
  }
}

function added(plant: Plant, change: Extract<Change, { verb: 'add' }>): Plant {
  // Ids are branded per list; which brand this one has depends on the list it goes to.
  const named = { id: change.id as never, name: change.name ?? change.id };
  switch (change.add) {
    case 'equipment': return { ...plant, equipment: copied(plant.equipment, change.like, (e) => ({
      ...e, ...named, suite: (change.suite as Equipment['suite']) ?? e.suite, calendar: (change.calendar as Equipment['calendar']) ?? e.calendar, unavailable: [],
    })) };
    case 'suite': return { ...plant, suites: copied(plant.suites, change.like, (s) => ({ ...s, ...named })) };
    case 'calendar': return { ...plant, calendars: copied(plant.calendars, change.like, (c) => ({ ...c, ...named })) };
    case 'crew': return { ...plant, crews: copied(plant.crews, change.like, (c) => ({ ...c, ...named })) };
  }
}

/** Which list of the plant holds the members of a settable list. */
const LISTS = {
  equipment: 'equipment', equipmentClass: 'equipmentClasses', suite: 'suites', qcMethod: 'qcMethods', session: 'sessions', positionPool: 'positionPools', storage: 'storages',
} as const satisfies Record<SettableList, keyof Plant>;

function withFigures(plant: Plant, { verb: _verb, set, id, changeover, ...figures }: Extract<Change, { verb: 'set' }>): Plant {
  if (changeover !== undefined) {
    return { ...plant, equipmentClasses: edit(plant.equipmentClasses, id, (c) => ({ ...c, changeover: { ...c.changeover, duration: changeover } })) };
  }
  const list = LISTS[set];
  return { ...plant, [list]: edit(plant[list] as readonly { id: string }[], id, (member) => ({ ...member, ...figures })) };
}

function withHold(plant: Plant, change: Extract<Change, { verb: 'linkHold' }>): Plant {
  return onProcesses(plant, change.process, (p) => ({
    ...p, links: p.links.map((l) => (l.from === change.from && l.to === change.to ? { ...l, maxLag: change.linkHold } : l)),
  }));
}

function withDuration(plant: Plant, change: Extract<Change, { verb: 'duration' }>): Plant {
  const duration = { min: change.duration, mode: change.duration, max: change.duration };
  const phases = (list: readonly Phase[]): readonly Phase[] => list.map((p) => (change.phase === undefined || p.name === change.phase ? { ...p, duration } : p));
  if (change.qcMethod !== undefined) return { ...plant, qcMethods: edit(plant.qcMethods, change.qcMethod, (m) => ({ ...m, phases: phases(m.phases) })) };
  return onProcesses(plant, change.process, (p) => ({ ...p, operations: p.operations.map((o) => (o.id === change.operation ? { ...o, phases: phases(o.phases) } : o)) }));
}

type Weekly = Extract<StartRule, { kind: 'weekly' }>;

function withStarts(plant: Plant, list: 'qcMethod' | 'session', id: string, next: (rule: Weekly) => Weekly): Plant {
  if (list === 'session') return { ...plant, sessions: edit(plant.sessions, id, (s) => ({ ...s, starts: next(s.starts) })) };
  return { ...plant, qcMethods: edit(plant.qcMethods, id, (m) => ({ ...m, starts: m.starts.kind === 'weekly' ? next(m.starts) : m.starts })) };
}

function onCalendars(plant: Plant, ids: readonly string[] | undefined, next: (calendar: Calendar) => Calendar): Plant {
  return { ...plant, calendars: plant.calendars.map((c) => (ids === undefined || ids.includes(c.id) ? next(c) : c)) };
}

function onProcesses(plant: Plant, id: string | undefined, next: (process: Plant['processes'][number]) => Plant['processes'][number]): Plant {
  return { ...plant, processes: plant.processes.map((p) => (id === undefined || p.id === id ? next(p) : p)) };
}

function edit<Member extends { readonly id: string }>(list: readonly Member[], id: string, next: (member: Member) => Member): Member[] {
  return list.map((member) => (member.id === id ? next(member) : member));
}

function copied<Member extends { readonly id: string }>(list: readonly Member[], like: string, copy: (member: Member) => Member): Member[] {
  return [...list, copy(list.find((member) => member.id === like)!)];
}

function without<Rule extends { readonly days: readonly Weekday[] }>(rules: readonly Rule[], days: readonly Weekday[]): Rule[] {
  return rules.map((rule) => ({ ...rule, days: rule.days.filter((d) => !days.includes(d)) })).filter((rule) => rule.days.length > 0);
}
