import type { Decoder } from '../construct/decoder.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { Trial } from '../solution/trial.js';

/** Takes orders out, puts them back some other way, and undoes that unless the plan is no worse. */
export class Replacer {
  private readonly saved: SavedOrders;
  private readonly trial = new Trial();
  private readonly before: Standing;
  private readonly after: Standing;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.saved = new SavedOrders(problem);
    this.before = new Standing(problem);
    this.after = new Standing(problem);
  }

  /** Whether the order can be taken out. */
  planned(order: number): boolean {
    return this.problem.orderRecipe[order] !== NONE && this.decoder.workshop.table.planned[order] === 1;
  }

  /**
   * Takes planned, distinct orders out one after the other, then puts them back in the same sequence. Says whether the result stands.
   * @param strictly whether the first rank that differs must be better, or may be no rank at all
   */
  replace(orders: readonly number[], takeOut: (order: number) => void, putBack: (order: number) => boolean, strictly: boolean): boolean {
    const { decoder, saved } = this;
    const { workshop } = decoder;
    decoder.stand(this.before);
    saved.clear();
    for (const o of orders) saved.add(workshop.table, o);
    for (const o of orders) takeOut(o);
    if (workshop.broken === NONE && orders.every(putBack) && this.better(strictly)) return true;
    this.undo(orders);
    return false;
  }

  private undo(orders: readonly number[]): void {
    const { decoder, saved, trial } = this;
    for (const o of orders) {
      if (this.planned(o)) decoder.remove(o);
      else decoder.clear(o);
    }
    for (let i = 0; i < saved.count; i++) decoder.workshop.put(saved.read(i, trial), trial);
    decoder.workshop.broken = NONE;
    for (const o of orders) decoder.count(o);
  }

  private better(strictly: boolean): boolean {
    this.decoder.stand(this.after);
    const difference = this.after.compare(this.before);
    return difference < 0 || (difference === 0 && !strictly);
  }
}
