import { ALWAYS, NEVER, NONE } from '../problem/limits.js';
import type { PlacingWay, Problem, Recipe, RecipeLink } from '../problem/problem.js';
import { UNPLANNED } from '../problem/pursuit.js';
import { moves, OrderCosts, SUMMED } from '../objective/order-cost.js';
import type { Standing } from '../objective/standing.js';
import { Tally } from '../solution/tally.js';
import { FACT, PLACED, UNPLACED } from '../solution/operation-places.js';
import type { Timetable } from '../solution/timetable.js';
import { CAUSE } from '../solution/trace.js';
import { Trial } from '../solution/trial.js';
import type { Workshop } from './workshop.js';

/** Raises after which an order counts as impossible to place here: far above anything a real recipe needs. */
const MOST_RAISES = 20000;

/** Why the last order could not be placed. */
export interface Failure {
  /** Operation of the recipe. */
  op: number;
  /** A CAUSE, or -1 when nothing but the search's own jumps tell. */
  cause: number;
  /** The other end of the link that broke, or -1. */
  other: number;
  at: number;
}

/**
 * Places whole orders by the least fixpoint of lower bounds: operations are placed in topological order as early as possible; when a
 * hold time or a full storage is broken, the bound of the predecessor's end is raised and everything after it is placed anew.
 * Nothing is ever guessed, so against fixed bookings the result is the least solution wherever the rules are closed under the
 * earlier of two solutions.
 */
export class Decoder {
  readonly tally = new Tally();
  /** Lower bounds on starts for the next `place`, by operation of the recipe; read and then cleared. */
  readonly notBefore: Int32Array;
  hasNotBefore = false;
  /** Latest end of patient-ready for the next `place`: a later one is given up as soon as it is certain. Read and then cleared. */
  readyLimit = NEVER;
  /** Which of the recipe's ways the next `place` tries first. Read and then cleared. */
  way = 0;
  readonly failure: Failure = { op: NONE, cause: NONE, other: NONE, at: 0 };
  /** Times a predecessor had to be raised, since the start. */
  raises = 0;
  /** What every planned order costs. */
  readonly costs: OrderCosts;
  private readonly table: Timetable;
  private readonly startFrom: Int32Array;
  private readonly endFrom: Int32Array;
  /** Operation whose hold or storage raised the end bound of each operation in the last `place`; -1 when none did. */
  readonly raisedBy: Int32Array;
  /** Cause of that raise: CAUSE.hold or CAUSE.storage. */
  readonly raisedFor: Int32Array;
  private readonly trial = new Trial();

  constructor(
    readonly problem: Problem,
    readonly workshop: Workshop,
  ) {
    this.table = workshop.table;
    const most = Math.max(1, ...problem.recipes.map((r) => r.ops.length));
    this.notBefore = new Int32Array(most).fill(ALWAYS);
    this.startFrom = new Int32Array(most);
    this.endFrom = new Int32Array(most);
    this.raisedBy = new Int32Array(most);
    this.raisedFor = new Int32Array(most);
    this.costs = new OrderCosts(problem);
    for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE) this.tally.sums[UNPLANNED] += problem.weight[o];
  }

  /** Places every unstarted operation of an order. On failure nothing of it stays and `failure` says why. */
  place(order: number): boolean {
    const done = this.placeRest(order);
    if (!done) this.clear(order);
    return done;
  }

  /** As `place`, but on failure the operations that have a place keep it: for whoever undoes them anyway. */
  placeRest(order: number): boolean {
    const recipe = this.problem.recipes[this.problem.orderRecipe[order]];
    const done = this.placeSomeWay(order, recipe);
    this.readyLimit = NEVER;
    this.way = 0;
    if (this.hasNotBefore) {
      this.notBefore.fill(ALWAYS);
      this.hasNotBefore = false;
    }
    if (done) this.count(order, recipe);
    return done;
  }

  /**
   * The wanted way, and when nothing but the bookings forbids that, the others; the failure told is that of the wanted one. Which way
   * comes first matters only to operations of one order that need the same resource.
   */
  private placeSomeWay(order: number, recipe: Recipe): boolean {
    const { ways } = recipe;
    const wanted = ways[this.way % ways.length];
    if (this.placeOneWay(order, recipe, wanted)) return true;
    if (ways.length === 1 || this.readyLimit !== NEVER) return false;
    for (let i = 0; i <= ways.length; i++) {
      this.clear(order);
      if (this.placeOneWay(order, recipe, i === ways.length ? wanted : ways[i])) return true;
    }
    return false;
  }

  private placeOneWay(order: number, recipe: Recipe, way: PlacingWay): boolean {
    this.bounds(order, recipe);
    this.workshop.waits.vanishing = way.vanishing;
    const done = this.placeAll(order, recipe, way);
    this.workshop.waits.vanishing = NONE;
    return done;
  }

  private bounds(order: number, recipe: Recipe): void {
    const base = this.problem.firstOp[order];
    const earliest = Math.max(this.problem.now, this.problem.release[order]);
    for (let k = 0; k < recipe.ops.length; k++) {
      const pin = this.problem.pinStart[base + k];
      this.startFrom[k] = Math.max(earliest, pin, this.notBefore[k]);
      if (pin !== NONE) this.startFrom[k] = Math.max(earliest, pin);
      this.endFrom[k] = ALWAYS;
      this.raisedBy[k] = NONE;
    }
  }

  private placeAll(order: number, recipe: Recipe, way: PlacingWay): boolean {
    const { sequence, rank, keepsHolds } = way;
    const base = this.problem.firstOp[order];
    const { table, trial } = this;
    let raisesLeft = MOST_RAISES;
    for (let pos = 0; pos < sequence.length; ) {
      const k = sequence[pos];
      const x = base + k;
      if (table.state[x] !== UNPLACED) {
        pos++;
        continue;
      }
      this.workshop.avoid = k === way.yielding ? way.yields : NONE;
      const raise = this.placeOne(x, k, base, recipe, keepsHolds);
      this.workshop.avoid = NONE;
      if (raise === FAILED) return false;
      if (raise === DONE) {
        this.workshop.put(x, trial);
        pos++;
        continue;
      }
      if (table.state[base + raise] === FACT || --raisesLeft === 0) return this.fail(k, this.raiseCause, raise, trial.start);
      this.raises++;
      this.withdraw(base, recipe, raise);
      pos = rank[raise];
    }
    return true;
  }

  /** Finds the place of one operation. DONE, FAILED, or the predecessor whose end bound was raised. */
  private placeOne(x: number, k: number, base: number, recipe: Recipe, keepsHolds: boolean): number {
    const { table, trial, problem } = this;
    const op = recipe.ops[k];
    const pin = problem.pinStart[x];
    let t = this.startFrom[k];
    let latest = pin === NONE ? NEVER : pin;
    for (let i = 0; i < op.inLinks.length; i++) {
      const ready = table.end[base + op.inLinks[i].from] + op.inLinks[i].minLag;
      if (ready > t) t = ready;
    }
    for (let i = 0; i < op.inLinks.length; i++) {
      const { from, maxLag } = op.inLinks[i];
      if (maxLag < 0) continue;
      const last = table.end[base + from] + maxLag;
      // A hold that breaks wherever this goes says nothing about equipment: its own predecessor has to end later first.
      if (table.state[base + from] === FACT || (keepsHolds && last >= t)) latest = Math.min(latest, last);
    }
    if (t + recipe.tail[k] > this.readyLimit) return this.failed(k, NONE, NONE, t);
    if (problem.contradiction[x] === 1 || (pin !== NONE && t > pin)) return this.failed(k, CAUSE.pin, NONE, t);
    if (this.workshop.trace.on) this.workshop.trace.begin();
    this.workshop.latest = latest;
    const placed = this.workshop.earliest(x, t, this.endFrom[k], trial);
    this.workshop.latest = NEVER;
    if (!placed) return this.failed(k, NONE, NONE, t);
    if (pin !== NONE && trial.start > pin) return this.failed(k, CAUSE.pin, NONE, trial.start);
    if (trial.end + recipe.tail[k] > this.readyLimit) return this.failed(k, NONE, NONE, t);
    for (let i = 0; i < op.inLinks.length; i++) {
      const link = op.inLinks[i];
      if (link.maxLag < 0 || trial.start - link.maxLag <= table.end[base + link.from]) continue;
      return this.raise(link, trial.start - link.maxLag, CAUSE.hold);
    }
    const full = this.workshop.waits.conflict(x, base, trial.start);
    if (full >= 0) return this.raise(op.inLinks[full], this.workshop.waits.freeFrom, CAUSE.storage);
    for (let i = 0; i < op.outLinks.length; i++) {
      const { to, minLag } = op.outLinks[i];
      if (table.state[base + to] === FACT && trial.end + minLag > table.start[base + to]) return this.failed(k, CAUSE.precedence, to, trial.end);
    }
    return DONE;
  }

  private raiseCause = NONE;

  private raise(link: RecipeLink, end: number, cause: number): number {
    this.raiseCause = cause;
    if (end > this.endFrom[link.from]) this.endFrom[link.from] = end;
    this.raisedBy[link.from] = link.to;
    this.raisedFor[link.from] = cause;
    return link.from;
  }

  private failed(op: number, cause: number, other: number, at: number): number {
    this.fail(op, cause, other, at);
    return FAILED;
  }

  private fail(op: number, cause: number, other: number, at: number): false {
    this.failure.op = op;
    this.failure.cause = cause;
    this.failure.other = other;
    this.failure.at = at;
    return false;
  }

  /** Takes out an operation and what was placed after it. */
  private withdraw(base: number, recipe: Recipe, k: number): void {
    const { descendants } = recipe.ops[k];
    for (let i = descendants.length - 1; i >= 0; i--) if (this.table.state[base + descendants[i]] === PLACED) this.workshop.take(base + descendants[i]);
    if (this.table.state[base + k] === PLACED) this.workshop.take(base + k);
  }

  /** Takes out whatever of the order is placed, without counting anything. */
  clear(order: number): void {
    const recipe = this.problem.recipes[this.problem.orderRecipe[order]];
    const base = this.problem.firstOp[order];
    for (let pos = recipe.sequence.length - 1; pos >= 0; pos--) {
      const x = base + recipe.sequence[pos];
      if (this.table.state[x] === PLACED) this.workshop.take(x);
    }
  }

  /** Takes a planned order out completely. Started work stays. */
  remove(order: number): void {
    this.clear(order);
    this.discount(order);
  }

  /** Takes an operation of a planned order out, and everything after it. */
  removeFrom(order: number, k: number): void {
    this.withdraw(this.problem.firstOp[order], this.problem.recipes[this.problem.orderRecipe[order]], k);
    this.discount(order);
  }

  /** The order is no longer planned. */
  discount(order: number): void {
    const { sums } = this.tally;
    this.table.planned[order] = 0;
    sums[UNPLANNED] += this.problem.weight[order];
    for (const measure of SUMMED) sums[measure] -= this.costs.of[measure][order];
  }

  /** Counts an order whose operations are all placed. */
  count(order: number, recipe: Recipe = this.problem.recipes[this.problem.orderRecipe[order]]): void {
    const base = this.problem.firstOp[order];
    const { table, problem, costs } = this;
    const { sums } = this.tally;
    table.planned[order] = 1;
    costs.set(order, table.end[base + recipe.patientReady], table.end[base + recipe.arrival], moves(problem, table, order));
    sums[UNPLANNED] -= problem.weight[order];
    for (const measure of SUMMED) sums[measure] += costs.of[measure][order];
  }

  /** Reads where the present plan stands. */
  stand(into: Standing): void {
    into.read(this.tally, this.table, this.workshop.runs.emptyPlaces);
  }
}

const DONE = -2;
const FAILED = -3;
