import type { Decoder } from '../construct/decoder.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { PLACED } from '../solution/timetable.js';
import { Trial } from '../solution/trial.js';

/** Shares of a wait by which its feeder is tried later. */
const SHARES = [1, 0.5, 0.25];
/** A hold of which less than this share is used up has slack enough. */
const WORTH = 0.25;
/** Re-placements of one pass; at 10,000 lots the pass must not take longer than the plan. */
const MOST_TRIES = 6000;

/**
 * Moves what feeds a hold as late as that costs nothing: the same end of every order and no level worse, but more slack left on holds
 * when reality is late. Orders are re-placed with floors at their present starts, so nothing moves earlier; pinned, frozen and
 * started work stays. Returns the number of waits that became shorter.
 * @param orders those that may be re-placed; all of them when left out
 */
export function rightJustify(problem: Problem, decoder: Decoder, orders: readonly number[] = [...problem.orderRecipe.keys()]): number {
  const justifier = new Justifier(problem, decoder);
  let gained = 0;
  const ends = orders.filter((o) => problem.orderRecipe[o] !== NONE && decoder.workshop.table.planned[o] === 1);
  const readyAt = (o: number): number => decoder.workshop.table.end[problem.firstOp[o] + problem.recipes[problem.orderRecipe[o]].patientReady];
  ends.sort((a, b) => readyAt(b) - readyAt(a) || a - b);
  for (const o of ends) {
    if (justifier.tries >= MOST_TRIES) break;
    gained += justifier.order(o);
  }
  return gained;
}

class Justifier {
  private readonly saved: SavedOrders;
  private readonly trial = new Trial();
  private readonly before: Standing;
  private readonly after: Standing;
  tries = 0;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.saved = new SavedOrders(problem);
    this.before = new Standing(problem);
    this.after = new Standing(problem);
  }

  order(o: number): number {
    const { problem, decoder } = this;
    const { table } = decoder.workshop;
    const recipe = problem.recipes[problem.orderRecipe[o]];
    const base = problem.firstOp[o];
    let gained = 0;
    for (let pos = recipe.sequence.length - 1; pos >= 0; pos--) {
      const k = recipe.sequence[pos];
      if (table.state[base + k] !== PLACED || problem.pinStart[base + k] !== NONE) continue;
      const wait = this.slack(base, k);
      if (wait <= 0) continue;
      for (const share of SHARES) {
        const by = Math.floor(wait * share);
        if (by < 1 || !this.shift(o, k, by)) continue;
        gained++;
        break;
      }
    }
    return gained;
  }

  /** Minutes by which the end of `k` could move before a successor must; 0 unless a well used hold runs from it or over it. */
  private slack(base: number, k: number): number {
    const { table } = this.decoder.workshop;
    const { ops } = this.problem.recipes[this.problem.orderRecipe[this.problem.opOrder[base + k]]];
    let room = Infinity;
    for (const link of ops[k].outLinks) room = Math.min(room, table.start[base + link.to] - table.end[base + k] - link.minLag);
    if (room <= 0 || room === Infinity) return 0;
    for (let a = 0; a < ops.length; a++) {
      if (a !== k && !ops[a].descendants.includes(k)) continue;
      for (const hold of ops[a].outLinks) {
        if (hold.maxLag <= 0 || !ops[k].descendants.includes(hold.to)) continue;
        if (table.start[base + hold.to] - table.end[base + a] > WORTH * hold.maxLag) return room;
      }
    }
    return 0;
  }

  /** Re-places the order with `k` later by `by` minutes and nothing earlier; undone when any level or end suffers. */
  private shift(o: number, k: number, by: number): boolean {
    const { problem, decoder, saved } = this;
    const { table } = decoder.workshop;
    this.tries++;
    const recipe = problem.recipes[problem.orderRecipe[o]];
    const base = problem.firstOp[o];
    decoder.stand(this.before);
    const arrival = table.end[base + recipe.arrival];
    const end = table.end[base + k];
    for (let i = 0; i < recipe.ops.length; i++) decoder.notBefore[i] = table.start[base + i];
    decoder.notBefore[k] += by;
    decoder.hasNotBefore = true;
    saved.clear();
    saved.add(table, o);
    decoder.remove(o);
    const placed = decoder.place(o);
    const kept =
      placed &&
      this.noRankWorse() &&
      table.end[base + recipe.arrival] <= arrival &&
      table.end[base + k] > end;
    if (!kept) {
      if (placed) decoder.remove(o);
      this.restore(o);
    }
    return kept;
  }

  private noRankWorse(): boolean {
    this.decoder.stand(this.after);
    for (let i = 0; i < this.after.ranks.length; i++) if (this.after.ranks[i] > this.before.ranks[i]) return false;
    return true;
  }

  private restore(o: number): void {
    for (let i = 0; i < this.saved.count; i++) {
      const x = this.saved.read(i, this.trial);
      this.decoder.workshop.put(x, this.trial);
    }
    this.decoder.workshop.broken = NONE;
    this.decoder.count(o);
  }
}
