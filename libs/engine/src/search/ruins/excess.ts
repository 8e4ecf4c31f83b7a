import { SUMMED, type OrderCosts } from '../../objective/order-cost.js';
import type { Problem } from '../../problem/problem.js';

/** How far orders are above what they cannot do without, rank by rank. */
export class Excess {
  constructor(
    private readonly problem: Problem,
    private readonly costs: OrderCosts,
    private readonly bounds: OrderCosts,
  ) {}

  /** Above zero when the first order loses more than the second in the first rank in which they differ. */
  compare(a: number, b: number): number {
    const { ranks } = this.problem.pursuit;
    for (let i = 1; i < ranks.length; i++) {
      const difference = this.at(ranks[i], a) - this.at(ranks[i], b);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  private at(rank: Float64Array, order: number): number {
    let sum = 0;
    for (const measure of SUMMED) if (rank[measure] > 0) sum += rank[measure] * (this.costs.of[measure][order] - this.bounds.of[measure][order]);
    return sum;
  }
}
