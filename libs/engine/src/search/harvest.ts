import type { Decoder } from '../construct/decoder.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { COST } from '../problem/pursuit.js';
import { Snapshot } from '../solution/snapshot.js';
import { Trial } from '../solution/trial.js';
import type { OfferedPlan } from './offered-plan.js';
import { compact } from './polish.js';
import { restoreOrders } from './restore-orders.js';
import { shareRuns } from './share-runs.js';

/**
 * The best of what polishing makes of many plans. How few runs suffice shows only when samples are sent on to later runs, and then depends on which of the many
 * plans of equal turnaround that is done to. The search itself goes on from the plan as it was: from one with shared runs it finds fewer others.
 */
export class Harvest {
  private readonly aside: Snapshot;
  private readonly kept: Snapshot;
  private readonly changed: Int32Array;
  private readonly best: Standing;
  private readonly standing: Standing;
  private readonly trial = new Trial();
  private any = false;
  /** First rank in which runs count; as many as there are ranks when they count nowhere. */
  private readonly costRank: number;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.aside = new Snapshot(problem);
    this.kept = new Snapshot(problem);
    this.changed = new Int32Array(problem.orders);
    this.best = new Standing(problem);
    this.standing = new Standing(problem);
    const { ranks } = problem.pursuit;
    const first = ranks.findIndex((rank) => rank[COST] > 0);
    this.costRank = first < 0 ? ranks.length : first;
  }

  /** Polishes the plan at hand if that may give the best one, keeps what comes out, and puts everything back. @param best where the best plan of the search stands */
  gather(best: Standing): void {
    const { problem, decoder, standing, aside } = this;
    if (!this.promises(best)) return;
    this.keep(aside);
    compact(problem, decoder);
    shareRuns(problem, decoder);
    decoder.stand(standing);
    if (!this.any || standing.compare(this.best) < 0) {
      this.any = true;
      this.keep(this.kept);
      this.best.copy(standing);
    }
    let count = 0;
    for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE && aside.differs(decoder.workshop.table, o)) this.changed[count++] = o;
    restoreOrders(decoder, aside, this.changed, count, this.trial);
  }

  /** The best plan gathered, when it is better than the one at hand; null when it is not. */
  better(): OfferedPlan | null {
    this.decoder.stand(this.standing);
    if (!this.any || this.best.compare(this.standing) >= 0) return null;
    return { packed: this.kept.pack(), measures: this.best.measures.slice(), ranks: this.best.ranks.slice() };
  }

  /** Runs count, and in all ranks before them the plan at hand is as good as the best. */
  private promises(best: Standing): boolean {
    this.decoder.stand(this.standing);
    if (this.costRank === this.standing.ranks.length) return false;
    for (let i = 0; i < this.costRank; i++) if (this.standing.ranks[i] > best.ranks[i]) return false;
    return true;
  }

  private keep(into: Snapshot): void {
    for (let o = 0; o < this.problem.orders; o++) if (this.problem.orderRecipe[o] !== NONE) into.keep(this.decoder.workshop.table, o);
  }
}
