import { Temporal } from '@js-temporal/polyfill';
import type { Instant, LocalDate, LocalTime, ZoneId } from './units.js';
import { DAY, dayOf, minuteOf, pad } from './civil.js';

/** A stretch of time in which a zone keeps one offset. Instants and offset in minutes. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** Local times this close to a clock change are resolved with care; no zone ever changed by more than 24 hours. */
const MARGIN = 2 * DAY;
const BLOCK = 1461 * DAY;

const tables = new Map<ZoneId, ZoneTable>();

/** Offsets of one zone, read from Temporal once per four years and then kept. */
class ZoneTable {
  private readonly blocks = new Map<number, readonly Span[]>();
  private last: Span = { start: 0, end: 0, offset: 0 };

  constructor(private readonly zone: ZoneId) {}

  span(at: number): Span {
    if (at >= this.last.start && at < this.last.end) return this.last;
    const spans = this.block(Math.floor(at / BLOCK));
    let low = 0;
    let high = spans.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (spans[middle].start <= at) low = middle;
      else high = middle - 1;
    }
    this.last = spans[low];
    return this.last;
  }

  private block(index: number): readonly Span[] {
    let spans = this.blocks.get(index);
    if (!spans) {
      spans = readSpans(this.zone, index * BLOCK, (index + 1) * BLOCK);
      this.blocks.set(index, spans);
    }
    return spans;
  }
}

function readSpans(zone: ZoneId, from: number, to: number): readonly Span[] {
  const spans: Span[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(zone);
  let start = from;
  while (start < to) {
    const next = at.getTimeZoneTransition('next');
    const end = next === null ? to : Math.min(to, Math.ceil(next.epochMilliseconds / 60_000));
    if (end > start) spans.push({ start, end, offset: Math.trunc(at.offsetNanoseconds / 60e9) });
    if (next === null) break;
    at = next;
    start = end;
  }
  return spans;
}

function tableOf(zone: ZoneId): ZoneTable {
  let table = tables.get(zone);
  if (!table) {
    table = new ZoneTable(zone);
    tables.set(zone, table);
  }
  return table;
}

/** Reads an IANA time zone id such as `Europe/Berlin` or `UTC`; `null` when this machine knows no such zone. Offsets (`+01:00`) are no zones. */
export function parseZone(text: string): ZoneId | null {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(text)) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text as ZoneId;
  } catch {
    return null;
  }
}

/** Minutes that the zone's wall clock is ahead of UTC at an instant. */
export function offsetAt(zone: ZoneId, at: Instant): number {
  return tableOf(zone).span(at).offset;
}

/** The instants in `from` ≤ t < `to` at which the zone's wall clock jumps, in order. */
export function clockChanges(zone: ZoneId, from: Instant, to: Instant): Instant[] {
  const table = tableOf(zone);
  const changes: Instant[] = [];
  let offset = table.span(from - 1).offset;
  for (let at: number = from; at < to; ) {
    const span = table.span(at);
    if (span.offset !== offset) changes.push(Math.max(span.start, from) as Instant);
    offset = span.offset;
    at = span.end;
  }
  return changes;
}

/** What a wall-clock time means in a zone. */
export interface LocalResolution {
  /** None when a clock change skips the time, two (earlier first) when it repeats it. */
  readonly instants: readonly Instant[];
  /** Offsets in force right before and after the clock change, such as `+01:00`; one entry when the time is plain. */
  readonly offsets: readonly string[];
  /** The instant by the fixed rule: the only one, the earlier of two, or as many minutes after the change as the time lies in the gap. */
  readonly compatible: Instant;
}

/** Resolves date and time of day (24:00 is the next midnight) in a zone. @throws RangeError on malformed text. */
export function resolveLocal(date: LocalDate, time: LocalTime, zone: ZoneId): LocalResolution {
  return resolveWall(zone, dayOf(date) * DAY + minuteOf(time));
}

/** Resolves a wall-clock minute: minutes since 1970-01-01T00:00 as the wall clock counts. */
export function resolveWall(zone: ZoneId, wall: number): LocalResolution {
  const table = tableOf(zone);
  const offsets: number[] = [];
  for (let at = wall - MARGIN; at <= wall + MARGIN; ) {
    const span = table.span(at);
    if (!offsets.includes(span.offset)) offsets.push(span.offset);
    at = span.end;
  }
  const valid = offsets.filter((offset) => table.span(wall - offset).offset === offset);
  const instants = valid.map((offset) => (wall - offset) as Instant).sort((a, b) => a - b);
  if (instants.length === 1) return { instants, offsets: [offsetText(valid[0])], compatible: instants[0] };
  if (instants.length > 1) return { instants, offsets: instants.map((at) => offsetText(wall - at)), compatible: instants[0] };
  const [before, after] = gapOffsets(table, wall);
  return { instants, offsets: [offsetText(before), offsetText(after)], compatible: (wall - before) as Instant };
}

/** The two offsets around the change that skips `wall`. */
function gapOffsets(table: ZoneTable, wall: number): readonly [number, number] {
  for (let at = wall - MARGIN; at <= wall + MARGIN; ) {
    const span = table.span(at);
    const next = table.span(span.end);
    if (wall - span.offset >= span.end && wall - next.offset < span.end) return [span.offset, next.offset];
    at = span.end;
  }
  throw new RangeError(`no clock change explains the missing wall-clock minute ${wall}`);
}

/**
 * A function from wall-clock minute to instant by the fixed rule of {@link LocalResolution.compatible}. Plain
 * arithmetic away from clock changes, so that calendars of years expand in milliseconds.
 */
export function wallClock(zone: ZoneId): (wall: number) => Instant {
  const table = tableOf(zone);
  let span = table.span(0);
  return (wall) => {
    let at = wall - span.offset;
    if (at >= span.start + MARGIN && at < span.end - MARGIN) return at as Instant;
    span = table.span(at);
    at = wall - span.offset;
    if (at >= span.start + MARGIN && at < span.end - MARGIN) return at as Instant;
    return resolveWall(zone, wall).compatible;
  };
}

/** An offset in minutes as `+01:00`. */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
