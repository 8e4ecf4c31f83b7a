import { CalendarTable } from '../problem/calendar-table.js';
import { NEVER, NONE } from '../problem/limits.js';
import { EQUIPMENT, INTERRUPTIBLE, POSITIONS, RUN, UNATTENDED, type CrewNeed, type Problem, type RecipeOp, type WorkSpec } from '../problem/problem.js';

/** One way of doing an operation: on one piece of equipment or instrument, or the only one where there is none. */
export interface Way {
  /** When each phase may work: its calendar while enough of its crew is on duty; null for phases that need neither. */
  readonly open: readonly (CalendarTable | null)[];
  readonly lengths: Int32Array;
  /** Unavailabilities that no minute of the work may touch; null when there are none. */
  readonly down: CalendarTable | null;
  /** Starts at or after this are not qualified. */
  readonly before: number;
}

/** All ways of an operation and the work they share. */
export interface Ways {
  readonly ways: readonly Way[];
  readonly work: WorkSpec;
}

/** Cuts calendars with the hours in which a crew has enough heads; each cut once. */
export class WorkingHours {
  private readonly cuts = new Map<CalendarTable, Map<string, CalendarTable>>();

  constructor(private readonly problem: Problem) {}

  /** Every way of doing an operation. Empty when there is none; sessions have none of these. */
  waysOf(op: RecipeOp): Ways {
    const { problem } = this;
    if (op.kind === EQUIPMENT) {
      const ways = op.eligible.map(({ equipment, expires }) => {
        const { open, down, speed } = problem.equipment[equipment];
        return this.way(op.work, open, down, speed, expires);
      });
      return { ways, work: op.work };
    }
    if (op.kind === RUN) return this.runWays(op.target);
    const open = op.kind === POSITIONS ? problem.pools[op.target].open : op.target === NONE ? problem.alwaysOpen : problem.calendars[op.target];
    return { ways: [this.way(op.work, open, null, 0, NEVER)], work: op.work };
  }

  private runWays(method: number): Ways {
    const { needsInstrument, instruments, open, work } = this.problem.methods[method];
    if (!needsInstrument) return { ways: [this.way(work, open[0], null, 0, NEVER)], work };
    const ways = instruments.map(({ equipment, expires }, i) => {
      const { down, speed } = this.problem.equipment[equipment];
      return this.way(work, open[i], down, speed, expires);
    });
    return { ways, work };
  }

  private way(work: WorkSpec, open: CalendarTable, down: CalendarTable | null, speed: number, before: number): Way {
    return { open: work.works.map((w, k) => (w === UNATTENDED ? null : this.cut(open, work.crews[k]))), lengths: work.lengths[speed], down, before };
  }

  /** The calendar's minutes at which every crew has the heads on duty. */
  private cut(open: CalendarTable, crews: readonly CrewNeed[]): CalendarTable {
    if (crews.length === 0) return open;
    const key = crews.map((c) => `${c.crew}:${c.heads}`).join();
    const known = this.cuts.get(open) ?? new Map<string, CalendarTable>();
    this.cuts.set(open, known);
    let cut = known.get(key);
    if (!cut) {
      let spans = Array.from(open.starts, (start, i) => ({ start, end: open.ends[i] }));
      for (const need of crews) spans = both(spans, this.onDuty(need));
      known.set(key, (cut = new CalendarTable(spans, this.problem.begin, this.problem.horizon)));
    }
    return cut;
  }

  private onDuty({ crew, heads }: CrewNeed): Span[] {
    const spec = this.problem.crews[crew];
    const spans: Span[] = [];
    spec.times.forEach((start, i) => {
      if (spec.heads[i] < heads) return;
      const end = i + 1 < spec.times.length ? spec.times[i + 1] : this.problem.horizon;
      const last = spans[spans.length - 1];
      if (last && last.end === start) last.end = end;
      else if (end > start) spans.push({ start, end });
    });
    return spans;
  }
}

interface Span {
  readonly start: number;
  end: number;
}

function both(a: readonly Span[], b: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i].start, b[j].start);
    const end = Math.min(a[i].end, b[j].end);
    if (start < end) found.push({ start, end });
    if (a[i].end < b[j].end) i++;
    else j++;
  }
  return found;
}

/** Least end of the work when it starts exactly at `s` this way and nothing else stands in the plant; NEVER when it cannot start there. */
export function endFrom(way: Way, work: WorkSpec, s: number): number {
  if (s >= way.before) return NEVER;
  let at = s;
  let total = 0;
  let broken = false;
  for (let k = 0; k < way.lengths.length; k++) {
    const open = way.open[k];
    const length = way.lengths[k];
    total += length;
    if (open === null || length === 0) {
      at += length;
      continue;
    }
    if (work.works[k] === INTERRUPTIBLE) broken = true;
    const start = open.fit(at, work.works[k] === INTERRUPTIBLE ? 1 : length);
    if (start === NEVER || (k === 0 && start !== s)) return NEVER;
    at = work.works[k] === INTERRUPTIBLE ? open.openMinute(open.openBefore(start) + length - 1) + 1 : start + length;
    if (at > NEVER) return NEVER;
  }
  // Closed hours inside an interruptible phase are no waiting, so the stretch is judged only where there is none.
  if (!broken && at - s - total > work.maxStretch) return NEVER;
  return way.down !== null && way.down.lastOverlapEnd(s, at) >= 0 ? NEVER : at;
}

/** A time at or after `s` before which no start can succeed this way. */
export function nextChance(way: Way, work: WorkSpec, s: number): number {
  const open = way.open.length > 0 ? way.open[0] : null;
  if (open === null || way.lengths[0] === 0) return s;
  return open.fit(s, work.works[0] === INTERRUPTIBLE ? 1 : way.lengths[0]);
}
