import { Temporal } from '@js-temporal/polyfill';

const MINUTES_A_DAY = 1440;

/** A local calendar day: its date, its ISO weekday (1 is Monday), the instant of its midnight and its real length. */
export interface LocalDay {
  readonly date: string;
  readonly weekday: number;
  readonly midnight: number;
  readonly length: number;
}

/** By zone: what a day of a zone is never changes, and looking it up is most of what opening calendars costs. */
const CLOCKS = new Map<string, WallClock>();

/** Wall-clock days of one zone, looked up in Temporal day by day, each once. */
export class WallClock {
  private readonly days = new Map<string, LocalDay>();
  private readonly midnights = new Map<string, number>();
  private readonly following = new Map<LocalDay, LocalDay>();

  private constructor(private readonly zone: string) {}

  /** The clock of a zone. */
  static of(zone: string): WallClock {
    const clock = CLOCKS.get(zone) ?? new WallClock(zone);
    CLOCKS.set(zone, clock);
    return clock;
  }

  /** Days in order from the one before `from` to the one after `to`, so that shifts past midnight are seen. */
  daysAround(from: number, to: number): readonly LocalDay[] {
    let date = this.dateOf(from).subtract({ days: 2 });
    const last = this.dateOf(to).add({ days: 1 });
    const days: LocalDay[] = [];
    while (Temporal.PlainDate.compare(date, last) <= 0) {
      days.push(this.day(date));
      date = date.add({ days: 1 });
    }
    return days;
  }

  /** The instant of wall-clock `HH:MM` on a day; `24:00` is the midnight after it. Minutes above 24:00 belong to the next day. */
  instantOf(day: LocalDay, minuteOfDay: number): number {
    if (minuteOfDay >= MINUTES_A_DAY) return this.instantOf(this.dayAfter(day), minuteOfDay - MINUTES_A_DAY);
    // A clock change makes the day shorter or longer: only then must the zone be asked for the time itself.
    if (day.length === MINUTES_A_DAY) return day.midnight + minuteOfDay;
    const plainTime = new Temporal.PlainTime(Math.floor(minuteOfDay / 60), minuteOfDay % 60);
    return minutesOf(Temporal.PlainDate.from(day.date).toZonedDateTime({ timeZone: this.zone, plainTime }));
  }

  private dayAfter(day: LocalDay): LocalDay {
    const next = this.following.get(day) ?? this.day(Temporal.PlainDate.from(day.date).add({ days: 1 }));
    this.following.set(day, next);
    return next;
  }

  private dateOf(instant: number): Temporal.PlainDate {
    return Temporal.Instant.fromEpochMilliseconds(instant * 60_000).toZonedDateTimeISO(this.zone).toPlainDate();
  }

  private day(date: Temporal.PlainDate): LocalDay {
    const text = date.toString();
    let day = this.days.get(text);
    if (day === undefined) {
      const midnight = this.midnightOf(date);
      day = { date: text, weekday: date.dayOfWeek, midnight, length: this.midnightOf(date.add({ days: 1 })) - midnight };
      this.days.set(text, day);
    }
    return day;
  }

  private midnightOf(date: Temporal.PlainDate): number {
    const text = date.toString();
    const midnight = this.midnights.get(text) ?? minutesOf(date.toZonedDateTime({ timeZone: this.zone }));
    this.midnights.set(text, midnight);
    return midnight;
  }
}

/** Minutes after midnight of `HH:MM`. */
export function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function minutesOf(zoned: Temporal.ZonedDateTime): number {
  return Math.round(zoned.epochMilliseconds / 60_000);
}
