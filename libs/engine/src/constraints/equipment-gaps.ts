import type { CalendarTable } from '../problem/calendar-table.js';
import { NEVER } from '../problem/limits.js';
import type { EquipmentSpec, Problem, WorkSpec } from '../problem/problem.js';
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

  constructor(
    private readonly problem: Problem,
    private readonly layout: PhaseLayout,
    private readonly trace: Trace,
  ) {
    this.timelines = problem.equipment.map(() => new UnaryTimeline());
    this.floor = new Int32Array(problem.equipment.length).fill(problem.now);
    for (const fact of problem.equipmentFacts) {
      const spec = problem.equipment[fact.equipment];
      const clear = clearedAt(spec, fact.end, spec.changeover.length, spec.changeover.attended);
      this.timelines[fact.equipment].insert(fact.start, fact.end, clear, fact.family, -1);
      this.floor[fact.equipment] = Math.max(this.floor[fact.equipment], fact.end);
    }
  }

  /** Least place of a work on this equipment, start at or after `t`, end at or after `endFrom`; false when there is none. */
  place(equipment: number, work: WorkSpec, open: CalendarTable, family: number, t: number, endFrom: number, before: number, trial: Trial): boolean {
    const spec = this.problem.equipment[equipment];
    const line = this.timelines[equipment];
    const total = work.totals[spec.speed];
    const shortest = spec.changeover.shortest;
    let from = t;
    if (this.floor[equipment] > from) {
      if (this.trace.on) this.trace.jump(from, this.floor[equipment], CAUSE.equipment, equipment);
      from = this.floor[equipment];
    }
    for (;;) {
      from = this.nextGap(line, from, total + shortest, equipment);
      if (from > before) return false;
      if (!this.layout.lay(work, spec.speed, open, spec.down, from, endFrom, equipment, trial)) return false;
      if (trial.start > before) return false;
      const next = line.indexFrom(trial.start);
      const later = this.neighboursAllow(spec, line, family, next, trial, equipment);
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
    const next = line.indexFrom(trial.start);
    if ((next > 0 && line.ends[next - 1] > trial.start) || (next < line.count && line.starts[next] < trial.end)) return false;
    return this.neighboursAllow(spec, line, family, next, trial, equipment) === trial.start;
  }

  /** Skips gaps that are too short whatever the calendar says. */
  private nextGap(line: UnaryTimeline, t: number, need: number, equipment: number): number {
    let from = t;
    let i = line.indexFrom(from);
    if (i > 0 && line.ends[i - 1] > from) {
      if (this.trace.on) this.trace.jump(from, line.ends[i - 1], CAUSE.equipment, equipment, line.owners[i - 1]);
      from = line.ends[i - 1];
    }
    while (i < line.count && from + need > line.starts[i]) {
      if (line.ends[i] > from) {
        if (this.trace.on) this.trace.jump(from, line.ends[i], CAUSE.equipment, equipment, line.owners[i]);
        from = line.ends[i];
      }
      i++;
    }
    return from;
  }

  /** The trial's own start when both neighbours and the cleans allow it, else the time to go on from. */
  private neighboursAllow(spec: EquipmentSpec, line: UnaryTimeline, family: number, next: number, trial: Trial, equipment: number): number {
    const table = spec.changeover;
    if (next > 0) {
      const clear = this.clearAfter(spec, line, next - 1, family);
      if (clear > trial.start) {
        if (this.trace.on) this.trace.jump(trial.start, clear, CAUSE.changeover, equipment, line.owners[next - 1]);
        return clear;
      }
    }
    if (next < line.count) {
      const length = changeoverLength(table, this.problem.families, family, line.families[next]);
      if (clearedAt(spec, trial.end, length, table.attended) > line.starts[next]) {
        const clear = Math.max(trial.start + 1, line.ends[next]);
        if (this.trace.on) this.trace.jump(trial.start, clear, CAUSE.equipment, equipment, line.owners[next]);
        return clear;
      }
    }
    return table.clean === null ? trial.start : this.cleansAllow(spec, line, next, trial, equipment);
  }

  private clearAfter(spec: EquipmentSpec, line: UnaryTimeline, index: number, family: number): number {
    const table = spec.changeover;
    if (table.byFamily === null) return line.clears[index];
    return clearedAt(spec, line.ends[index], changeoverLength(table, this.problem.families, line.families[index], family), table.attended);
  }

  private cleansAllow(spec: EquipmentSpec, line: UnaryTimeline, next: number, trial: Trial, equipment: number): number {
    const clean = spec.changeover.clean!;
    const own = trial.end - trial.start;
    if (clean.afterLots < 1 || own > clean.afterMinutes) return NEVER;
    let lots = 1;
    let length = own;
    let leftLots = 0;
    const cleaned = (end: number): number => clearedAt(spec, end, clean.length, clean.attended);
    if (next > 0 && cleaned(line.ends[next - 1]) > trial.start) {
      for (let i = next - 1; i >= 0; i--) {
        leftLots++;
        length += line.ends[i] - line.starts[i];
        if (i === 0 || cleaned(line.ends[i - 1]) <= line.starts[i]) break;
      }
    }
    lots += leftLots;
    if (next < line.count && cleaned(trial.end) > line.starts[next]) {
      for (let i = next; i < line.count; i++) {
        lots++;
        length += line.ends[i] - line.starts[i];
        if (i + 1 === line.count || cleaned(line.ends[i]) <= line.starts[i + 1]) break;
      }
    }
    if (lots <= clean.afterLots && length <= clean.afterMinutes) return trial.start;
    const owner = leftLots > 0 ? line.owners[next - 1] : line.owners[next];
    const later = leftLots > 0 ? cleaned(line.ends[next - 1]) : Math.max(trial.start + 1, line.ends[next]);
    if (this.trace.on) this.trace.jump(trial.start, later, CAUSE.changeover, equipment, owner);
    return later;
  }

  book(equipment: number, start: number, end: number, family: number, owner: number): void {
    const spec = this.problem.equipment[equipment];
    const clear = clearedAt(spec, end, spec.changeover.length, spec.changeover.attended);
    this.timelines[equipment].insert(start, end, clear, family, owner);
  }

  /** Takes the booking out. False when that leaves its neighbours too close (fragile pair matrices only). */
  release(equipment: number, start: number, owner: number): boolean {
    const spec = this.problem.equipment[equipment];
    const line = this.timelines[equipment];
    const at = line.remove(start, owner);
    if (!spec.changeover.fragile || at === 0 || at >= line.count) return true;
    return this.clearAfter(spec, line, at - 1, line.families[at]) <= line.starts[at];
  }

  /** Index of the booking that became too close to its left neighbour after a release at `start`; its owner, or -1. */
  brokenOwner(equipment: number, start: number): number {
    const spec = this.problem.equipment[equipment];
    const line = this.timelines[equipment];
    const at = line.indexFrom(start);
    if (!spec.changeover.fragile || at === 0 || at >= line.count) return -1;
    return this.clearAfter(spec, line, at - 1, line.families[at]) <= line.starts[at] ? -1 : line.owners[at];
  }
}
