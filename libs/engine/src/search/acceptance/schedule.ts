const FIRST_SLICE = 2000;
const LONGEST_SLICE = 1 << 20;

/**
 * Temperatures over the steps: slices that cool from warm to cold, each twice as long as the one before, each started from the best
 * plan. It depends on steps alone, so a run that the clock has stopped can be replayed.
 */
export class Schedule {
  /** Weighted missed windows. */
  lateness = 0;
  /** Weighted minutes. */
  turnaround = 0;
  private sliceStart = 0;
  private sliceLength: number;
  private readonly warmTurnaround: number;
  private readonly warmLateness: number;

  constructor(orders: number, meanWeight: number) {
    this.sliceLength = Math.max(FIRST_SLICE, 10 * orders);
    this.warmTurnaround = WARM_DAYS * 1440 * meanWeight;
    this.warmLateness = WARM_WINDOWS * meanWeight;
  }

  /** Moves to step `steps`; true when a new slice begins. */
  advance(steps: number): boolean {
    const begins = steps - this.sliceStart >= this.sliceLength;
    if (begins) {
      this.sliceStart = steps;
      this.sliceLength = Math.min(LONGEST_SLICE, this.sliceLength * 2);
    }
    const cool = 1 - (steps - this.sliceStart) / this.sliceLength;
    this.turnaround = this.warmTurnaround * cool * cool;
    this.lateness = this.warmLateness * cool * cool;
    return begins;
  }
}

const WARM_DAYS = 0.2;
const WARM_WINDOWS = 0.05;
