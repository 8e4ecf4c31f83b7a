import { changeoverSpan } from '../constraints/changeover.js';
import type { CalendarTable } from '../problem/calendar-table.js';
import { crewNeeds } from '../problem/crew-needs.js';
import { ALWAYS, NONE } from '../problem/limits.js';
import { lowerBound } from '../problem/lower-bound.js';
import { EQUIPMENT, PEOPLE, POSITIONS, RUN, SESSION, type Problem, type RecipeOp } from '../problem/problem.js';
import { FACT, PLACED, UNPLACED } from '../solution/operation-places.js';
import { standsAsPublished } from './carry-ops.js';
import { differingHours, fewerHeads, tableOf } from './changed-hours.js';
import { newFacts, type NewFacts } from './new-facts.js';
import type { Workshop } from './workshop.js';

/**
 * Finds what of a plan must be judged again in a problem after an event. An operation may be left alone only if everything that its
 * place is judged by is as it was while it lasts, and if nothing that the event has put beside it could be in its way: what was feasible
 * together still is, whatever becomes of the rest. Where taking work out can bring others too close (fragile changeovers) that does not
 * hold, and all of one piece of equipment is judged again. Both problems have the same recipes and lists of resources.
 */
export class TouchFinder {
  private readonly facts: NewFacts;
  private readonly fewer: readonly (CalendarTable | null)[];
  /** By equipment: minutes in which it is open or down otherwise than before. */
  private readonly differs: readonly (CalendarTable | null)[];
  private readonly down: readonly (CalendarTable | null)[];
  /** Starts on each piece of equipment, and in each suite, that a longer clearing now reaches. */
  private readonly reached: readonly (CalendarTable | null)[];
  private readonly reachedInSuite: readonly (CalendarTable | null)[];
  private readonly changed: (readonly (readonly CalendarTable[])[] | undefined)[] = [];
  private readonly onInstrument: readonly (readonly (CalendarTable | null)[])[];
  /** By recipe and operation: whether a stored wait ends with it. */
  private readonly endsWait: readonly (readonly boolean[])[];
  /** 1 for equipment on which, and in whose suite, nothing at all has changed. */
  private readonly isQuiet: Uint8Array;

  constructor(
    private readonly before: Workshop,
    private readonly problem: Problem,
    /** Operation of the problem for each of the plan before; -1 for one that is no more. */
    private readonly opNow: Int32Array,
  ) {
    const was = before.problem;
    this.facts = newFacts(before.table, problem, opNow);
    this.fewer = problem.crews.map((crew, i) => fewerHeads(was.crews[i], crew, problem));
    this.differs = problem.equipment.map(({ open }, e) => differingHours(was.equipment[e].open, open, problem));
    this.down = problem.equipment.map(({ down }, e) => differingHours(was.equipment[e].down, down, problem));
    this.onInstrument = problem.methods.map(({ open }, m) => open.map((table, i) => differingHours(was.methods[m].open[i], table, problem)));
    this.endsWait = problem.recipes.map(({ ops }) => ops.map(({ inLinks }) => inLinks.some(({ storage }) => storage !== NONE)));
    const { reached, inSuite } = this.longerClearings();
    this.reached = reached.map((spans) => tableOf(spans, problem));
    this.reachedInSuite = inSuite.map((spans) => tableOf(spans, problem));
    this.isQuiet = Uint8Array.from(problem.equipment, ({ suite }, e) => (this.hasChanged(e) || (suite !== NONE && this.suiteHasChanged(suite)) ? 0 : 1));
  }

  private hasChanged(piece: number): boolean {
    return this.facts.until[piece] !== ALWAYS || this.differs[piece] !== null || this.down[piece] !== null || this.reached[piece] !== null;
  }

  private suiteHasChanged(suite: number): boolean {
    return this.facts.untilInSuite[suite] !== ALWAYS || this.reachedInSuite[suite] !== null;
  }

  /** 1 for every placed operation of the plan before that must be judged again or is no more. */
  find(): Uint8Array {
    const { before, opNow, problem } = this;
    const { table, problem: was } = before;
    const touched = new Uint8Array(opNow.length);
    for (let o = 0; o < was.orders; o++) if (was.firstOp[o] < was.firstOp[o + 1]) this.findIn(o, touched);
    const anew = new Uint8Array(problem.equipment.length);
    for (let x = 0; x < touched.length; x++) {
      if (touched[x] === 1 && table.equipment[x] !== NONE && problem.equipment[table.equipment[x]].changeover.fragile) anew[table.equipment[x]] = 1;
    }
    if (anew.includes(1)) for (let x = 0; x < touched.length; x++) if (table.state[x] === PLACED && table.equipment[x] !== NONE && anew[table.equipment[x]] === 1) touched[x] = 1;
    return touched;
  }

  /** Marks what is touched of one order of the plan before. Its operations have numbers in sequence in both problems. */
  private findIn(order: number, touched: Uint8Array): void {
    const { table, problem: was } = this.before;
    const base = was.firstOp[order];
    const now = this.opNow[base];
    const { ops } = this.problem.recipes[was.orderRecipe[order]];
    const changed = this.changedIn(was.orderRecipe[order]);
    const endsWait = this.endsWait[was.orderRecipe[order]];
    for (let k = 0; k < ops.length; k++) {
      const x = base + k;
      if (table.state[x] !== PLACED) continue;
      if (now === NONE || this.isTouched(x, now + k, ops[k], changed[k]) || (endsWait[k] && this.isStoredInChange(x, now + k, ops[k]))) touched[x] = 1;
    }
  }

  private isTouched(x: number, y: number, spec: RecipeOp, changed: readonly CalendarTable[]): boolean {
    const { problem, before } = this;
    const start = before.table.start[x];
    if (problem.factStart[y] !== NONE || start < problem.now || start < problem.release[problem.opOrder[y]]) return true;
    if (!standsAsPublished(problem, y) || !this.isPublished(x, y)) return true;
    const piece = before.table.equipment[x];
    if (problem.pinEquipment[y] !== NONE && problem.pinEquipment[y] !== piece) return true;
    if (spec.kind === EQUIPMENT && problem.publishedEquipment[y] !== piece) return true;
    if (piece !== NONE && this.isQuiet[piece] === 0 && this.isBesideChange(piece, start, before.table.end[x])) return true;
    return this.isInChange(x, spec, piece, changed);
  }

  /** Whether the plan in force has the very times at which an operation stands. */
  private isPublished(x: number, y: number): boolean {
    const { problem, before } = this;
    if (problem.publishedStart[y] !== before.table.start[x]) return false;
    const at = before.problem.firstPhase[x] - problem.firstPhase[y];
    for (let i = problem.firstPhase[y]; i < problem.firstPhase[y + 1]; i++) {
      if (problem.publishedPhaseStart[i] !== before.table.phaseStart[i + at] || problem.publishedPhaseEnd[i] !== before.table.phaseEnd[i + at]) return false;
    }
    return true;
  }

  /** Whether other work, its clearing or the state of the equipment has changed beside a place on it. */
  private isBesideChange(piece: number, start: number, end: number): boolean {
    const { facts, problem } = this;
    const { suite } = problem.equipment[piece];
    if (start < facts.until[piece] || overlaps(this.differs[piece], start, end) || overlaps(this.down[piece], start, end)) return true;
    if (overlaps(this.reached[piece], start, start + 1)) return true;
    return suite !== NONE && (start < facts.untilInSuite[suite] || overlaps(this.reachedInSuite[suite], start, start + 1));
  }

  /** Whether people, hours, sittings, slots or positions have changed while an operation lasts. */
  private isInChange(x: number, spec: RecipeOp, piece: number, changed: readonly CalendarTable[]): boolean {
    const { table } = this.before;
    const start = table.start[x];
    const end = table.end[x];
    for (let i = 0; i < changed.length; i++) if (overlaps(changed[i], start, end)) return true;
    if (spec.kind === SESSION) return this.facts.sittingStarts[spec.target].has(start) || !this.sittingStays(spec.target, start);
    if (spec.kind !== RUN) return false;
    if (this.facts.runStarts[spec.target].has(start) || !this.slotStays(spec.target, start)) return true;
    const { instruments } = this.problem.methods[spec.target];
    for (let i = 0; i < instruments.length; i++) if (instruments[i].equipment === piece) return overlaps(this.onInstrument[spec.target][i], start, end);
    return false;
  }

  /** What has changed for each operation of a recipe, wherever it stands. */
  private changedIn(recipe: number): readonly (readonly CalendarTable[])[] {
    return (this.changed[recipe] ??= this.problem.recipes[recipe].ops.map((spec) => this.findChanged(spec)));
  }

  private findChanged(spec: RecipeOp): readonly CalendarTable[] {
    const { problem, before, fewer, facts } = this;
    const was = before.problem;
    const tables = crewNeeds(problem, spec).map(({ crew }) => fewer[crew]);
    if (spec.kind === POSITIONS) tables.push(facts.inPool[spec.target], differingHours(was.pools[spec.target].open, problem.pools[spec.target].open, problem));
    if (spec.kind === PEOPLE && spec.target !== NONE) tables.push(differingHours(was.calendars[spec.target], problem.calendars[spec.target], problem));
    if (spec.kind === RUN && !problem.methods[spec.target].needsInstrument) tables.push(this.onInstrument[spec.target][0]);
    return tables.filter((table) => table !== null);
  }

  private sittingStays(session: number, start: number): boolean {
    return slotStays(this.before.problem.sessions[session], this.problem.sessions[session], start);
  }

  private slotStays(method: number, start: number): boolean {
    return slotStays(this.before.problem.methods[method], this.problem.methods[method], start);
  }

  /** Whether a stored wait that ends with `x` begins at another time than before or shares its storage with one that has grown. */
  private isStoredInChange(x: number, y: number, spec: RecipeOp): boolean {
    const { problem, before, facts } = this;
    const { table } = before;
    for (let i = 0; i < spec.inLinks.length; i++) {
      const { storage, from } = spec.inLinks[i];
      if (storage === NONE) continue;
      const feeder = problem.firstOp[problem.opOrder[y]] + from;
      const was = x - (y - feeder);
      const isFact = problem.factStart[feeder] !== NONE;
      if (isFact !== (table.state[was] === FACT) || (isFact && problem.factEnd[feeder] !== table.end[was])) return true;
      if (table.state[was] !== UNPLACED && overlaps(facts.inStorage[storage], table.end[was], table.start[x])) return true;
    }
    return false;
  }

  /** Times by equipment and by suite at which work could start before and now another's clearing is not over, since hours have changed. */
  private longerClearings() {
    const { before, problem, differs } = this;
    const { table, problem: was } = before;
    const reached = problem.equipment.map((): { start: number; end: number }[] => []);
    const inSuite = Array.from(problem.suiteClearance, (): { start: number; end: number }[] => []);
    if (differs.some((table) => table !== null)) {
      for (let x = 0; x < was.ops; x++) {
        const e = table.equipment[x];
        if (table.state[x] !== PLACED || e === NONE || differs[e] === null) continue;
        const end = table.end[x];
        const { changeover, suite } = problem.equipment[e];
        const span = { start: end, end: changeoverSpan(problem.equipment[e], end) };
        if (changeover.clean?.attended) span.end = problem.horizon;
        if (!changeover.attended && !changeover.clean?.attended) continue;
        reached[e].push(span);
        if (suite !== NONE) inSuite[suite].push(span);
      }
    }
    return { reached, inSuite };
  }
}

/** Whether an instant at which runs or sittings may start is still one, for as many of them. */
function slotStays(
  was: { readonly slots: Int32Array | null; readonly slotRuns: Int32Array },
  is: { readonly slots: Int32Array | null; readonly slotRuns: Int32Array },
  start: number,
): boolean {
  if (is.slots === null || was.slots === null || is.slots === was.slots) return true;
  const at = lowerBound(is.slots, is.slots.length, start);
  return is.slots[at] === start && is.slotRuns[at] >= was.slotRuns[lowerBound(was.slots, was.slots.length, start)];
}

function overlaps(table: CalendarTable | null, from: number, to: number): boolean {
  return table !== null && table.lastOverlapEnd(from, to) >= 0;
}
