import { NEVER, NONE } from '../problem/limits.js';
import { lowerBound } from '../problem/lower-bound.js';
import type { MethodSpec, Problem } from '../problem/problem.js';
import type { Heritage } from '../solution/heritage.js';
import { RunTable } from '../solution/run-table.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import { MAX_PHASES, Trial } from '../solution/trial.js';
import type { EquipmentGaps } from './equipment-gaps.js';
import type { PhaseLayout } from './phase-layout.js';

/** R10: samples share runs; a sample joins the first run with room or opens a new one, whichever ends sooner. */
export class QcRuns extends RunTable {
  /** Empty places in all unstarted runs: the cost level. */
  emptyPlaces = 0;
  /** Per method: runs opened at each weekly slot, started ones included. */
  private readonly opened: Int32Array[];
  private readonly attempt = new Trial();
  private readonly best = new Trial();

  constructor(
    private readonly problem: Problem,
    private readonly layout: PhaseLayout,
    private readonly gaps: EquipmentGaps,
    private readonly trace: Trace,
    samples: number,
  ) {
    super(problem.methods.length, mostPhases(problem), samples);
    this.opened = problem.methods.map((m) => new Int32Array(m.slots === null ? 0 : m.slots.length));
    for (const run of problem.startedRuns) {
      const slots = problem.methods[run.method].slots;
      if (slots === null) continue;
      const at = lowerBound(slots, slots.length, run.start);
      if (at < slots.length && slots[at] === run.start) this.opened[run.method][at]++;
    }
  }

  /** Takes over the runs of an earlier plan, all of whose slots still exist, with as many samples as they still have. */
  takeOver(before: QcRuns, { runNow }: Heritage): void {
    this.emptyPlaces = before.emptyPlaces;
    before.lists.forEach((list, method) => {
      for (let i = 0; i < before.listCount[method]; i++) {
        this.adopt(before, list[i], runNow[list[i]]);
        this.countSlot(method, this.problem.methods[method], before.start[list[i]], 1);
      }
    });
  }

  /** Least place of a sample, start at or after `t`, end at or after `endFrom`; false when there is none. `pin` names an instrument. */
  place(method: number, pin: number, t: number, endFrom: number, trial: Trial): boolean {
    const spec = this.problem.methods[method];
    const list = this.lists[method];
    const count = this.listCount[method];
    let joined = NONE;
    for (let i = this.listFrom(method, t); i < count; i++) {
      const run = list[i];
      if (this.samples[run] >= spec.capacity || this.end[run] < endFrom || (pin !== NONE && this.instrument[run] !== pin)) continue;
      joined = run;
      break;
    }
    const before = joined === NONE ? NEVER : this.start[joined];
    const opens = spec.slots === null ? this.openAnyTime(method, spec, pin, t, endFrom, joined, trial) : this.openAtSlot(method, spec, pin, t, endFrom, before, trial);
    if (joined === NONE) return opens;
    if (opens && (trial.end < this.end[joined] || (trial.end === this.end[joined] && trial.start < this.start[joined]))) return true;
    this.readRun(joined, spec.work.works.length, trial);
    return true;
  }

  /** Whether a sample can join this run exactly where the trial has it; the trial then names the run and its instrument. */
  fitsInto(run: number, method: number, pin: number, trial: Trial): boolean {
    const { capacity } = this.problem.methods[method];
    if (this.samples[run] < 1 || this.samples[run] >= capacity || this.method[run] !== method || !this.standsAs(run, trial)) return false;
    if (pin !== NONE && this.instrument[run] !== pin) return false;
    trial.run = run;
    trial.equipment = this.instrument[run];
    return true;
  }

  /**
   * Whether a run can be opened exactly where the trial has it; the trial then names the instrument. @param pin an instrument it must have;
   * @param wanted another that it must have too; NONE allows any
   */
  fitsAnew(method: number, pin: number, wanted: number, trial: Trial): boolean {
    const spec = this.problem.methods[method];
    if (spec.slots !== null) {
      const at = lowerBound(spec.slots, spec.slots.length, trial.start);
      if (spec.slots[at] !== trial.start || this.opened[method][at] >= spec.slotRuns[at]) return false;
    }
    if (!spec.needsInstrument) return pin === NONE && this.layout.fits(spec.work, 0, spec.open[0], null, method, trial);
    for (let i = 0; i < spec.instruments.length; i++) {
      const { equipment, expires } = spec.instruments[i];
      if ((pin !== NONE && pin !== equipment) || (wanted !== NONE && wanted !== equipment) || trial.start >= expires) continue;
      if (!this.gaps.fits(equipment, spec.work, spec.open[i], -1, trial)) continue;
      trial.equipment = equipment;
      return true;
    }
    return false;
  }

  /** Opens a run at any time; none that could not be over before the one to join. */
  private openAnyTime(method: number, spec: MethodSpec, pin: number, t: number, endFrom: number, joined: number, trial: Trial): boolean {
    const latest = joined === NONE || this.trace.on ? NEVER - 1 : this.end[joined] - spec.work.totals.reduce((a, b) => (a < b ? a : b));
    return t <= latest && this.openOnBest(method, spec, pin, t, endFrom, latest, trial);
  }

  private openAtSlot(method: number, spec: MethodSpec, pin: number, t: number, endFrom: number, before: number, trial: Trial): boolean {
    const slots = spec.slots!;
    let from = t;
    for (let i = lowerBound(slots, slots.length, t); i < slots.length; i++) {
      const slot = slots[i];
      if (this.trace.on) this.trace.jump(from, slot, CAUSE.slot, method, this.ownerAt(method, from));
      if (slot >= before) return false;
      from = slot;
      if (this.opened[method][i] >= spec.slotRuns[i]) continue;
      if (this.openOnBest(method, spec, pin, slot, endFrom, slot, trial)) return true;
    }
    if (this.trace.on) this.trace.jump(from, NEVER, CAUSE.slot, method);
    return false;
  }

  /** Owner, as in UnaryTimeline, of an unstarted run that starts at `t`; -1 when there is none. For the trace only. */
  private ownerAt(method: number, t: number): number {
    const at = this.listFrom(method, t);
    const run = at < this.listCount[method] ? this.lists[method][at] : NONE;
    return run !== NONE && this.start[run] === t ? -2 - run : -1;
  }

  /** Opens a run on the instrument that ends it first, starting in `t` to `latest`. */
  private openOnBest(method: number, spec: MethodSpec, pin: number, t: number, endFrom: number, latest: number, trial: Trial): boolean {
    if (!spec.needsInstrument) {
      if (pin !== NONE || !this.layout.lay(spec.work, 0, spec.open[0], null, t, endFrom, method, trial) || trial.start > latest) return false;
      trial.equipment = NONE;
      trial.run = trial.reopen = NONE;
      return true;
    }
    let found = false;
    const { attempt, best } = this;
    for (let i = 0; i < spec.instruments.length; i++) {
      const { equipment, expires } = spec.instruments[i];
      if (pin !== NONE && pin !== equipment) continue;
      const most = found && !this.trace.on ? this.worthStarting(spec, equipment, best) : latest;
      const last = Math.min(most, latest, expires - 1);
      if (t > last && !this.trace.on) continue;
      if (!this.gaps.place(equipment, spec.work, spec.open[i], -1, t, endFrom, last, attempt)) continue;
      if (found && (attempt.end > best.end || (attempt.end === best.end && attempt.start >= best.start))) continue;
      attempt.equipment = equipment;
      best.copy(attempt);
      found = true;
    }
    if (!found) return false;
    best.run = best.reopen = NONE;
    trial.copy(best);
    return true;
  }

  /** Latest start on this instrument that could still be over before the best place so far, or start sooner. */
  private worthStarting(spec: MethodSpec, equipment: number, best: Trial): number {
    const latest = best.end - spec.work.totals[this.problem.equipment[equipment].speed];
    return best.start > latest ? latest : latest - 1;
  }

  /**
   * The unstarted run of a method that starts at or after `t` and has room, the first of them; -1 when there is none.
   * @param taken places in them that are spoken for
   */
  withRoom(method: number, t: number, taken = 0): number {
    const list = this.lists[method];
    const { capacity } = this.problem.methods[method];
    let spoken = taken;
    for (let i = this.listFrom(method, t); i < this.listCount[method]; i++) {
      spoken -= capacity - this.samples[list[i]];
      if (spoken < 0) return list[i];
    }
    return NONE;
  }

  /** Enters a sample; opens the run when the trial joins none. Returns the run. */
  book(method: number, trial: Trial): number {
    const spec = this.problem.methods[method];
    if (trial.run !== NONE) {
      this.samples[trial.run]++;
      this.emptyPlaces--;
      return trial.run;
    }
    if (trial.reopen !== NONE && this.samples[trial.reopen] > 0) {
      this.samples[trial.reopen]++;
      this.emptyPlaces--;
      return trial.reopen;
    }
    const run = this.enter(method, trial.reopen, trial);
    this.emptyPlaces += spec.capacity - 1;
    this.countSlot(method, spec, trial.start, 1);
    this.layout.book(spec.work, this.openOf(spec, trial.equipment), this.phaseStart, this.phaseEnd, this.phaseAt(run), 1);
    if (trial.equipment !== NONE) this.gaps.book(trial.equipment, trial.start, trial.end, -1, -2 - run);
    return run;
  }

  /** Takes a sample out; closes the run with its last one. */
  release(method: number, run: number): void {
    const spec = this.problem.methods[method];
    this.emptyPlaces++;
    if (--this.samples[run] > 0) return;
    this.emptyPlaces -= spec.capacity;
    this.strike(run);
    this.countSlot(method, spec, this.start[run], -1);
    this.layout.book(spec.work, this.openOf(spec, this.instrument[run]), this.phaseStart, this.phaseEnd, this.phaseAt(run), -1);
    if (this.instrument[run] !== NONE) this.gaps.release(this.instrument[run], this.start[run], -2 - run);
  }

  private openOf(spec: MethodSpec, instrument: number): MethodSpec['open'][number] {
    if (instrument === NONE) return spec.open[0];
    for (let i = 0; i < spec.instruments.length; i++) if (spec.instruments[i].equipment === instrument) return spec.open[i];
    throw new Error(`instrument ${instrument} does not belong to the method of its run`);
  }

  private countSlot(method: number, spec: MethodSpec, start: number, by: number): void {
    if (spec.slots !== null) this.opened[method][lowerBound(spec.slots, spec.slots.length, start)] += by;
  }
}

function mostPhases(problem: Problem): number {
  const most = Math.max(1, ...problem.methods.map((m) => m.work.works.length));
  if (most > MAX_PHASES) throw new RangeError(`a QC method has ${most} phases; at most ${MAX_PHASES} are possible`);
  return most;
}
