import { NONE } from '../problem/limits.js';
import { EQUIPMENT, type Problem } from '../problem/problem.js';
import { ownerNow, type Inherited } from '../solution/heritage.js';
import { PLACED } from '../solution/operation-places.js';
import type { Timetable } from '../solution/timetable.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import { UnaryTimeline } from '../solution/unary-timeline.js';
import { clearedAt } from './changeover.js';
import type { Constraint } from './constraint.js';

/** R4: one patient at a time in a segregated suite, clearance and changeover included. */
export class SuiteClearance implements Constraint {
  readonly name = 'suite clearance';
  private readonly lines: readonly UnaryTimeline[];
  private readonly history: { readonly order: number; readonly clear: number }[][];
  /** Whether the bookings of a suite have been taken over from an earlier plan. */
  private readonly kept: readonly boolean[];

  constructor(
    private readonly problem: Problem,
    private readonly trace: Trace,
    before?: Inherited<SuiteClearance>,
  ) {
    const { begin, horizon } = problem;
    const suites = problem.suiteClearance.length;
    this.kept = Array.from({ length: suites }, (_, suite) => before !== undefined && sameHours(suite, before.was.problem, problem));
    this.lines = this.kept.map((kept, suite) => new UnaryTimeline(begin, horizon, kept ? before!.was.lines[suite] : undefined));
    if (before !== undefined) this.lines.forEach((line, suite) => this.kept[suite] && line.rename(ownerNow(before.heritage)));
    this.history = Array.from({ length: suites }, () => []);
    for (const fact of problem.equipmentFacts) {
      const suite = problem.equipment[fact.equipment].suite;
      if (suite === NONE || fact.order < 0) continue;
      const clear = this.clearAt(fact.equipment, suite, fact.end);
      if (clear > problem.now) this.history[suite].push({ order: fact.order, clear });
    }
  }

  earliest(x: number, trial: Trial): number {
    const suite = this.suiteOf(x, trial.equipment);
    if (suite === NONE) return trial.start;
    const order = this.problem.opOrder[x];
    for (const past of this.history[suite]) {
      if (past.order !== order && past.clear > trial.start) return this.jump(trial.start, past.clear, suite, -1);
    }
    const line = this.lines[suite];
    const next = line.firstFrom(trial.start + 1);
    for (let i = line.prev[next], other = -1; i !== 0; i = line.prev[i]) {
      const owner = this.problem.opOrder[line.owners[i]];
      if (owner === order) continue;
      if (other >= 0 && owner !== other) break;
      other = owner;
      if (line.clears[i] > trial.start) return this.jump(trial.start, line.clears[i], suite, line.owners[i]);
    }
    let i = next;
    while (i !== 0 && this.problem.opOrder[line.owners[i]] === order) i = line.next[i];
    if (i !== 0 && this.clearAt(trial.equipment, suite, trial.end) > line.times[i]) {
      return this.jump(trial.start, Math.max(line.clears[i], trial.start + 1), suite, line.owners[i]);
    }
    return trial.start;
  }

  noSooner(x: number, equipment: number, t: number, length: number): number {
    const suite = this.suiteOf(x, equipment);
    if (suite === NONE) return t;
    const { opOrder, suiteClearance } = this.problem;
    const order = opOrder[x];
    const line = this.lines[suite];
    const need = length + suiteClearance[suite];
    let from = t;
    let i = line.prev[line.firstFrom(t + 1)];
    while (i !== 0 && opOrder[line.owners[i]] === order) i = line.prev[i];
    for (; i !== 0 && from + need > line.times[i]; i = line.next[i]) {
      if (opOrder[line.owners[i]] !== order && line.clears[i] > from) from = line.clears[i];
    }
    return from;
  }

  book(x: number, { start, end, equipment }: Trial): void {
    this.enter(x, start, end, equipment);
  }

  bookAll({ state, start, end, equipment }: Timetable): void {
    if (this.kept.every(Boolean)) return;
    for (let x = 0; x < this.problem.ops; x++) {
      if (state[x] !== PLACED) continue;
      const suite = this.suiteOf(x, equipment[x]);
      if (suite !== NONE && !this.kept[suite]) this.enter(x, start[x], end[x], equipment[x]);
    }
  }

  private enter(x: number, start: number, end: number, equipment: number): void {
    const suite = this.suiteOf(x, equipment);
    if (suite !== NONE) this.lines[suite].insert(start, end, this.clearAt(equipment, suite, end), 0, x);
  }

  release(x: number, start: number, equipment: number): void {
    const suite = this.suiteOf(x, equipment);
    if (suite !== NONE) this.lines[suite].remove(start, x);
  }

  /** Runs are not judged by R4, even on an instrument in a segregated suite. */
  private suiteOf(x: number, equipment: number): number {
    return equipment === NONE || this.problem.opSpec[x].kind !== EQUIPMENT ? NONE : this.problem.equipment[equipment].suite;
  }

  private clearAt(equipment: number, suite: number, end: number): number {
    const spec = this.problem.equipment[equipment];
    return Math.max(end + this.problem.suiteClearance[suite], clearedAt(spec, end, spec.changeover.length, spec.changeover.attended));
  }

  private jump(from: number, to: number, suite: number, owner: number): number {
    if (this.trace.on) this.trace.jump(from, to, CAUSE.suite, suite, owner);
    return to;
  }
}

/** Whether clearings after work in a suite are over when they were: the equipment in it is open at the same times. */
function sameHours(suite: number, was: Problem, is: Problem): boolean {
  return is.equipment.every((spec, e) => spec.suite !== suite || spec.open === was.equipment[e].open);
}
