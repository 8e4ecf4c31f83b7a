import type { Calendar, Crew, Equipment, PlanningCase, Session } from '@lotwright/domain';
import { intersect, openIntervals, subtract, union, weeklyInstants, type Instant, type Interval } from '@lotwright/time';
import { CalendarTable } from '../problem/calendar-table.js';
import type { CrewSpec } from '../problem/problem.js';

/** Expands calendars once each and turns them into tables. */
export class Opening {
  private readonly intervals = new Map<string, Interval[]>();
  private readonly tables = new Map<string, CalendarTable>();
  private readonly calendars: ReadonlyMap<string, Calendar>;

  constructor(
    private readonly planningCase: PlanningCase,
    readonly begin: number,
    readonly horizon: number,
  ) {
    this.calendars = new Map(planningCase.plant.calendars.map((c) => [c.id, c]));
  }

  /** Open intervals of a calendar from `begin` to `horizon`. @throws RangeError when the calendar is unknown */
  of(calendar: string): Interval[] {
    let open = this.intervals.get(calendar);
    if (!open) {
      const rules = this.calendars.get(calendar);
      if (!rules) throw new RangeError(`unknown calendar "${calendar}"; validate the planning case before planning`);
      open = openIntervals(rules, this.planningCase.plant.zone, this.begin as Instant, this.horizon as Instant);
      this.intervals.set(calendar, open);
    }
    return open;
  }

  table(calendar: string): CalendarTable {
    return this.cached(calendar, () => this.of(calendar));
  }

  always(): CalendarTable {
    return this.cached('', () => [{ start: this.begin as Instant, end: (this.horizon + 1_000_000) as Instant }]);
  }

  /** The equipment's calendar less its unavailabilities. */
  ofEquipment(equipment: Equipment): CalendarTable {
    if (equipment.unavailable.length === 0) return this.table(equipment.calendar);
    return this.cached(`equipment ${equipment.id}`, () => subtract(this.of(equipment.calendar), union(equipment.unavailable)));
  }

  /** Unavailabilities alone; null when there are none. */
  down(equipment: Equipment): CalendarTable | null {
    if (equipment.unavailable.length === 0) return null;
    return new CalendarTable(union(equipment.unavailable), this.begin, this.horizon);
  }

  /** Open time of a method on one instrument. */
  ofRun(calendar: string, instrument: Equipment): CalendarTable {
    const own = instrument.unavailable.length > 0 ? instrument.id : '';
    return this.cached(`run ${calendar}|${instrument.calendar}|${own}`, () =>
      intersect(this.of(calendar), subtract(this.of(instrument.calendar), union(instrument.unavailable))),
    );
  }

  /** Weekly instants at which the calendar is open, from now on. */
  slots(starts: Session['starts'], calendar: string): { slots: Int32Array; runs: Int32Array } {
    const table = this.table(calendar);
    const all = weeklyInstants(starts.starts, this.planningCase.plant.zone, this.planningCase.now, this.horizon as Instant);
    const open = all.filter(({ at }) => table.lastOverlapEnd(at, at + 1) >= 0);
    return { slots: Int32Array.from(open, (s) => s.at), runs: Int32Array.from(open, (s) => s.runs) };
  }

  /** Heads on duty from now on: rosters open less absences, never below zero. */
  heads(crew: Crew): CrewSpec {
    const change = new Map<number, number>();
    const add = (spans: readonly Interval[], heads: number): void => {
      for (const { start, end } of spans) {
        change.set(start, (change.get(start) ?? 0) + heads);
        change.set(end, (change.get(end) ?? 0) - heads);
      }
    };
    for (const roster of crew.rosters) add(this.of(roster.calendar), roster.heads);
    for (const absence of crew.absences) add([absence], -absence.heads);
    const times = [...change.keys()].sort((a, b) => a - b);
    let level = 0;
    const heads = times.map((t) => Math.max(0, (level += change.get(t)!)));
    return { times: Int32Array.from(times), heads: Int32Array.from(heads) };
  }

  private cached(key: string, make: () => Interval[]): CalendarTable {
    let table = this.tables.get(key);
    if (!table) this.tables.set(key, (table = new CalendarTable(make(), this.begin, this.horizon)));
    return table;
  }
}
