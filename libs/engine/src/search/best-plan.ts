import type { Decoder } from '../construct/decoder.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import { Snapshot } from '../solution/snapshot.js';
import { Trial } from '../solution/trial.js';
import { isBetter, type OfferedPlan } from './offered-plan.js';
import { restoreOrders } from './restore-orders.js';

/** The best plan of a search, and which orders stand elsewhere since: going back to it moves no others. */
export class BestPlan {
  /** Where it stands. Overwritten when a better one is kept or taken over. */
  readonly standing: Standing;
  /** Whether it is no longer the plan that the search began with. */
  improved = false;
  private readonly kept: Snapshot;
  private readonly isMoved: Uint8Array;
  private readonly moved: Int32Array;
  private movedCount = 0;
  private readonly trial = new Trial();

  /** Begins with the plan at hand. */
  constructor(private readonly decoder: Decoder) {
    const { problem } = decoder;
    this.standing = new Standing(problem);
    this.kept = new Snapshot(problem);
    this.isMoved = new Uint8Array(problem.orders);
    this.moved = new Int32Array(problem.orders);
    for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE) this.kept.keep(decoder.workshop.table, o);
    decoder.stand(this.standing);
  }

  /** Notes that an order may no longer stand where the best plan has it. */
  moves(order: number): void {
    if (this.isMoved[order] === 1) return;
    this.isMoved[order] = 1;
    this.moved[this.movedCount++] = order;
  }

  /** Makes the plan at hand the best one if it stands better. @param standing where the plan at hand stands; copied */
  keepIfBetter(standing: Standing): void {
    if (standing.compare(this.standing) >= 0) return;
    this.standing.copy(standing);
    this.improved = true;
    for (const order of this.settleMoved()) this.kept.keep(this.decoder.workshop.table, order);
  }

  /** Takes over a plan found elsewhere if it stands better. The plan at hand stays as it is until `goBack`. */
  takeIfBetter({ packed, measures, ranks }: OfferedPlan): void {
    if (!isBetter(ranks, this.standing.ranks)) return;
    this.kept.unpack(packed);
    this.standing.measures.set(measures);
    this.standing.ranks.set(ranks);
    this.improved = true;
    const { problem, workshop } = this.decoder;
    for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE && this.kept.differs(workshop.table, o)) this.moves(o);
  }

  /** Makes the best plan the one at hand. @returns the orders put back, valid until the next order moves */
  goBack(): Int32Array {
    const orders = this.settleMoved();
    restoreOrders(this.decoder, this.kept, orders, orders.length, this.trial);
    return orders;
  }

  /** The best plan, to be offered elsewhere. */
  pack(): OfferedPlan {
    return { packed: this.kept.pack(), measures: this.standing.measures.slice(), ranks: this.standing.ranks.slice() };
  }

  private settleMoved(): Int32Array {
    const orders = this.moved.subarray(0, this.movedCount);
    this.movedCount = 0;
    for (const order of orders) this.isMoved[order] = 0;
    return orders;
  }
}
