import { openIntervals, shift, subtract, union } from '@lotwright/time';
import type { Instant, Interval } from '@lotwright/time';
import type { CalendarId, Equipment, Plant } from '@lotwright/domain';

/** Open time of the plant's calendars over one horizon, expanded once each. */
export class Opening {
  private readonly byCalendar = new Map<CalendarId, readonly Interval[]>();
  private readonly byEquipment = new Map<string, readonly Interval[]>();

  constructor(
    private readonly plant: Plant,
    private readonly from: Instant,
    private readonly to: Instant,
  ) {}

  /** Open time of a calendar; of `null` the whole horizon. @throws Error when the plant has no such calendar. */
  of(calendar: CalendarId | null): readonly Interval[] {
    if (calendar === null) return [{ start: this.from, end: this.to }];
    let open = this.byCalendar.get(calendar);
    if (!open) {
      const rules = this.plant.calendars.find((c) => c.id === calendar);
      if (!rules) throw new Error(`plant ${this.plant.id} has no calendar ${calendar}`);
      open = openIntervals(rules, this.plant.zone, this.from, this.to);
      this.byCalendar.set(calendar, open);
    }
    return open;
  }

  /** Calendar of a piece of equipment less its unavailabilities. */
  ofEquipment(piece: Equipment): readonly Interval[] {
    let open = this.byEquipment.get(piece.id);
    if (!open) {
      open = subtract(this.of(piece.calendar), union(piece.unavailable));
      this.byEquipment.set(piece.id, open);
    }
    return open;
  }

  /** The same piece of the horizon, for callers that need its bounds. */
  get horizon(): Interval {
    return { start: shift(this.from, 0), end: shift(this.to, 0) };
  }
}

/** Minutes of an interval set between `from` and `to`. */
export function openMinutes(set: readonly Interval[], from: Instant, to: Instant): number {
  let sum = 0;
  for (let i = firstEndingAfter(set, from); i < set.length && set[i].start < to; i++) {
    sum += Math.min(set[i].end, to) - Math.max(set[i].start, from);
  }
  return sum;
}

/** Index of the first interval that ends after `at`; the length when there is none. */
export function firstEndingAfter(set: readonly Interval[], at: number): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (set[middle].end > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
