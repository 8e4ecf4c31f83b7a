import { CalendarTable } from '../problem/calendar-table.js';
import { NEVER } from '../problem/limits.js';
import { ATTENDED, INTERRUPTIBLE, type CrewNeed, type CrewSpec, type WorkSpec } from '../problem/problem.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A work whose phases cannot wait for one another, on one calendar: when it may start as far as opening hours and rosters tell. */
export interface StartSet {
  /** Starts that opening hours, unavailabilities and the heads on the roster allow; null when every minute is one. */
  readonly starts: CalendarTable | null;
  /** Minutes from the start of the work to the start of each phase. */
  readonly offsets: Int32Array;
  /** Phases that need heads, one entry per crew. */
  readonly needs: readonly TimedNeed[];
}

/** Heads needed from `offset` minutes after the start of a work, for `length` minutes. */
export interface TimedNeed extends CrewNeed {
  readonly offset: number;
  readonly length: number;
}

/** A start set and the rosters it was made from, one for each of its needs. */
interface Known {
  readonly set: StartSet | null;
  readonly rosters: readonly CrewSpec[];
}

/** Start sets between the same minutes, whatever the rosters: by calendar, then by phase lengths. */
type SharedSets = WeakMap<CalendarTable, Map<Int32Array, Known>>;

/** Computes each start set once. Only works of which no phase may wait or be interrupted have one. */
export class StartSets {
  private readonly known = new Map<CalendarTable, Map<Int32Array, StartSet | null>>();
  private readonly shared: SharedSets;

  /** @param before start sets between the same minutes: what either finds out the other knows too */
  constructor(
    private readonly crews: readonly CrewSpec[],
    private readonly begin: number,
    private readonly horizon: number,
    before?: StartSets,
  ) {
    this.shared = before?.shared ?? new WeakMap();
  }

  /** The start set; null when the work has none. */
  of(work: WorkSpec, speed: number, open: CalendarTable, down: CalendarTable | null): StartSet | null {
    let sets = this.known.get(open);
    if (sets === undefined) this.known.set(open, (sets = new Map()));
    const lengths = work.lengths[speed];
    let set = sets.get(lengths);
    if (set === undefined) sets.set(lengths, (set = this.findOrMake(work, lengths, open, down)));
    return set;
  }

  private findOrMake(work: WorkSpec, lengths: Int32Array, open: CalendarTable, down: CalendarTable | null): StartSet | null {
    let sets = this.shared.get(open);
    if (sets === undefined) this.shared.set(open, (sets = new Map()));
    const known = sets.get(lengths);
    if (known?.rosters.every((roster, i) => this.crews[known.set!.needs[i].crew] === roster)) return known.set;
    const set = this.make(work, lengths, open, down);
    sets.set(lengths, { set, rosters: set === null ? [] : set.needs.map(({ crew }) => this.crews[crew]) });
    return set;
  }

  private make(work: WorkSpec, lengths: Int32Array, open: CalendarTable, down: CalendarTable | null): StartSet | null {
    const total = lengths.reduce((sum, length) => sum + length, 0);
    if (total === 0 || (lengths.length > 1 && work.maxStretch > 0) || work.works.includes(INTERRUPTIBLE)) return null;
    const offsets = new Int32Array(lengths.length);
    const needs: TimedNeed[] = [];
    const allowed: Span[][] = [];
    for (let k = 0; k < lengths.length; k++) {
      const offset = (offsets[k] = k === 0 ? 0 : offsets[k - 1] + lengths[k - 1]);
      const length = lengths[k];
      if (work.works[k] !== ATTENDED || length === 0) continue;
      allowed.push(startsWithin(spansOf(open), offset, length));
      for (const need of work.crews[k]) {
        if (need.heads === 0) continue;
        needs.push({ ...need, offset, length });
        allowed.push(startsWithin(this.onDuty(need), offset, length));
      }
    }
    if (down !== null) allowed.push(startsBeside(down, total, this.horizon));
    return { starts: allowed.length === 0 ? null : this.table(allowed), offsets, needs };
  }

  private table(allowed: readonly (readonly Span[])[]): CalendarTable {
    const all = allowed.reduce((a, b) => common(a, b));
    return new CalendarTable(all, this.begin, Math.max(this.begin, this.horizon));
  }

  /** When the roster has the heads, whatever is planned. */
  private onDuty({ crew, heads }: CrewNeed): Span[] {
    const spec = this.crews[crew];
    const spans: { start: number; end: number }[] = [];
    for (let i = 0; i < spec.times.length; i++) {
      const start = Math.max(this.begin, spec.times[i]);
      const end = Math.min(this.horizon, i + 1 < spec.times.length ? spec.times[i + 1] : this.horizon);
      if (spec.heads[i] < heads || end <= start) continue;
      const last = spans[spans.length - 1];
      if (last !== undefined && last.end === start) last.end = end;
      else spans.push({ start, end });
    }
    return spans;
  }
}

function spansOf(open: CalendarTable): Span[] {
  return Array.from({ length: open.count }, (_, i) => ({ start: open.starts[i], end: open.ends[i] }));
}

/** Starts of a work of which a phase of `length` minutes, `offset` after the start, stays within one of the spans. */
function startsWithin(spans: readonly Span[], offset: number, length: number): Span[] {
  return spans.filter((s) => s.end - s.start >= length).map((s) => ({ start: s.start - offset, end: s.end - length - offset + 1 }));
}

/** Starts of a work of `total` minutes that touches no unavailability. */
function startsBeside(down: CalendarTable, total: number, horizon: number): Span[] {
  const free: Span[] = [];
  let from = -NEVER;
  for (let i = 0; i <= down.count; i++) {
    const to = i < down.count ? down.starts[i] - total + 1 : Math.max(horizon, down.count > 0 ? down.ends[down.count - 1] + 1 : horizon);
    if (to > from) free.push({ start: from, end: to });
    if (i < down.count) from = down.ends[i];
  }
  return free;
}

function common(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i].start, b[j].start);
    const end = Math.min(a[i].end, b[j].end);
    if (end > start) both.push({ start, end });
    if (a[i].end < b[j].end) i++;
    else j++;
  }
  return both;
}
