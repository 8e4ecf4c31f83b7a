import type { Calendar, Crew, Equipment, PlanningCase, Session } from '@lotwright/domain';
import { formatInstant, intersect, openIntervals, subtract, union, weeklyInstants, type Instant, type Interval } from '@lotwright/time';
import { CalendarTable } from '../problem/calendar-table.js';
import type { CrewSpec } from '../problem/problem.js';

/** What has been made, and everything of the case that it was made from. */
interface Made {
  readonly from: readonly unknown[];
  readonly what: unknown;
}

/**
 * Expands calendars once each and turns them into tables. What an opening of the same span and zone has made before is taken over when
 * everything it was made from is the same objects: a case after an event keeps what the event does not touch.
 */
export class Opening {
  private readonly made = new Map<unknown, Made>();
  private readonly names: Map<number, string>;
  private readonly madeBefore: ReadonlyMap<unknown, Made> | null;
  private readonly calendars: ReadonlyMap<string, Calendar>;

  constructor(
    private readonly planningCase: PlanningCase,
    readonly begin: number,
    readonly horizon: number,
    before?: Opening,
  ) {
    this.calendars = new Map(planningCase.plant.calendars.map((c) => [c.id, c]));
    const sameSpan = before !== undefined && before.begin === begin && before.horizon === horizon && before.planningCase.plant.zone === planningCase.plant.zone;
    this.names = before?.planningCase.plant.zone === planningCase.plant.zone ? before.names : new Map();
    // Only what it made, not what it took over from: old plans are not to be kept alive by new ones.
    this.madeBefore = sameSpan ? before.made : null;
  }

  /** An instant as people read it in the plant's zone. */
  nameOf(instant: number): string {
    let name = this.names.get(instant);
    if (name === undefined) this.names.set(instant, (name = formatInstant(instant as Instant, this.planningCase.plant.zone)));
    return name;
  }

  /** Open intervals of a calendar from `begin` to `horizon`. @throws RangeError when the calendar is unknown */
  of(calendar: string): readonly Interval[] {
    const rules = this.rules(calendar);
    return this.once(`intervals ${calendar}`, [rules], () => openIntervals(rules, this.planningCase.plant.zone, this.begin as Instant, this.horizon as Instant));
  }

  table(calendar: string): CalendarTable {
    return this.once(`table ${calendar}`, [this.rules(calendar)], () => this.tabled(this.of(calendar)));
  }

  always(): CalendarTable {
    return this.once('always', [], () => this.tabled([{ start: this.begin as Instant, end: (this.horizon + 1_000_000) as Instant }]));
  }

  /** The equipment's calendar less its unavailabilities. */
  ofEquipment(equipment: Equipment): CalendarTable {
    const { calendar, unavailable } = equipment;
    if (unavailable.length === 0) return this.table(calendar);
    return this.once(`equipment ${equipment.id}`, [this.rules(calendar), unavailable], () => this.tabled(subtract(this.of(calendar), union(unavailable))));
  }

  /** Unavailabilities alone; null when there are none. */
  down({ id, unavailable }: Equipment): CalendarTable | null {
    return unavailable.length === 0 ? null : this.once(`down ${id}`, [unavailable], () => this.tabled(union(unavailable)));
  }

  /** Open time of a method on one instrument. */
  ofRun(calendar: string, instrument: Equipment): CalendarTable {
    const { unavailable } = instrument;
    const own = unavailable.length > 0 ? instrument.id : '';
    const from = [this.rules(calendar), this.rules(instrument.calendar), own === '' ? null : unavailable];
    return this.once(`run ${calendar}|${instrument.calendar}|${own}`, from, () =>
      this.tabled(intersect(this.of(calendar), subtract(this.of(instrument.calendar), union(unavailable)))),
    );
  }

  /** Weekly instants at which the calendar is open, from now on. */
  slots(starts: Session['starts'], calendar: string): { readonly slots: Int32Array; readonly runs: Int32Array } {
    const { now, plant } = this.planningCase;
    return this.once(starts, [this.rules(calendar), now], () => {
      const table = this.table(calendar);
      const all = weeklyInstants(starts.starts, plant.zone, now, this.horizon as Instant);
      const open = all.filter(({ at }) => table.lastOverlapEnd(at, at + 1) >= 0);
      return { slots: Int32Array.from(open, (s) => s.at), runs: Int32Array.from(open, (s) => s.runs) };
    });
  }

  /** Heads on duty from now on: rosters open less absences, never below zero. */
  heads(crew: Crew): CrewSpec {
    return this.once(crew, crew.rosters.map((r) => this.rules(r.calendar)), () => this.headsOf(crew));
  }

  private headsOf(crew: Crew): CrewSpec {
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

  private rules(calendar: string): Calendar {
    const rules = this.calendars.get(calendar);
    if (!rules) throw new RangeError(`unknown calendar "${calendar}"; validate the planning case before planning`);
    return rules;
  }

  private tabled(intervals: readonly Interval[]): CalendarTable {
    return new CalendarTable(intervals, this.begin, this.horizon);
  }

  /** @param from everything that decides what is made but zone, begin and horizon */
  private once<What>(key: unknown, from: readonly unknown[], make: () => What): What {
    let made = this.made.get(key) ?? this.madeBefore?.get(key);
    if (made === undefined || !same(made.from, from)) made = { from, what: make() };
    this.made.set(key, made);
    return made.what as What;
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
