import type { OrderCosts } from '../../objective/order-cost.js';
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
    const { costs, bounds } = this;
    const { ranks } = this.problem.pursuit;
    for (let i = 1; i < ranks.length; i++) {
      const difference = costs.above(bounds, ranks[i], a) - costs.above(bounds, ranks[i], b);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}
