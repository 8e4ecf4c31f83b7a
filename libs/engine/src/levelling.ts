/** Steps after which it is first asked whether the bound still rises; then whenever there are twice as many. */
const FIRST_LOOK = 400;
/** A bound that rises by less than this share from one look to the next has levelled off. */
const LEVEL = 1e-4;

/** Watches a bound rise, and says when it has levelled off. */
export class Levelling {
  private nextLook = FIRST_LOOK / 2;
  private seen = -Infinity;

  /** Whether the bound has risen too little since the last look to go on. @param steps steps done so far in all */
  isLevel(bound: number | null, steps: number): boolean {
    if (bound === null || steps < this.nextLook) return false;
    const rise = (bound - this.seen) / Math.abs(bound);
    this.nextLook = 2 * steps;
    this.seen = bound;
    return rise < LEVEL;
  }
}
