import type { Decoder } from '../construct/decoder.js';
import { Rollback } from '../construct/rollback.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';

/** What a plan must be, compared with the one before, to stand: better or equal in the first rank that differs, better there, or worse in none. */
export type Bar = 'as good' | 'better' | 'no rank worse';

/** Takes orders out, puts them back some other way, and undoes that unless the plan is good enough. */
export class Replacer {
  private readonly rollback: Rollback;
  private readonly before: Standing;
  private readonly after: Standing;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.rollback = new Rollback(decoder);
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
    const { decoder, rollback } = this;
    decoder.stand(this.before);
    rollback.begin();
    for (const o of orders) rollback.remember(o);
    for (const o of orders) takeOut(o);
    if (decoder.workshop.broken === NONE && orders.every(putBack) && this.reaches(bar)) return true;
    rollback.back();
    return false;
  }

  private reaches(bar: Bar): boolean {
    this.decoder.stand(this.after);
    if (bar === 'no rank worse') return this.after.ranks.every((rank, i) => rank <= this.before.ranks[i]);
    const difference = this.after.compare(this.before);
    return difference < 0 || (difference === 0 && bar === 'as good');
  }
}
