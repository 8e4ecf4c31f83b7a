import type { CalendarId, Equipment, Plant } from '@lotwright/domain';
import { openIntervals, subtract, union, type Instant, type Interval } from '@lotwright/time';
import { complement, packSpans, type Spans } from './spans.js';

/** Open and closed time of every calendar inside the range the board can show; expanded on first use, then kept. */
export class PlantCalendars {
  private readonly open = new Map<string, Interval[]>();
  private readonly openSpans = new Map<string, Spans>();
  private readonly closed = new Map<string, Spans>();

  constructor(
    private readonly plant: Plant,
    readonly from: Instant,
    readonly to: Instant,
  ) {}

  /** Open time of a calendar. */
  openOf(id: CalendarId): Interval[] {
    let open = this.open.get(id);
    if (!open) {
      const calendar = this.plant.calendars.find((candidate) => candidate.id === id);
      open = calendar ? openIntervals(calendar, this.plant.zone, this.from, this.to) : [{ start: this.from, end: this.to }];
      this.open.set(id, open);
    }
    return open;
  }

  /** Closed time of a calendar, for grey ground. */
  closedOf(id: CalendarId): Spans {
    let closed = this.closed.get(id);
    if (!closed) {
      closed = complement(packSpans(this.openOf(id)), this.from, this.to);
      this.closed.set(id, closed);
    }
    return closed;
  }

  /** Open time of equipment: its calendar less its unavailabilities. */
  openOfEquipment(equipment: Equipment): Spans {
    let spans = this.openSpans.get(equipment.id);
    if (!spans) {
      spans = packSpans(subtract(this.openOf(equipment.calendar), union(equipment.unavailable)));
      this.openSpans.set(equipment.id, spans);
    }
    return spans;
  }
}
