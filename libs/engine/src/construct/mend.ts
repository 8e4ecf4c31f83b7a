import { ALWAYS, NEVER, NONE } from '../problem/limits.js';
import type { Problem, Recipe, RecipeLink } from '../problem/problem.js';
import { MOVED, type MoveNotes } from '../solution/move-notes.js';
import { FACT, PLACED, UNPLACED } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';
import type { Decoder } from './decoder.js';

/** Raises after which an order counts as impossible to mend: far above anything a real recipe needs. */
const MOST_RAISES = 20_000;

const DONE = -2;
const FAILED = -3;

/**
 * Makes an order whole again of which some operations have lost their place: what still stands is left alone, pinned and frozen
 * operations are placed first, the others follow at their earliest, no sooner than published. Holds raise what feeds them, as in the
 * decoder; an operation that stands is taken out only when what goes before it, a hold or a storage leaves no other way.
 */
export class Mender {
  private readonly problem: Problem;
  private readonly startFrom: Int32Array;
  private readonly endFrom: Int32Array;
  /** 1 for operations of the present order that must not move: their start is pinned or frozen. */
  private readonly fixed: Uint8Array;
  private readonly trial = new Trial();
  /** Operation of the recipe at which the last try failed. */
  failedAt = NONE;

  constructor(
    private readonly decoder: Decoder,
    private readonly notes: MoveNotes,
    /** Told of every booking that a release left too close to its neighbour, by its owner. */
    private readonly onBroken: (owner: number) => void,
  ) {
    this.problem = decoder.problem;
    const most = Math.max(1, ...this.problem.recipes.map((r) => r.ops.length));
    this.startFrom = new Int32Array(most);
    this.endFrom = new Int32Array(most);
    this.fixed = new Uint8Array(most);
  }

  /**
   * Places what the order lacks. First around what stands; then only what is fixed stays; then all of it anew. Counts the order when it
   * is whole; else nothing of it stays. Must not be counted before.
   */
  mend(order: number): boolean {
    if (!this.attempt(order, true) && !this.anew(order)) return this.decode(order);
    this.decoder.count(order);
    return true;
  }

  /** Whether every operation of the order stands and all its links hold. */
  isWhole(order: number): boolean {
    const { problem, decoder } = this;
    const { table } = decoder.workshop;
    const { ops } = problem.recipes[problem.orderRecipe[order]];
    const base = problem.firstOp[order];
    for (let k = 0; k < ops.length; k++) {
      if (table.state[base + k] === UNPLACED) return false;
      if (table.state[base + k] !== FACT && !this.linksHold(base, ops[k].inLinks)) return false;
      if (table.state[base + k] === FACT && !this.feedersEnd(base, ops[k].inLinks)) return false;
    }
    return true;
  }

  private linksHold(base: number, links: readonly RecipeLink[]): boolean {
    const { table } = this.decoder.workshop;
    for (let i = 0; i < links.length; i++) {
      const { from, to, minLag, maxLag } = links[i];
      const lag = table.start[base + to] - table.end[base + from];
      if (lag < minLag || (maxLag >= 0 && lag > maxLag)) return false;
    }
    return true;
  }

  /** Work that has started cannot wait for unstarted work before it. */
  private feedersEnd(base: number, links: readonly RecipeLink[]): boolean {
    const { table } = this.decoder.workshop;
    return links.every(({ from, to, minLag }) => table.state[base + from] === FACT || table.start[base + to] >= table.end[base + from] + minLag);
  }

  private anew(order: number): boolean {
    const base = this.problem.firstOp[order];
    const culprit = this.failedAt;
    const { table } = this.decoder.workshop;
    for (let k = this.problem.firstOp[order + 1] - base - 1; k >= 0; k--) {
      if (table.state[base + k] === PLACED && this.fixed[k] === 0) this.takeOut(base + k, MOVED.anew, culprit === NONE ? NONE : base + culprit);
    }
    return this.attempt(order, false);
  }

  private decode(order: number): boolean {
    this.clear(order);
    const { recipes, orderRecipe, firstOp } = this.problem;
    // The decoder raises in the same way; it only differs where something pinned stands in the way of what goes before it.
    for (let k = 0; k < recipes[orderRecipe[order]].ops.length; k++) this.notes.note(firstOp[order] + k, MOVED.anew, NONE);
    return this.decoder.place(order);
  }

  /** Takes out whatever of the order is placed. */
  clear(order: number): void {
    const { problem, decoder } = this;
    const base = problem.firstOp[order];
    const { sequence } = problem.recipes[problem.orderRecipe[order]];
    for (let pos = sequence.length - 1; pos >= 0; pos--) {
      if (decoder.workshop.table.state[base + sequence[pos]] === PLACED) this.release(base + sequence[pos]);
    }
  }

  private attempt(order: number, loyal: boolean): boolean {
    const { problem, decoder } = this;
    const recipe = problem.recipes[problem.orderRecipe[order]];
    const base = problem.firstOp[order];
    this.failedAt = NONE;
    this.bounds(order, recipe, loyal);
    decoder.workshop.loyal = loyal;
    const whole = this.placeFixed(base, recipe) && this.placeOthers(base, recipe);
    decoder.workshop.loyal = false;
    return whole;
  }

  private bounds(order: number, recipe: Recipe, loyal: boolean): void {
    const { problem } = this;
    const base = problem.firstOp[order];
    for (let k = 0; k < recipe.ops.length; k++) {
      this.fixed[k] = problem.pinStart[base + k] !== NONE && problem.factStart[base + k] === NONE ? 1 : 0;
      this.startFrom[k] = Math.max(this.earliestOf(order), loyal ? problem.publishedStart[base + k] : NONE);
      this.endFrom[k] = ALWAYS;
    }
  }

  private earliestOf(order: number): number {
    return Math.max(this.problem.now, this.problem.release[order]);
  }

  /** Pinned and frozen operations come first: whatever else the order needs is placed around them. */
  private placeFixed(base: number, recipe: Recipe): boolean {
    const { problem, decoder, trial } = this;
    const { table } = decoder.workshop;
    for (let pos = 0; pos < recipe.sequence.length; pos++) {
      const k = recipe.sequence[pos];
      const x = base + k;
      if (this.fixed[k] === 0) continue;
      const pin = problem.pinStart[x];
      if (table.state[x] === PLACED && table.start[x] === pin) continue;
      if (table.state[x] === PLACED) this.takeOut(x, MOVED.place, NONE);
      if (problem.contradiction[x] === 1 || pin < problem.now || !this.earliest(x, pin, ALWAYS, pin) || trial.start !== pin) return this.fail(k);
      decoder.workshop.put(x, trial);
    }
    return true;
  }

  private placeOthers(base: number, recipe: Recipe): boolean {
    const { table } = this.decoder.workshop;
    let raisesLeft = MOST_RAISES;
    for (let pos = 0; pos < recipe.sequence.length; ) {
      const k = recipe.sequence[pos];
      const state = table.state[base + k];
      const raise = state === FACT ? DONE : state === PLACED ? this.keepOrMove(base, recipe, k) : this.placeOne(base, recipe, k);
      if (raise === DONE) {
        pos++;
        continue;
      }
      if (raise === FAILED || table.state[base + raise] === FACT || this.fixed[raise] === 1 || --raisesLeft === 0) return this.fail(k);
      if (table.state[base + raise] === PLACED) this.takeOut(base + raise, MOVED.hold, base + k);
      pos = recipe.ways[0].rank[raise];
    }
    return true;
  }

  /** An operation that stands stays unless what goes before it does not allow it. DONE, FAILED, or the predecessor to be raised. */
  private keepOrMove(base: number, recipe: Recipe, k: number): number {
    const { table } = this.decoder.workshop;
    const { inLinks } = recipe.ops[k];
    for (let i = 0; i < inLinks.length; i++) {
      const { from, minLag, maxLag } = inLinks[i];
      const lag = table.start[base + k] - table.end[base + from];
      if (lag >= minLag && (maxLag < 0 || lag <= maxLag)) continue;
      if (this.fixed[k] === 1) return lag < minLag ? FAILED : this.raiseEnd(from, table.start[base + k] - maxLag);
      this.takeOut(base + k, MOVED.predecessor, base + from);
      return this.placeOne(base, recipe, k);
    }
    return DONE;
  }

  private raiseEnd(from: number, end: number): number {
    if (end > this.endFrom[from]) this.endFrom[from] = end;
    return from;
  }

  /** Finds the place of one operation between what stands. DONE, FAILED, or the predecessor whose end bound was raised. */
  private placeOne(base: number, recipe: Recipe, k: number): number {
    const { workshop } = this.decoder;
    const x = base + k;
    if (this.problem.contradiction[x] === 1) return FAILED;
    this.takeOvertaken(base, recipe, k);
    for (;;) {
      if (!this.earliest(x, this.readyAt(base, recipe, k), this.endFrom[k], this.latestOf(base, recipe, k))) return FAILED;
      const ahead = this.clearAhead(base, recipe, k);
      if (ahead === FAILED) return FAILED;
      if (ahead !== DONE) continue;
      const back = this.holdBefore(base, recipe, k);
      if (back === RETRY) continue;
      if (back !== DONE) return back;
      workshop.put(x, this.trial);
      return DONE;
    }
  }

  /** What `k` overtakes wherever it comes to stand gives way before a place is sought: `k` is then sought once, not twice. */
  private takeOvertaken(base: number, recipe: Recipe, k: number): void {
    const { table } = this.decoder.workshop;
    const { outLinks } = recipe.ops[k];
    const end = Math.max(this.readyAt(base, recipe, k), this.endFrom[k]);
    for (let i = 0; i < outLinks.length; i++) {
      const { to, minLag } = outLinks[i];
      if (table.state[base + to] !== PLACED || this.fixed[to] === 1 || table.start[base + to] >= end + minLag) continue;
      this.takeOut(base + to, MOVED.predecessor, base + k);
    }
  }

  private earliest(x: number, t: number, endFrom: number, latest: number): boolean {
    const { workshop } = this.decoder;
    workshop.latest = latest;
    const found = workshop.earliest(x, t, endFrom, this.trial);
    workshop.latest = NEVER;
    return found;
  }

  /** Latest start that the holds from what has happened, or cannot move, allow. */
  private latestOf(base: number, recipe: Recipe, k: number): number {
    const { table } = this.decoder.workshop;
    let latest = NEVER;
    for (const { from, maxLag } of recipe.ops[k].inLinks) {
      if (maxLag >= 0 && (table.state[base + from] === FACT || this.fixed[from] === 1)) latest = Math.min(latest, table.end[base + from] + maxLag);
    }
    return latest;
  }

  private readyAt(base: number, recipe: Recipe, k: number): number {
    const { table } = this.decoder.workshop;
    const { inLinks } = recipe.ops[k];
    let t = this.startFrom[k];
    for (let i = 0; i < inLinks.length; i++) t = Math.max(t, table.end[base + inLinks[i].from] + inLinks[i].minLag);
    return t;
  }

  /** Looks at what stands after the trial: takes out what it overtakes. DONE, FAILED, or RETRY when the way has changed. */
  private clearAhead(base: number, recipe: Recipe, k: number): number {
    const { workshop } = this.decoder;
    const { table } = workshop;
    const { outLinks } = recipe.ops[k];
    let verdict = DONE;
    for (let i = 0; i < outLinks.length; i++) {
      const { to, minLag, maxLag } = outLinks[i];
      if (table.state[base + to] === UNPLACED) continue;
      const stuck = table.state[base + to] === FACT || this.fixed[to] === 1;
      if (table.start[base + to] < this.trial.end + minLag) {
        if (stuck) return FAILED;
        this.takeOut(base + to, MOVED.predecessor, base + k);
        verdict = RETRY;
      } else if (this.fixed[to] === 1 && maxLag >= 0 && table.start[base + to] - maxLag > this.trial.end) {
        this.raiseEnd(k, table.start[base + to] - maxLag);
        verdict = RETRY;
      }
    }
    const free = verdict === DONE ? workshop.waits.ahead(base + k, base, this.trial.end) : NONE;
    if (free < 0) return verdict;
    if (free <= this.endFrom[k]) return FAILED;
    this.endFrom[k] = free;
    return RETRY;
  }

  /** Looks at what stands before the trial. DONE, RETRY, or the predecessor whose end bound was raised. */
  private holdBefore(base: number, recipe: Recipe, k: number): number {
    const { table } = this.decoder.workshop;
    const { inLinks } = recipe.ops[k];
    for (let i = 0; i < inLinks.length; i++) {
      const { from, maxLag } = inLinks[i];
      if (maxLag < 0 || this.trial.start - maxLag <= table.end[base + from]) continue;
      const earliest = this.earliestOf(this.problem.opOrder[base]);
      if ((table.state[base + from] === FACT || this.fixed[from] === 1) && this.startFrom[k] > earliest) {
        // What it hangs on cannot come nearer: it may go before its published start rather than lose the hold.
        this.startFrom[k] = earliest;
        return RETRY;
      }
      return this.raiseEnd(from, this.trial.start - maxLag);
    }
    const full = this.decoder.workshop.waits.conflict(base + k, base, this.trial.start);
    return full < 0 ? DONE : this.raiseEnd(inLinks[full].from, this.decoder.workshop.waits.freeFrom);
  }

  /** Takes an operation out and notes why it had to leave its published place. */
  takeOut(x: number, why: number, by: number): void {
    this.notes.note(x, why, by);
    this.release(x);
  }

  private release(x: number): void {
    const { workshop } = this.decoder;
    workshop.take(x);
    if (workshop.broken === NONE) return;
    this.onBroken(workshop.broken);
    workshop.broken = NONE;
  }

  private fail(k: number): false {
    this.failedAt = k;
    return false;
  }
}

/** The trial has to be made again under changed bounds. */
const RETRY = -4;
