import { LATENESS, MEASURES, STABILITY, TURNAROUND, UNPLANNED } from '../problem/pursuit.js';

/** Totals of the measures that are sums over orders; kept up to date as orders come and go. */
export class Tally {
  /** By measure; zero for those that are no sums over orders. */
  readonly sums = new Float64Array(MEASURES);

  get unplanned(): number {
    return this.sums[UNPLANNED];
  }

  get lateness(): number {
    return this.sums[LATENESS];
  }

  get turnaround(): number {
    return this.sums[TURNAROUND];
  }

  get stability(): number {
    return this.sums[STABILITY];
  }
}
