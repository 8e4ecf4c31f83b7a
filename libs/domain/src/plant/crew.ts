import type { Interval } from '@lotwright/time';
import type { CalendarId, CrewId } from '../identity.js';

/** Heads on duty while a calendar is open. */
export interface Roster {
  readonly calendar: CalendarId;
  readonly heads: number;
}

/** Heads missing from a crew for a dated time (training, leave). */
export interface CrewAbsence extends Interval {
  readonly heads: number;
}

/**
 * People with one qualification, as a head count over time: the sum of all rosters open at a minute less absences,
 * never below zero. No names, ever.
 */
export interface Crew {
  readonly id: CrewId;
  readonly name: string;
  readonly rosters: readonly Roster[];
  readonly absences: readonly CrewAbsence[];
}
