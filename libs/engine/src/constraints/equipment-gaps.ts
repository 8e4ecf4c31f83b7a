import type { CalendarTable } from '../problem/calendar-table.js';
import { sameFactsByEquipment } from '../problem/equipment-facts.js';
import { NEVER } from '../problem/limits.js';
import type { EquipmentSpec, Problem, WorkSpec } from '../problem/problem.js';
import { ownerNow, type Inherited } from '../solution/heritage.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import { UnaryTimeline } from '../solution/unary-timeline.js';
import { changeoverLength, clearedAt } from './changeover.js';
import type { PhaseLayout } from './phase-layout.js';

/** R3: one lot per equipment, with changeovers to both neighbours and deep cleans in time. */
export class EquipmentGaps {
  readonly timelines: readonly UnaryTimeline[];
  /** Where history still running on the equipment ends: nothing starts before it. */
  private readonly floor: Int32Array;
  /** After `place`: least start that calendar and crews allow, whatever is booked on the equipment. */
  unhindered = 0;

  constructor(
    private readonly problem: Problem,
    private readonly layout: PhaseLayout,
    private readonly trace: Trace,
    before?: Inherited<EquipmentGaps>,
  ) {
    const { begin, horizon, equipmentFacts } = problem;
    const was = before?.was.problem;
    const kept = was === undefined ? [] : sameFactsByEquipment(was, problem).map((same, e) => same && was.equipment[e].open === problem.equipment[e].open);
    this.timelines = problem.equipment.map((_, e) => new UnaryTimeline(begin, horizon, kept[e] ? before!.was.timelines[e] : undefined));
    this.floor = new Int32Array(problem.equipment.length).fill(problem.now);
    for (const { equipment, start, end, family } of equipmentFacts) {
      if (!kept[equipment]) this.timelines[equipment].insert(start, end, this.clearOf(equipment, end), family, -1);
      this.floor[equipment] = Math.max(this.floor[equipment], end);
    }
    if (before !== undefined) this.takeOver(before, kept);
  }

  /** Least place of a work on this equipment, start at or after `t`, end at or after `endFrom`; false when there is none. */
  place(equipment: number, work: WorkSpec, open: CalendarTable, family: number, t: number, endFrom: number, before: number, trial: Trial): boolean {
    const spec = this.problem.equipment[equipment];
    const line = this.timelines[equipment];
    const total = work.totals[spec.speed];
    const shortest = spec.changeover.shortest;
    let from = t;
    this.unhindered = t;
    if (this.floor[equipment] > from) {
      if (this.trace.on) this.trace.jump(from, this.floor[equipment], CAUSE.equipment, equipment);
      from = this.floor[equipment];
    }
    for (;;) {
      from = this.nextGap(spec, line, from, total + shortest, equipment);
      if (from > before) return false;
      if (!this.layout.lay(work, spec.speed, open, spec.down, from, endFrom, equipment, trial)) return false;
      if (from === t) this.unhindered = trial.start;
      if (trial.start > before) return false;
      const next = line.after(trial.start, trial.end);
      const later = this.neighboursAllow(spec, line, family, next, total, trial, equipment);
      if (later === trial.start) return true;
      if (later >= NEVER) return false;
      from = later;
    }
  }

  /** Whether the work can stand on this equipment exactly where the trial has it. */
  fits(equipment: number, work: WorkSpec, open: CalendarTable, family: number, trial: Trial): boolean {
    const spec = this.problem.equipment[equipment];
    const line = this.timelines[equipment];
    if (trial.start < this.floor[equipment] || !this.layout.fits(work, spec.speed, open, spec.down, equipment, trial)) return false;
    const next = line.after(trial.start, trial.end);
    if (line.ends[line.prev[next]] > trial.start || line.times[next] < trial.end) return false;
    return this.neighboursAllow(spec, line, family, next, work.totals[spec.speed], trial, equipment) === trial.start;
  }

  /** Skips gaps that are too short whatever the calendar says, and the clearing after each booking where it is the same for every lot. */
  private nextGap({ changeover }: EquipmentSpec, line: UnaryTimeline, t: number, need: number, equipment: number): number {
    // The trace wants bookings and clearings told apart.
    const over = this.trace.on || changeover.byFamily !== null ? line.ends : line.clears;
    let from = t;
    let i = line.firstFrom(from);
    const before = line.prev[i];
    if (over[before] > from) {
      if (this.trace.on) this.trace.jump(from, over[before], CAUSE.equipment, equipment, line.owners[before]);
      from = over[before];
    }
    while (from + need > line.times[i]) {
      if (over[i] > from) {
        if (this.trace.on) this.trace.jump(from, over[i], CAUSE.equipment, equipment, line.owners[i]);
        from = over[i];
      }
      i = line.next[i];
    }
    return from;
  }

  /** The trial's own start when both neighbours and the cleans allow it, else the time to go on from. */
  private neighboursAllow(spec: EquipmentSpec, line: UnaryTimeline, family: number, next: number, shortest: number, trial: Trial, equipment: number): number {
    const table = spec.changeover;
    const before = line.prev[next];
    if (before !== 0) {
      const clear = this.clearAfter(spec, line, before, family);
      if (clear > trial.start) {
        if (this.trace.on) this.untilCleared(line, before, trial.start, clear, equipment);
        return clear;
      }
    }
    if (next !== 0) {
      const length = changeoverLength(table, this.problem.families, family, line.families[next]);
      if (clearedAt(spec, trial.end, length, table.attended) > line.times[next]) {
        const clear = Math.max(trial.start + 1, line.ends[next]);
        if (this.trace.on) this.trace.jump(trial.start, clear, CAUSE.equipment, equipment, line.owners[next]);
        return clear;
      }
    }
    return table.clean === null ? trial.start : this.cleansAllow(spec, line, next, shortest, trial, equipment);
  }

  /** The booking itself is in the way while it lasts, then what is cleared up after it. */
  private untilCleared(line: UnaryTimeline, booking: number, from: number, clear: number, equipment: number): void {
    this.trace.jump(from, line.ends[booking], CAUSE.equipment, equipment, line.owners[booking]);
    this.trace.jump(Math.max(from, line.ends[booking]), clear, CAUSE.changeover, equipment, line.owners[booking]);
  }

  private clearAfter(spec: EquipmentSpec, line: UnaryTimeline, booking: number, family: number): number {
    const table = spec.changeover;
    if (table.byFamily === null) return line.clears[booking];
    return clearedAt(spec, line.ends[booking], changeoverLength(table, this.problem.families, line.families[booking], family), table.attended);
  }

  /** `shortest` is the work without any waiting: a start that waits less inside may keep limits that the earliest start breaks. */
  private cleansAllow(spec: EquipmentSpec, line: UnaryTimeline, next: number, shortest: number, trial: Trial, equipment: number): number {
    const clean = spec.changeover.clean!;
    const own = trial.end - trial.start;
    if (clean.afterLots < 1 || shortest > clean.afterMinutes) return NEVER;
    if (own > clean.afterMinutes) return trial.end - clean.afterMinutes;
    let lots = 1;
    let length = own;
    let leftLots = 0;
    const before = line.prev[next];
    if (before !== 0 && cleanedAt(spec, line.ends[before]) > trial.start) {
      for (let i = before; i !== 0; i = line.prev[i]) {
        leftLots++;
        length += line.ends[i] - line.times[i];
        if (line.prev[i] === 0 || cleanedAt(spec, line.ends[line.prev[i]]) <= line.times[i]) break;
      }
    }
    lots += leftLots;
    if (next !== 0 && cleanedAt(spec, trial.end) > line.times[next]) {
      for (let i = next; i !== 0; i = line.next[i]) {
        lots++;
        length += line.ends[i] - line.times[i];
        if (line.next[i] === 0 || cleanedAt(spec, line.ends[i]) <= line.times[line.next[i]]) break;
      }
    }
    if (lots <= clean.afterLots && length <= clean.afterMinutes) return trial.start;
    const owner = leftLots > 0 ? line.owners[before] : line.owners[next];
    const apart = leftLots > 0 ? cleanedAt(spec, line.ends[before]) : Math.max(trial.start + 1, line.ends[next]);
    const most = clean.afterMinutes - (length - own);
    const later = lots <= clean.afterLots && shortest <= most ? Math.min(apart, trial.end - most) : apart;
    if (this.trace.on) this.trace.jump(trial.start, later, CAUSE.changeover, equipment, owner);
    return later;
  }

  book(equipment: number, start: number, end: number, family: number, owner: number): void {
    this.timelines[equipment].insert(start, end, this.clearOf(equipment, end), family, owner);
  }

  /** Takes over the bookings of an earlier plan, which holds only what still stands. Those of the equipment `kept` are there already. */
  private takeOver({ was, heritage }: Inherited<EquipmentGaps>, kept: readonly boolean[]): void {
    const now = ownerNow(heritage);
    this.timelines.forEach((line, e) => {
      if (kept[e]) line.rename(now);
      else this.bookAgain(e, was.timelines[e], now);
    });
  }

  /** Books what another plan has on a piece of equipment; what has happened there is known from the problem. */
  private bookAgain(equipment: number, was: UnaryTimeline, now: (owner: number) => number): void {
    const line = this.timelines[equipment];
    line.reserve(was.count);
    for (let i = was.next[0]; i !== 0; i = was.next[i]) {
      if (was.owners[i] === -1) continue;
      line.insert(was.times[i], was.ends[i], this.clearOf(equipment, was.ends[i]), was.families[i], now(was.owners[i]));
    }
  }

  private clearOf(equipment: number, end: number): number {
    const spec = this.problem.equipment[equipment];
    return clearedAt(spec, end, spec.changeover.length, spec.changeover.attended);
  }

  /** Takes the booking out. False when that leaves its neighbours too close (fragile pair matrices only). */
  release(equipment: number, start: number, owner: number): boolean {
    const spec = this.problem.equipment[equipment];
    const line = this.timelines[equipment];
    const next = line.remove(start, owner);
    return !this.tooClose(spec, line, next);
  }

  /** Owner of the booking that became too close to its left neighbour after a release at `start`; -1 when none did. */
  brokenOwner(equipment: number, start: number): number {
    const spec = this.problem.equipment[equipment];
    const line = this.timelines[equipment];
    const next = line.firstFrom(start);
    return this.tooClose(spec, line, next) ? line.owners[next] : -1;
  }

  private tooClose(spec: EquipmentSpec, line: UnaryTimeline, next: number): boolean {
    const before = line.prev[next];
    return spec.changeover.fragile && before !== 0 && next !== 0 && this.clearAfter(spec, line, before, line.families[next]) > line.times[next];
  }
}

/** When the deep clean after work that ends at `end` is over. */
function cleanedAt(spec: EquipmentSpec, end: number): number {
  const { length, attended } = spec.changeover.clean!;
  return clearedAt(spec, end, length, attended);
}
