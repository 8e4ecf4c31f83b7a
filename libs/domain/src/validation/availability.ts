import { covers, intersect, openIntervals, union, weeklyInstants } from '@lotwright/time';
import type { Instant, Interval } from '@lotwright/time';
import type { WeeklyStart } from '../calendar/calendar.js';
import type { Crew } from '../plant/crew.js';
import type { CrewDemand } from '../process/phase.js';
import type { PlantIndex } from './plant-index.js';

/** Heads on duty over time: `heads` from `at` until the next entry. */
interface HeadCount {
  readonly at: Instant;
  readonly heads: number;
}

/** When calendars and crews of a plant are available within a window; computed once each. */
export class Availability {
  private readonly kept = new Map<string, Interval[]>();
  private readonly counts = new Map<string, readonly HeadCount[]>();

  constructor(private readonly index: PlantIndex, private readonly window: Interval) {}

  /** Open time of a calendar; `null` is always open, an unknown one never. */
  calendar(id: string | null): Interval[] {
    if (id === null) return [this.window];
    return this.keep(`calendar ${id}`, () => {
      const calendar = this.index.calendars.get(id);
      return calendar ? openIntervals(calendar, this.index.plant.zone, this.window.start, this.window.end) : [];
    });
  }

  /** Time in which a crew has at least so many heads on duty. */
  crewWith(demand: CrewDemand): Interval[] {
    return this.keep(`crew ${demand.heads} ${demand.crew}`, () => {
      const counts = this.headCounts(demand.crew);
      return union(counts.flatMap((count, k) => (count.heads >= demand.heads ? [{ start: count.at, end: counts[k + 1]?.at ?? this.window.end }] : [])));
    });
  }

  /** Most heads that a crew ever has on duty at once. */
  mostHeads(crew: string): number {
    return this.headCounts(crew).reduce((most, count) => Math.max(most, count.heads), 0);
  }

  /** The same without absences. */
  mostRostered(crew: string): number {
    const known = this.index.crews.get(crew) as Crew | undefined;
    return known === undefined ? 0 : this.sweep({ ...known, absences: [] }).reduce((most, count) => Math.max(most, count.heads), 0);
  }

  /** Open time in which every demand is met. */
  staffed(open: readonly Interval[], demands: readonly CrewDemand[]): readonly Interval[] {
    return demands.reduce((left, demand) => intersect(left, this.crewWith(demand)), open);
  }

  /** Weekly instants at whose minute the calendar is open. */
  slots(starts: readonly WeeklyStart[], calendar: string): Instant[] {
    const open = this.calendar(calendar);
    return weeklyInstants(starts, this.index.plant.zone, this.window.start, this.window.end)
      .map((slot) => slot.at)
      .filter((at) => covers(open, { start: at, end: (at + 1) as Instant }));
  }

  private headCounts(id: string): readonly HeadCount[] {
    let counts = this.counts.get(id);
    if (!counts) {
      const crew = this.index.crews.get(id) as Crew | undefined;
      counts = crew ? this.sweep(crew) : [];
      this.counts.set(id, counts);
    }
    return counts;
  }

  private sweep(crew: Crew): HeadCount[] {
    const steps = new Map<number, number>();
    const step = (span: Interval, heads: number): void => {
      const start = Math.max(span.start, this.window.start);
      const end = Math.min(span.end, this.window.end);
      if (start >= end) return;
      steps.set(start, (steps.get(start) ?? 0) + heads);
      steps.set(end, (steps.get(end) ?? 0) - heads);
    };
    for (const roster of crew.rosters) for (const span of this.calendar(roster.calendar)) step(span, roster.heads);
    for (const absence of crew.absences) step(absence, -absence.heads);
    let heads = 0;
    return [...steps].sort((a, b) => a[0] - b[0]).map(([at, change]) => ({ at: at as Instant, heads: Math.max(0, (heads += change)) }));
  }

  private keep(key: string, make: () => Interval[]): Interval[] {
    let kept = this.kept.get(key);
    if (!kept) {
      kept = make();
      this.kept.set(key, kept);
    }
    return kept;
  }
}

/** Length of the longest interval, minutes; 0 for an empty set. */
export function longest(set: readonly Interval[]): number {
  return set.reduce((most, span) => Math.max(most, span.end - span.start), 0);
}
