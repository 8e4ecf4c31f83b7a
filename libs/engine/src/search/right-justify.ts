import type { Decoder } from '../construct/decoder.js';
import { ALWAYS, NEVER, NONE } from '../problem/limits.js';
import type { Problem, Recipe, RecipeLink } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';
import { Replacer } from './replacer.js';

/** Shares of a wait by which its feeder is tried later. */
const SHARES = [1, 0.5, 0.25];
/** A hold of which less than this share is used up has slack enough. */
const WORTH = 0.25;

/**
 * Moves what feeds a hold as late as that costs nothing: the same end of every order and no rank worse, but more slack left on holds
 * when reality is late. Nothing moves earlier; pinned, frozen and started work stays. Returns the number of waits that became shorter.
 * @param orders those that may be re-placed; all of them when left out
 */
export function rightJustify(problem: Problem, decoder: Decoder, orders: readonly number[] = [...problem.orderRecipe.keys()]): number {
  const justifier = new Justifier(problem, decoder);
  let gained = 0;
  const ends = orders.filter((o) => problem.orderRecipe[o] !== NONE && decoder.workshop.table.planned[o] === 1);
  const readyAt = (o: number): number => decoder.workshop.table.end[problem.firstOp[o] + problem.recipes[problem.orderRecipe[o]].patientReady];
  ends.sort((a, b) => readyAt(b) - readyAt(a) || a - b);
  for (const o of ends) gained += justifier.order(o);
  return gained;
}

class Justifier {
  private readonly again: Replacer;
  private readonly trial = new Trial();
  /** By recipe and operation: the holds that shrink when it moves later, because they run from it or from before it to after it. */
  private readonly holds: readonly (readonly (readonly RecipeLink[])[])[];
  /** Operation that moves, its present end, the start it must have at least, and the end it may have while what follows stays. */
  private moving = NONE;
  private end = 0;
  private share = 1;
  private floor = 0;
  private latest = 0;
  private ready = 0;
  private arrival = 0;
  private readonly late: Int32Array;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.again = new Replacer(problem, decoder);
    this.holds = problem.recipes.map(holdsAcross);
    this.late = new Int32Array(Math.max(1, ...problem.recipes.map(({ ops }) => ops.length)));
  }

  order(o: number): number {
    const { problem, decoder } = this;
    const { table } = decoder.workshop;
    const recipe = problem.recipes[problem.orderRecipe[o]];
    const base = problem.firstOp[o];
    let gained = 0;
    for (let pos = recipe.sequence.length - 1; pos >= 0; pos--) {
      const k = recipe.sequence[pos];
      if (k === recipe.patientReady || k === recipe.arrival || table.state[base + k] !== PLACED || problem.pinStart[base + k] !== NONE) continue;
      const wait = this.slack(base, k);
      if (wait > 0 && this.later(o, k, wait)) gained++;
    }
    return gained;
  }

  /** Minutes by which the end of `k` could move before a successor must; 0 unless a well used hold runs from it or over it. */
  private slack(base: number, k: number): number {
    const { table } = this.decoder.workshop;
    const recipe = this.problem.orderRecipe[this.problem.opOrder[base + k]];
    if (!this.holds[recipe][k].some(({ from, to, maxLag }) => table.start[base + to] - table.end[base + from] > WORTH * maxLag)) return 0;
    let room = Infinity;
    for (const link of this.problem.recipes[recipe].ops[k].outLinks) room = Math.min(room, table.start[base + link.to] - table.end[base + k] - link.minLag);
    return room === Infinity ? 0 : Math.max(0, room);
  }

  /** Moves `k` by as large a share of the wait as goes. */
  private later(o: number, k: number, wait: number): boolean {
    const { problem, decoder } = this;
    const { table } = decoder.workshop;
    const recipe = problem.recipes[problem.orderRecipe[o]];
    const base = problem.firstOp[o];
    const start = table.start[base + k];
    this.moving = k;
    this.end = table.end[base + k];
    this.latest = this.end + wait;
    this.ready = table.end[base + recipe.patientReady];
    this.arrival = table.end[base + recipe.arrival];
    for (const share of SHARES) {
      const by = Math.floor(wait * share);
      if (by < 1) return false;
      this.share = share;
      this.floor = start + by;
      if (this.again.replace([o], this.takeOut, this.putBack, 'no rank worse')) return true;
    }
    return false;
  }

  /** Takes the one operation out. What follows it stays. */
  private readonly takeOut = (o: number): void => {
    this.decoder.workshop.take(this.problem.firstOp[o] + this.moving);
    this.decoder.discount(o);
  };

  /** Puts it back later, together with what a hold or a storage place ties to it, nothing earlier. */
  private readonly putBack = (o: number): boolean => {
    const { problem, decoder, trial, moving } = this;
    const { table } = decoder.workshop;
    const base = problem.firstOp[o];
    const recipe = problem.recipes[problem.orderRecipe[o]];
    // Begun later it may even end sooner, on faster equipment or over fewer closed hours: that is no gain, and a hold after it would break.
    if (!decoder.workshop.earliest(base + moving, this.floor, ALWAYS, trial) || trial.end <= this.end || trial.end + recipe.tail[moving] > this.ready) return false;
    if (trial.end > this.latest) {
      // What stands after it has to move as well: in 1,000 lots each of two plants that never worked at a smaller share, and once beyond its slack.
      if (this.share < 1 || trial.end > this.latestWithAll(base, recipe)) return false;
      for (const after of recipe.ops[moving].descendants) if (table.state[base + after] === PLACED) decoder.workshop.take(base + after);
    }
    for (let i = 0; i < recipe.ops.length; i++) decoder.notBefore[i] = table.start[base + i];
    decoder.notBefore[moving] = this.floor;
    decoder.hasNotBefore = true;
    decoder.readyLimit = this.ready;
    return decoder.placeRest(o) && table.end[base + moving] > this.end && table.end[base + recipe.arrival] <= this.arrival;
  };

  /** End that the moving operation may have if all that follows it moves along, each as long as it is now. */
  private latestWithAll(base: number, recipe: Recipe): number {
    const { late } = this;
    const { start, end } = this.decoder.workshop.table;
    for (let pos = recipe.sequence.length - 1; pos >= 0; pos--) {
      const k = recipe.sequence[pos];
      late[k] = k === recipe.patientReady || k === recipe.arrival ? end[base + k] : NEVER;
      for (const { to, minLag } of recipe.ops[k].outLinks) late[k] = Math.min(late[k], late[to] - (end[base + to] - start[base + to]) - minLag);
      if (k === this.moving) return late[k];
    }
    return NEVER;
  }
}

/** By operation: the holds that run from it, or from one before it, to one after it. */
function holdsAcross({ ops }: Recipe): RecipeLink[][] {
  const holds = ops.flatMap(({ outLinks }) => outLinks.filter(({ maxLag }) => maxLag > 0));
  return ops.map(({ descendants }, k) => holds.filter(({ from, to }) => (from === k || ops[from].descendants.includes(k)) && descendants.includes(to)));
}
