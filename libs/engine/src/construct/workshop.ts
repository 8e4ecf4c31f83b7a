import type { Constraint } from '../constraints/constraint.js';
import { EquipmentGaps } from '../constraints/equipment-gaps.js';
import { PhaseLayout } from '../constraints/phase-layout.js';
import { Places } from '../constraints/places.js';
import { QcRuns } from '../constraints/qc-runs.js';
import { operationRules } from '../constraints/registry.js';
import { Sittings } from '../constraints/sittings.js';
import { StartSets } from '../constraints/start-sets.js';
import { StoredWaits } from '../constraints/stored-waits.js';
import { ALWAYS, NEVER, NONE } from '../problem/limits.js';
import { EQUIPMENT, POSITIONS, RUN, SESSION, type Problem, type RecipeOp } from '../problem/problem.js';
import { HeadCount } from '../solution/head-count.js';
import type { Inherited } from '../solution/heritage.js';
import { Timetable } from '../solution/timetable.js';
import { Trace } from '../solution/trace.js';
import { Trial } from '../solution/trial.js';

/**
 * All bookings of the plant and the timetable that they make up. Finds the earliest place for one operation against them,
 * enters it and takes it out again: `put` and `take` are exact inverses.
 */
export class Workshop {
  readonly table: Timetable;
  readonly trace = new Trace();
  readonly crews: readonly HeadCount[];
  readonly gaps: EquipmentGaps;
  readonly runs: QcRuns;
  readonly places: Places;
  readonly waits: StoredWaits;
  /** Owner of a booking that a release left too close to its neighbour (fragile changeover pairs); -1 when there is none. */
  broken = -1;
  /** While true, published equipment is kept even where another piece would end sooner. */
  loyal = false;
  /** After `onOne`: least start that calendar and crews allow, whatever is booked on the equipment. */
  private unhindered = 0;
  /** Latest start that facts and pins leave the next `earliest`: equipment on which it can be kept is preferred. */
  latest = NEVER;
  /** Equipment that the next `earliest` leaves alone; -1 for none. */
  avoid = NONE;
  private readonly sets: StartSets;
  private readonly layout: PhaseLayout;
  private readonly sittings: Sittings;
  private readonly rules: readonly Constraint[];
  private readonly attempt = new Trial();

  /**
   * An empty plant, or one that begins with the bookings of an earlier plan. @param before a plan of a problem between the same minutes
   * with the same recipes and resources that holds only what still stands exactly there
   */
  constructor(
    readonly problem: Problem,
    before?: Inherited<Workshop>,
  ) {
    const { begin, horizon } = problem;
    this.table = new Timetable(problem);
    this.crews = problem.crews.map((c, i) => new HeadCount(c, begin, horizon, before?.was.crews[i]));
    this.sets = new StartSets(problem.crews, begin, horizon, before?.was.sets);
    this.layout = new PhaseLayout(this.crews, this.sets, this.trace);
    const of = <Part>(part: (was: Workshop) => Part): Inherited<Part> | undefined => before && { was: part(before.was), heritage: before.heritage };
    this.gaps = new EquipmentGaps(problem, this.layout, this.trace, of(({ gaps }) => gaps));
    let samples = 1;
    for (let x = 0; x < problem.ops; x++) if (problem.opSpec[x].kind === RUN) samples++;
    this.runs = new QcRuns(problem, this.layout, this.gaps, this.trace, samples);
    this.sittings = new Sittings(problem, this.crews, this.trace);
    this.places = new Places(problem, this.layout, this.trace, before?.was.places);
    this.waits = new StoredWaits(problem, this.table, this.places, this.trace);
    this.rules = operationRules(problem, this.trace, of(({ rules }) => rules));
    if (before !== undefined) this.inherit(before);
  }

  private inherit({ was, heritage }: Inherited<Workshop>): void {
    const { table, rules } = this;
    table.takeOver(was.table, heritage);
    this.runs.takeOver(was.runs, heritage);
    this.sittings.takeOver(was.sittings);
    this.places.takeOver(was.places, table);
    for (const rule of rules) rule.bookAll(table);
  }

  /** Least place of operation `x`: start at or after `t`, end at or after `endFrom`. False when there is none before the horizon. */
  earliest(x: number, t: number, endFrom: number, trial: Trial): boolean {
    const spec = this.problem.opSpec[x];
    const pin = this.problem.pinEquipment[x];
    return spec.kind === EQUIPMENT ? this.onEquipment(x, spec, pin, t, endFrom, trial) : this.offEquipment(x, spec, pin, t, endFrom, trial);
  }

  /**
   * Least place of operation `x` from `t` on with the given equipment or instrument; a start in a run of another instrument does not count.
   * @param before later starts need not be found
   */
  earliestWhereItIs(x: number, equipment: number, t: number, trial: Trial, before = NEVER): boolean {
    const spec = this.problem.opSpec[x];
    if (spec.kind !== EQUIPMENT) return this.offEquipment(x, spec, equipment, t, ALWAYS, trial);
    const { expires } = spec.eligible.find((e) => e.equipment === equipment)!;
    return this.onOne(x, spec, equipment, Math.min(expires, before), t, ALWAYS, trial);
  }

  private offEquipment(x: number, spec: RecipeOp, pin: number, t: number, endFrom: number, trial: Trial): boolean {
    let from = t;
    for (;;) {
      if (!this.elsewhere(spec, pin, from, endFrom, trial)) return false;
      const later = this.rulesAllow(x, trial);
      if (later === trial.start) break;
      if (later >= NEVER) return false;
      from = later;
    }
    return trial.start < this.problem.horizon;
  }

  private onEquipment(x: number, spec: RecipeOp, pin: number, t: number, endFrom: number, trial: Trial): boolean {
    let found = false;
    const { attempt } = this;
    if (this.loyal && this.asPublished(x, spec, t, endFrom, trial)) return true;
    let like = NONE;
    let from = t;
    for (let i = 0; i < spec.eligible.length; i++) {
      const { equipment, expires } = spec.eligible[i];
      if ((pin !== NONE && pin !== equipment) || equipment === this.avoid) continue;
      // The trace tells of one piece only, so it may not be spared a search.
      const before = found && !this.trace.on && trial.start <= this.latest ? Math.min(expires, this.worthStarting(x, spec, equipment, trial) + 1) : expires;
      const since = like !== NONE && this.alike(like, equipment) ? from : t;
      if ((since >= before && !this.trace.on) || !this.onOne(x, spec, equipment, before, since, endFrom, attempt)) continue;
      if (like === NONE && !this.trace.on) {
        like = equipment;
        from = this.unhindered;
      }
      if (found && !this.preferred(x, attempt, trial)) continue;
      trial.copy(attempt);
      found = true;
    }
    return found;
  }

  /** Latest start on this equipment that could still be preferred to the best place so far. */
  private worthStarting(x: number, spec: RecipeOp, equipment: number, best: Trial): number {
    const latest = best.end - spec.work.totals[this.problem.equipment[equipment].speed];
    return best.start > latest || equipment === this.problem.publishedEquipment[x] ? latest : latest - 1;
  }

  /** Whether a work can start at the same times on both but for what is booked there. */
  private alike(a: number, b: number): boolean {
    const one = this.problem.equipment[a];
    const other = this.problem.equipment[b];
    return one.open === other.open && one.speed === other.speed && one.down === null && other.down === null;
  }

  /** The published equipment at the published start, where that is possible. */
  private asPublished(x: number, spec: RecipeOp, t: number, endFrom: number, trial: Trial): boolean {
    const { publishedStart, publishedEquipment, pinEquipment } = this.problem;
    const equipment = publishedEquipment[x];
    if (equipment === NONE || t > publishedStart[x] || (pinEquipment[x] !== NONE && pinEquipment[x] !== equipment)) return false;
    const entry = spec.eligible.find((e) => e.equipment === equipment);
    if (entry === undefined) return false;
    // The trace wants what is in the way told to its end; else no start after the published one is of use.
    const before = this.trace.on ? entry.expires : Math.min(entry.expires, publishedStart[x] + 1);
    return this.onOne(x, spec, equipment, before, t, endFrom, trial) && trial.start === publishedStart[x];
  }

  /** In time for what facts and pins ask, then the sooner end, then the sooner start, then the published equipment, then the first in the plant's list. */
  private preferred(x: number, attempt: Trial, best: Trial): boolean {
    if (attempt.start > this.latest !== best.start > this.latest) return attempt.start <= this.latest;
    if (attempt.end !== best.end) return attempt.end < best.end;
    if (attempt.start !== best.start) return attempt.start < best.start;
    return attempt.equipment === this.problem.publishedEquipment[x];
  }

  /** Least place on one piece of equipment. */
  onOne(x: number, spec: RecipeOp, equipment: number, expires: number, t: number, endFrom: number, trial: Trial): boolean {
    const { open } = this.problem.equipment[equipment];
    const family = this.problem.recipes[this.problem.orderRecipe[this.problem.opOrder[x]]].family;
    const shortest = spec.work.totals[this.problem.equipment[equipment].speed];
    let from = t;
    this.unhindered = t;
    for (;;) {
      // The trace wants every rule's own words.
      if (!this.trace.on) from = this.noSooner(x, equipment, from, shortest);
      const placed = this.gaps.place(equipment, spec.work, open, family, from, endFrom, expires - 1, trial);
      if (from === t) this.unhindered = this.gaps.unhindered;
      if (!placed) return false;
      trial.equipment = equipment;
      trial.run = trial.reopen = NONE;
      const later = this.rulesAllow(x, trial);
      if (later === trial.start) return trial.start < this.problem.horizon;
      if (later >= NEVER) return false;
      from = later;
    }
  }

  /**
   * Whether operation `x` can stand exactly where the trial has it, times and equipment of the trial taken as given. `run` is the run
   * that its sample joins; NONE opens one, on `instrument`, or any that is free when that is NONE.
   */
  fits(x: number, run: number, trial: Trial, instrument = NONE): boolean {
    const spec = this.problem.opSpec[x];
    if (trial.end > this.problem.horizon || !this.fitsRequirement(x, spec, run, instrument, trial)) return false;
    return this.rulesAllow(x, trial) === trial.start;
  }

  private fitsRequirement(x: number, spec: RecipeOp, run: number, instrument: number, trial: Trial): boolean {
    const pin = this.problem.pinEquipment[x];
    if (spec.kind === RUN) return run === NONE ? this.runs.fitsAnew(spec.target, pin, instrument, trial) : this.runs.fitsInto(run, spec.target, pin, trial);
    if (spec.kind === EQUIPMENT) {
      const entry = spec.eligible.find((e) => e.equipment === trial.equipment);
      if (entry === undefined || trial.start >= entry.expires || (pin !== NONE && pin !== entry.equipment)) return false;
      return this.gaps.fits(entry.equipment, spec.work, this.problem.equipment[entry.equipment].open, this.familyOf(x), trial);
    }
    if (spec.kind === SESSION) {
      const { start, end } = trial;
      return this.sittings.place(spec.target, start, ALWAYS, trial) && trial.start === start && trial.end === end;
    }
    if (spec.kind === POSITIONS) return this.places.fits(spec.target, spec.work, trial);
    return this.layout.fits(spec.work, 0, this.openOf(spec, NONE), null, spec.target, trial);
  }

  private elsewhere(spec: RecipeOp, pin: number, t: number, endFrom: number, trial: Trial): boolean {
    if (spec.kind === RUN) return this.runs.place(spec.target, pin, t, endFrom, trial);
    if (spec.kind === SESSION) return this.sittings.place(spec.target, t, endFrom, trial);
    trial.equipment = trial.run = trial.reopen = NONE;
    if (spec.kind === POSITIONS) return this.places.place(spec.target, spec.work, t, endFrom, trial);
    return this.layout.lay(spec.work, 0, this.openOf(spec, NONE), null, t, endFrom, spec.target, trial);
  }

  private rulesAllow(x: number, trial: Trial): number {
    for (let i = 0; i < this.rules.length; i++) {
      const later = this.rules[i].earliest(x, trial);
      if (later !== trial.start) return later;
    }
    return trial.start;
  }

  private noSooner(x: number, equipment: number, t: number, length: number): number {
    let from = t;
    for (let i = 0; i < this.rules.length; i++) from = this.rules[i].noSooner(x, equipment, from, length);
    return from;
  }

  private openOf(spec: RecipeOp, equipment: number) {
    if (spec.kind === EQUIPMENT) return this.problem.equipment[equipment].open;
    if (spec.kind === POSITIONS) return this.problem.pools[spec.target].open;
    return spec.target === NONE ? this.problem.alwaysOpen : this.problem.calendars[spec.target];
  }

  /** Enters operation `x` at the trial. Its storage is booked when it follows a stored wait. */
  put(x: number, trial: Trial): void {
    const spec = this.problem.opSpec[x];
    const { table } = this;
    const equipment = trial.equipment;
    let run = NONE;
    if (spec.kind === RUN) {
      run = this.runs.book(spec.target, trial);
    } else if (spec.kind === SESSION) {
      this.sittings.book(spec.target, trial.start, 1);
    } else {
      if (spec.kind === EQUIPMENT) this.gaps.book(equipment, trial.start, trial.end, this.familyOf(x), x);
      else if (spec.kind === POSITIONS) this.places.bookPosition(spec.target, trial.start, trial.end, 1);
      this.layout.book(spec.work, this.openOf(spec, equipment), trial.phaseStart, trial.phaseEnd, 0, 1);
    }
    if (spec.kind === EQUIPMENT || spec.materials.length > 0) for (let i = 0; i < this.rules.length; i++) this.rules[i].book(x, trial);
    table.put(x, trial, run);
    this.waits.book(x, spec, 1);
  }

  /** Takes operation `x` out again. */
  take(x: number): void {
    const spec = this.problem.opSpec[x];
    const { table } = this;
    const start = table.start[x];
    this.waits.book(x, spec, -1);
    if (spec.kind === RUN) {
      this.runs.release(spec.target, table.run[x]);
    } else if (spec.kind === SESSION) {
      this.sittings.book(spec.target, start, -1);
    } else {
      if (spec.kind === EQUIPMENT) {
        if (!this.gaps.release(table.equipment[x], start, x)) this.broken = this.gaps.brokenOwner(table.equipment[x], start);
      } else if (spec.kind === POSITIONS) {
        this.places.bookPosition(spec.target, start, table.end[x], -1);
      }
      this.layout.book(spec.work, this.openOf(spec, table.equipment[x]), table.phaseStart, table.phaseEnd, this.problem.firstPhase[x], -1);
    }
    if (spec.kind === EQUIPMENT || spec.materials.length > 0) for (let i = 0; i < this.rules.length; i++) this.rules[i].release(x, start, spec.kind === EQUIPMENT ? table.equipment[x] : NONE);
    table.take(x);
  }

  private familyOf(x: number): number {
    return this.problem.recipes[this.problem.orderRecipe[this.problem.opOrder[x]]].family;
  }
}
