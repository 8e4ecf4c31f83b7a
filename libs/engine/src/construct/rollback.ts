import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { PLACED } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';
import type { Decoder } from './decoder.js';

/** Undoes a change to a few orders exactly: what has moved goes back to where it was, what has not is left alone. Reused; allocates only when it must grow. */
export class Rollback {
  /** Where the operations of the remembered orders stood. */
  readonly saved: SavedOrders;
  private readonly problem: Problem;
  private readonly orders: Int32Array;
  private count = 0;
  private readonly planned: Uint8Array;
  private readonly moved: Uint8Array;
  private readonly trial = new Trial();

  constructor(private readonly decoder: Decoder) {
    const { problem } = decoder;
    this.problem = problem;
    this.saved = new SavedOrders(problem);
    this.orders = new Int32Array(problem.orders);
    this.planned = new Uint8Array(problem.orders);
    this.moved = new Uint8Array(problem.ops);
  }

  /** Forgets the change before. */
  begin(): void {
    this.saved.clear();
    this.count = 0;
  }

  /** Notes where an order stands, before anything of it changes; at most once in a change. Nothing stands of one that is not planned. */
  remember(order: number): void {
    const { table } = this.decoder.workshop;
    this.orders[this.count++] = order;
    this.planned[order] = table.planned[order];
    if (table.planned[order] === 1) this.saved.add(table, order);
  }

  /** Whether a remembered order was planned. */
  wasPlanned(order: number): boolean {
    return this.planned[order] === 1;
  }

  /** Puts every remembered order back. They may stand in any way, counted or not; all others must stand as they did. */
  back(): void {
    const { decoder, saved, moved, trial, orders, planned } = this;
    const { workshop } = decoder;
    saved.markMoved(workshop.table, moved);
    for (let i = 0; i < this.count; i++) {
      if (workshop.table.planned[orders[i]] === 1) decoder.discount(orders[i]);
      this.takeMoved(orders[i]);
    }
    workshop.broken = NONE;
    for (let i = 0; i < saved.count; i++) if (moved[saved.opAt(i)] === 1) workshop.put(saved.read(i, trial), trial);
    for (let i = 0; i < this.count; i++) if (planned[orders[i]] === 1) decoder.count(orders[i]);
  }

  private takeMoved(order: number): void {
    const { problem, moved } = this;
    const { workshop } = this.decoder;
    const { sequence } = problem.recipes[problem.orderRecipe[order]];
    for (let pos = sequence.length - 1; pos >= 0; pos--) {
      const x = problem.firstOp[order] + sequence[pos];
      if (workshop.table.state[x] === PLACED && (this.planned[order] === 0 || moved[x] === 1)) workshop.take(x);
    }
  }
}
