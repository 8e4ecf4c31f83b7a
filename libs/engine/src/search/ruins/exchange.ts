import type { RandomStream } from '@lotwright/random';
import { OrderCosts } from '../../objective/order-cost.js';
import { NONE } from '../../problem/limits.js';
import type { Problem } from '../../problem/problem.js';
import { PLACED } from '../../solution/operation-places.js';
import type { Timetable } from '../../solution/timetable.js';
import type { Neighbours } from '../moves/neighbours.js';
import type { Excess } from './excess.js';
import { drawLoser, type Ruin } from './ruin.js';

/** Partners looked at for one exchange. */
const TRIES = 40;
/** Most orders next to the earlier place that go along. */
const MOST_ALONG = 3;

/**
 * An order that loses much and one that stands earlier at a scarce stage and would lose less by standing late: if both simply changed
 * places, the plan would be better. However far apart they are, two orders suffice for what no move among neighbours can do.
 */
export class Exchange implements Ruin {
  readonly name = 'exchange';
  private readonly shifted: OrderCosts;

  constructor(
    private readonly problem: Problem,
    private readonly table: Timetable,
    private readonly neighbours: Neighbours,
    private readonly excess: Excess,
    private readonly costs: OrderCosts,
  ) {
    this.shifted = new OrderCosts(problem);
  }

  draw(random: RandomStream, into: Int32Array): number {
    const { sequence } = this.neighbours;
    const late = drawLoser(random, sequence, this.excess);
    const lateAt = this.startOf(late);
    if (lateAt === NONE) return 0;
    const partner = this.drawPartner(random, late, lateAt);
    if (partner === NONE) return 0;
    into[0] = late;
    into[1] = partner;
    return this.addAlong(random, into);
  }

  /** Of some earlier orders the one whose place exchanged gains most; NONE when nothing gains. */
  private drawPartner(random: RandomStream, late: number, lateAt: number): number {
    const { sequence } = this.neighbours;
    let partner = NONE;
    let rank = 0;
    let gain = 0;
    for (let tries = 0; tries < TRIES; tries++) {
      const other = sequence[random.nextInt(sequence.length)];
      const at = other === late ? NONE : this.startOf(other);
      if (at === NONE || at >= lateAt || at < this.problem.release[late]) continue;
      this.shift(late, at - lateAt);
      this.shift(other, lateAt - at);
      const { ranks } = this.problem.pursuit;
      for (let i = 1; i < ranks.length && !(partner !== NONE && i > rank); i++) {
        const change = this.shifted.above(this.costs, ranks[i], late) + this.shifted.above(this.costs, ranks[i], other);
        if (change > 0) break;
        if (change === 0) continue;
        if (partner === NONE || i < rank || change < gain) {
          partner = other;
          rank = i;
          gain = change;
        }
        break;
      }
    }
    return partner;
  }

  /** What an order would cost if its end moved by `minutes`. */
  private shift(order: number, minutes: number): void {
    const { problem, table } = this;
    const recipe = problem.recipes[problem.orderRecipe[order]];
    const base = problem.firstOp[order];
    this.shifted.set(order, table.end[base + recipe.patientReady] + minutes, table.end[base + recipe.arrival] + minutes, 0);
  }

  /** Start of an order at the present stage; NONE when it does not stand there or its end is not planned. */
  private startOf(order: number): number {
    const { problem, table, neighbours } = this;
    const k = neighbours.stage[problem.orderRecipe[order]];
    const x = problem.firstOp[order] + k;
    return k === NONE || table.planned[order] === 0 || table.state[x] !== PLACED ? NONE : table.start[x];
  }

  /** Adds orders that stand next to the earlier place: the two need not fit exactly. */
  private addAlong(random: RandomStream, into: Int32Array): number {
    const { sequence } = this.neighbours;
    const centre = this.neighbours.indexOf(into[1]);
    let count = 2;
    for (let left = random.nextInt(MOST_ALONG + 1); left > 0; left--) {
      const at = centre - 4 + random.nextInt(9);
      if (at < 0 || at >= sequence.length) continue;
      const order = sequence[at];
      let known = false;
      for (let i = 0; i < count; i++) if (into[i] === order) known = true;
      if (!known) into[count++] = order;
    }
    return count;
  }
}
