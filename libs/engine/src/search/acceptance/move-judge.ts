import type { RandomStream } from '@lotwright/random';
import { SUMMED, type OrderCosts } from '../../objective/order-cost.js';
import type { Standing } from '../../objective/standing.js';
import { NEVER } from '../../problem/limits.js';
import type { Problem } from '../../problem/problem.js';
import { COST, MAKESPAN, MEASURES, TURNAROUND } from '../../problem/pursuit.js';
import type { Tally } from '../../solution/tally.js';
import { drawThreshold } from './annealing.js';
import type { Schedule } from './schedule.js';

/**
 * Judges one move: rank by rank against the plan before it, each rank with a limit of its own drawn from its temperature. While orders
 * are put back it keeps the least value every measure can still end at, so that a move that is certain to be rejected ends early.
 */
export class MoveJudge {
  private readonly ranks: readonly Float64Array[];
  /** How much worse each rank may become. */
  private readonly limits: Float64Array;
  private readonly least = new Float64Array(MEASURES);
  /** Ranks with a measure that later placements can still lower: nothing is certain from there on. */
  private readonly open: readonly boolean[];
  private before: Standing | null = null;

  /** @param bounds what every order cannot do without, by measure */
  constructor(
    private readonly problem: Problem,
    private readonly bounds: OrderCosts,
  ) {
    this.ranks = problem.pursuit.ranks;
    this.limits = new Float64Array(this.ranks.length);
    this.open = this.ranks.map((rank) => rank[COST] > 0 || rank[MAKESPAN] > 0);
  }

  /** Begins with the orders of the move taken out: `tally` is what stays. */
  begin(before: Standing, tally: Tally, move: Int32Array, count: number, random: RandomStream, schedule: Schedule): void {
    this.before = before;
    this.drawLimits(random, schedule);
    for (const measure of SUMMED) {
      const bound = this.bounds.of[measure];
      let sum = tally.sums[measure];
      for (let i = 0; i < count; i++) sum += bound[move[i]];
      this.least[measure] = sum;
    }
  }

  private drawLimits(random: RandomStream, schedule: Schedule): void {
    for (let i = 1; i < this.ranks.length; i++) {
      const warm = schedule.warms(this.ranks[i]);
      this.limits[i] = warm ? drawThreshold(random, schedule.temperature(this.ranks[i])) : 0;
    }
  }

  /** An order has its place: its bound gives way to what it really costs. */
  placed(order: number, costs: OrderCosts): void {
    for (const measure of SUMMED) this.least[measure] += costs.of[measure][order] - this.bounds.of[measure][order];
  }

  /** Whether the move can still be accepted when all orders get their place. */
  hopeful(): boolean {
    for (let i = 1; i < this.ranks.length; i++) {
      if (this.open[i]) return true;
      const worse = this.leastWorsening(i);
      if (worse > this.limits[i]) return false;
      if (worse < 0 || this.limits[i] >= 1) return true;
    }
    return true;
  }

  /** The latest end of patient-ready of the order with which the move can still be accepted; NEVER when every one can do. */
  readyLimit(order: number): number {
    for (let i = 1; i < this.ranks.length; i++) {
      if (this.open[i]) return NEVER;
      const worse = this.leastWorsening(i);
      if (worse < 0) return NEVER;
      const perMinute = this.ranks[i][TURNAROUND];
      if (perMinute > 0) {
        const most = this.bounds.of[TURNAROUND][order] + (this.limits[i] - worse) / perMinute;
        return Math.min(NEVER, this.problem.release[order] + Math.floor(most / this.problem.weight[order]));
      }
      if (this.limits[i] >= 1) return NEVER;
    }
    return NEVER;
  }

  /** The verdict on the finished move. */
  accepts(after: Standing): boolean {
    const before = this.before!.ranks;
    if (after.ranks[0] !== before[0]) return after.ranks[0] < before[0];
    for (let i = 1; i < this.ranks.length; i++) {
      const worse = after.ranks[i] - before[i];
      if (worse !== 0) return worse <= this.limits[i];
    }
    return true;
  }

  private leastWorsening(rank: number): number {
    const weights = this.ranks[rank];
    let sum = 0;
    for (let m = 1; m < MEASURES; m++) if (weights[m] > 0) sum += weights[m] * this.least[m];
    return sum - this.before!.ranks[rank];
  }
}
