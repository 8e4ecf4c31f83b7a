import type { CalendarId, Crew, CrewAbsence, CrewId, Roster } from '@lotwright/domain';

/** Heads on duty while a calendar is open. */
export function roster(calendar: string, heads: number): Roster {
  return { calendar: calendar as CalendarId, heads };
}

/** People with one qualification. */
export function crew(id: string, name: string, rosters: readonly Roster[], absences: readonly CrewAbsence[] = []): Crew {
  return { id: id as CrewId, name, rosters, absences };
}
