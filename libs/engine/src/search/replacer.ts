import type { Decoder } from '../construct/decoder.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { PLACED } from '../solution/timetable.js';
import { Trial } from '../solution/trial.js';

/** What a plan must be, compared with the one before, to stand: better or equal in the first rank that differs, better there, or worse in none. */
export type Bar = 'as good' | 'better' | 'no rank worse';

/** Takes orders out, puts them back some other way, and undoes that unless the plan is good enough. */
export class Replacer {
  private readonly saved: SavedOrders;
  private readonly moved: Uint8Array;
  private readonly trial = new Trial();
  private readonly before: Standing;
  private readonly after: Standing;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.saved = new SavedOrders(problem);
    this.moved = new Uint8Array(problem.ops);
    this.before = new Standing(problem);
    this.after = new Standing(problem);
  }

  /** Whether the order can be taken out. */
  planned(order: number): boolean {
    return this.problem.orderRecipe[order] !== NONE && this.decoder.workshop.table.planned[order] === 1;
  }

  /**
   * Takes planned, distinct orders out one after the other, then puts them back in the same sequence. Says whether the result stands.
   * @param takeOut may leave operations where they are, but must discount the order
   * @param putBack places what was taken out and counts the order; on false it may leave anything placed, uncounted
   */
  replace(orders: readonly number[], takeOut: (order: number) => void, putBack: (order: number) => boolean, bar: Bar): boolean {
    const { decoder, saved } = this;
    const { workshop } = decoder;
    decoder.stand(this.before);
    saved.clear();
    for (const o of orders) saved.add(workshop.table, o);
    for (const o of orders) takeOut(o);
    if (workshop.broken === NONE && orders.every(putBack) && this.reaches(bar)) return true;
    this.undo(orders);
    return false;
  }

  /** Puts everything back to where it was; what has not moved is left alone. */
  private undo(orders: readonly number[]): void {
    const { problem, decoder, saved, trial, moved } = this;
    const { table } = decoder.workshop;
    saved.markMoved(table, moved);
    for (const o of orders) {
      if (table.planned[o] === 1) decoder.discount(o);
      const { sequence } = problem.recipes[problem.orderRecipe[o]];
      for (let pos = sequence.length - 1; pos >= 0; pos--) {
        const x = problem.firstOp[o] + sequence[pos];
        if (table.state[x] === PLACED && moved[x] === 1) decoder.workshop.take(x);
      }
    }
    for (let i = 0; i < saved.count; i++) if (moved[saved.opAt(i)] === 1) decoder.workshop.put(saved.read(i, trial), trial);
    decoder.workshop.broken = NONE;
    for (const o of orders) decoder.count(o);
  }

  private reaches(bar: Bar): boolean {
    this.decoder.stand(this.after);
    if (bar === 'no rank worse') return this.after.ranks.every((rank, i) => rank <= this.before.ranks[i]);
    const difference = this.after.compare(this.before);
    return difference < 0 || (difference === 0 && bar === 'as good');
  }
}
