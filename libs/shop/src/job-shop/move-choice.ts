import type { RandomStream } from '@lotwright/random';

/** The best of the moves that were offered: the smallest estimate among those that are not tabu, one by chance of equals; a tabu one by chance when all are. */
export class MoveChoice {
  /** The chosen move: operation, its machine, and its neighbours there; `operation` is -1 when there is none. */
  operation = -1;
  machine = -1;
  left = -1;
  right = -1;

  private estimate = 0;
  private ties = 0;
  private strays = 0;
  private aspiration = 0;

  constructor(private readonly random: RandomStream) {}

  /** Begins anew. A tabu move counts as allowed when its estimate is below `aspiration`. */
  clear(aspiration: number): void {
    this.operation = -1;
    this.estimate = 0x7fffffff;
    this.ties = 0;
    this.strays = 0;
    this.aspiration = aspiration;
  }

  /** Estimates above this one are not worth an offer. */
  get worst(): number {
    return this.estimate;
  }

  /** Offers a move with an estimate of the longest path it makes. */
  offer(v: number, k: number, left: number, right: number, estimate: number, blocked: boolean): void {
    if (blocked && estimate >= this.aspiration) {
      if (this.ties > 0 || this.random.nextInt(++this.strays) !== 0) return;
    } else if (this.ties === 0 || estimate < this.estimate) {
      this.estimate = estimate;
      this.ties = 1;
    } else if (estimate > this.estimate || this.random.nextInt(++this.ties) !== 0) return;
    this.operation = v;
    this.machine = k;
    this.left = left;
    this.right = right;
  }
}
