import type { Calendar, Equipment, Plant, StartRule } from '@lotwright/domain';
import { inBoth, joined, without } from './open-time.js';
import type { OpenTime, Span } from './open-time.js';
import { minuteOfDay, WallClock } from './wall-clock.js';
import type { LocalDay } from './wall-clock.js';

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NEVER: readonly Span[] = [];

/** Calendars, equipment and weekly starts expanded over one horizon; each only when somebody asks. */
export class CalendarBook {
  private readonly clock: WallClock;
  private readonly days: readonly LocalDay[];
  private readonly calendars = new Map<string, readonly Span[]>();
  private readonly equipment = new Map<string, readonly Span[]>();
  private readonly instruments = new Map<string, readonly Span[]>();
  private readonly starts = new Map<StartRule, ReadonlyMap<number, number>>();

  /** @param from calendars are known from this minute on @param to until before this one, at least */
  constructor(private readonly plant: Plant, from: number, readonly to: number) {
    this.clock = WallClock.of(plant.zone);
    this.days = this.clock.daysAround(from, to);
  }

  /** Open time of a calendar; `null` is always open, an unknown calendar never. */
  open(id: string | null): OpenTime {
    if (id === null) return null;
    return cached(this.calendars, id, () => {
      const calendar = this.plant.calendars.find((c) => c.id === id);
      return calendar === undefined ? NEVER : joined(this.days.flatMap((day) => this.shiftsOn(calendar, day)));
    });
  }

  /** Open time of equipment: its calendar less its unavailabilities. */
  openEquipment(equipment: Equipment): readonly Span[] {
    return cached(this.equipment, equipment.id, () => without(this.open(equipment.calendar) ?? NEVER, equipment.unavailable));
  }

  /** Open time of a run: its method's calendar, and with an instrument the instrument's too. */
  openRun(calendar: string, instrument: Equipment | null): OpenTime {
    if (instrument === null) return this.open(calendar);
    return cached(this.instruments, `${calendar}\n${instrument.id}`, () => inBoth(this.open(calendar) ?? NEVER, this.openEquipment(instrument)));
  }

  /** How many runs or sittings a weekly rule lets start at an instant; entries for the same instant add up. Whether a calendar is open then is not asked. */
  weeklyRuns(rule: Extract<StartRule, { kind: 'weekly' }>, instant: number): number {
    return this.offered(rule).get(instant) ?? 0;
  }

  private offered(rule: Extract<StartRule, { kind: 'weekly' }>): ReadonlyMap<number, number> {
    return cached(this.starts, rule, () => {
      const runs = new Map<number, number>();
      for (const day of this.days) {
        for (const start of rule.starts.filter((s) => (s.days as readonly string[]).includes(DAY_NAMES[day.weekday - 1]))) {
          const at = this.clock.instantOf(day, minuteOfDay(start.at));
          runs.set(at, (runs.get(at) ?? 0) + start.runs);
        }
      }
      return runs;
    });
  }

  /** Instants in `from` until before `to` at which a weekly rule lets something start, first first. Whether a calendar is open then is not asked. */
  weeklyStarts(rule: Extract<StartRule, { kind: 'weekly' }>, from: number, to: number): readonly number[] {
    return [...this.offered(rule).keys()].filter((at) => at >= from && at < to).sort((a, b) => a - b);
  }

  private shiftsOn(calendar: Calendar, day: LocalDay): readonly Span[] {
    const exception = calendar.exceptions.find((e) => e.from <= day.date && day.date <= e.to);
    const weekday = DAY_NAMES[day.weekday - 1];
    const shifts = exception?.shifts ?? calendar.shifts.filter((s) => (s.days as readonly string[]).includes(weekday));
    return shifts.map((shift) => {
      const start = minuteOfDay(shift.start);
      const end = minuteOfDay(shift.end);
      return { start: this.clock.instantOf(day, start), end: this.clock.instantOf(day, end > start ? end : end + 1440) };
    });
  }
}

function cached<K, V>(store: Map<K, V>, key: K, make: () => V): V {
  let value = store.get(key);
  if (value === undefined) {
    value = make();
    store.set(key, value);
  }
  return value;
}
