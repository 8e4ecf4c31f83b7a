import { COST, FAIRNESS, LATENESS, MAKESPAN, MEASURES, TARDINESS, TURNAROUND } from '../../problem/pursuit.js';

const DAY = 1440;
/** Measures in which a move may make the plan worse for a while. */
const WARM = [LATENESS, TURNAROUND, FAIRNESS, TARDINESS, MAKESPAN, COST] as const;
const FIRST_SLICE = 2000;
const LONGEST_SLICE = 1 << 20;
/** Each slice is longer than the one before by this factor. */
const GROWTH = 1.25;
/** Days of an order of mean weight at which the first slice starts; every further slice starts twice as warm, up to the last. */
const FIRST_WARM_DAYS = 0.2;
const LAST_WARM_DAYS = 1.6;
/** Fewer than sixty orders end warmer, the fewer the more: a small plan is soon one that only more warmth leads out of. */
const WARM_DAYS_TIMES_ORDERS = 96;
const WARMEST_DAYS = 6.4;
const WARM_WINDOWS = 0.05;
/** Empty places: several runs, so that for most of a slice plans of equal turnaround are walked through whatever their runs. */
const WARM_PLACES = 200;

/**
 * Temperatures over the steps: slices that cool from warm to cold, each started from the best plan, each longer and (on turnaround)
 * warmer than the one before, so that short runs stay near the first plan and long ones leave it. It depends on steps alone, so a
 * run that the clock has stopped can be replayed.
 */
export class Schedule {
  /** By measure, in its unit; 0 where only what is better is accepted. */
  private readonly warmth = new Float64Array(MEASURES);
  private sliceStart = 0;
  private sliceLength: number;
  private warmDays = FIRST_WARM_DAYS;
  private readonly lastWarmDays: number;
  private readonly weightedDay: number;
  private readonly warmLateness: number;

  constructor(orders: number, meanWeight: number) {
    this.sliceLength = Math.max(FIRST_SLICE, 10 * orders);
    this.lastWarmDays = Math.max(LAST_WARM_DAYS, Math.min(WARMEST_DAYS, WARM_DAYS_TIMES_ORDERS / Math.max(1, orders)));
    this.weightedDay = DAY * meanWeight;
    this.warmLateness = WARM_WINDOWS * meanWeight;
  }

  /** Moves to step `steps`; true when a new slice begins. */
  advance(steps: number): boolean {
    const begins = steps - this.sliceStart >= this.sliceLength;
    if (begins) {
      this.sliceStart = steps;
      this.sliceLength = Math.min(LONGEST_SLICE, Math.ceil(this.sliceLength * GROWTH));
      this.warmDays = Math.min(this.lastWarmDays, this.warmDays * 2);
    }
    const cool = 1 - (steps - this.sliceStart) / this.sliceLength;
    const days = this.warmDays * cool * cool;
    this.warmth[TURNAROUND] = days * this.weightedDay;
    this.warmth[TARDINESS] = days * this.weightedDay;
    this.warmth[FAIRNESS] = days * DAY;
    this.warmth[MAKESPAN] = days * DAY;
    this.warmth[COST] = WARM_PLACES * cool * cool;
    this.warmth[LATENESS] = this.warmLateness * cool * cool;
    return begins;
  }

  /** Whether a rank is ever warm. */
  warms(rank: Float64Array): boolean {
    return WARM.some((measure) => rank[measure] > 0);
  }

  /** The temperature of a rank now, in its unit. */
  temperature(rank: Float64Array): number {
    let sum = 0;
    for (const measure of WARM) sum += rank[measure] * this.warmth[measure];
    return sum;
  }
}
