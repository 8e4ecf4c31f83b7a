import type { PriceProof } from './explain/certificate.js';
import { Levelling } from './levelling.js';
import type { BoundReport, BoundRound } from './plan-bounder.js';

/** Share of the time that goes into the bound until it levels off. */
const SHARE = 1 / 3;
/** Milliseconds between two looks whether it still rises. */
const SLICE = 100;

/** What the bound is looked for with. */
interface Bounder {
  round(round: BoundRound): BoundReport;
}

/** A clock that ends the search, and when. */
export interface Timing {
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** Readings of the clock at which the search began and has to end. */
  readonly begun: number;
  readonly deadline: number;
  /** True when someone asked to stop. */
  readonly shouldStop?: () => boolean;
}

/**
 * The search for prices on the thread that searches for plans, in between its rounds. It aims at the same plans as the one beside several threads: the
 * first, and the best after 1, 2, 4, 8 … rounds; so the steps between two of these find the same prices again, in between or beside. On a clock it takes
 * a third of the time at most, and leaves the rest of that to the search for plans when the bound levels off or has met the plan.
 */
export class BoundBetween {
  private readonly legs: number[] = [];
  private readonly levelling = new Levelling();
  private latest: BoundReport | null = null;
  /** Plan to aim at with the next step; `null` for the one before. */
  private target: Float64Array | null = null;
  private best: Float64Array | null = null;
  private used = 0;
  private done = 0;
  private resting = false;

  /** @param how steps of each leg, or a clock that ends them */
  constructor(private readonly bounder: Bounder, private readonly how: readonly number[] | Timing) {
    this.leg(null);
  }

  /** Told after every round of the search, counted from 1, with the measures of the best plan. */
  afterRound(round: number, best: Float64Array): void {
    this.best = best;
    if ((round & (round - 1)) === 0) this.leg(best);
    if (isTiming(this.how)) this.take((this.how.clock() - this.how.begun) * SHARE - this.used, this.how);
  }

  /** Whether no plan can be better than one of these ranks. */
  proves(ranks: Float64Array): boolean {
    const least = this.latest?.least ?? null;
    return least !== null && ranks.every((value, i) => value === least[i]);
  }

  /**
   * Ends it, after the steps that were asked for, or with what its share of the time still holds.
   * @returns what is proven, and by how many steps against each plan aimed at; `null` when nothing is
   */
  end(): { readonly proof: PriceProof; readonly boundSteps: readonly number[] } | null {
    const { how } = this;
    if (isTiming(how)) this.take(Math.min((how.deadline - how.begun) * SHARE - this.used, how.deadline - how.clock()), how);
    else while (this.legs.length < how.length) this.leg(this.best);
    const proof = this.latest?.proof ?? null;
    // One number alone would say that the bound was looked for after the search.
    return proof === null ? null : { proof, boundSteps: this.legs.length > 1 ? [...this.legs] : [...this.legs, 0] };
  }

  /** Begins to aim at a plan, and takes the steps that were asked for against it. */
  private leg(measures: Float64Array | null): void {
    this.resting = false;
    this.target = measures;
    const leg = this.legs.push(0) - 1;
    if (!isTiming(this.how) && this.how[leg] > 0) this.round(this.how[leg], null);
  }

  /** Goes on for so many milliseconds, unless there is nothing to gain. */
  private take(milliseconds: number, { clock, shouldStop }: Timing): void {
    const begun = clock();
    for (let left = milliseconds; left > 0 && !this.resting && shouldStop?.() !== true; left = milliseconds - (clock() - begun)) this.round(Infinity, Math.min(left, SLICE) / 1000);
    this.used += clock() - begun;
  }

  private round(steps: number, seconds: number | null): void {
    const report = this.bounder.round({ steps, seconds, measures: this.target });
    this.target = null;
    this.legs[this.legs.length - 1] += report.steps;
    this.done += report.steps;
    if (report.proof !== null) this.latest = report;
    this.resting = report.steps === 0 || this.levelling.isLevel(report.bound, this.done);
  }
}

function isTiming(how: readonly number[] | Timing): how is Timing {
  return 'clock' in how;
}
