import type { PriceProof } from './explain/certificate.js';
import { Levelling } from './levelling.js';
import type { BoundReport, PlanBounding } from './plan-bounder.js';

/** Seconds that the search for prices goes on before it is asked whether there is a better plan to aim at. */
const SLICE = 0.1;

/**
 * The search for prices beside that for plans. It aims at the first plan, and after 1, 2, 4, 8 … rounds of the search at its best plan then: so few
 * numbers, the steps between two of these, find the same prices again, however fast either was. On a clock it leaves the processor to the others
 * when the bound levels off, until there is another plan to aim at.
 */
export class BoundBeside {
  private readonly legs: number[] = [];
  private latest: BoundReport | null = null;
  private readonly targets: (Float64Array | null)[] = [null];
  private best: Float64Array | null = null;
  private ended = false;
  private done = 0;
  private readonly levelling = new Levelling();
  private wake: (() => void) | null = null;
  private readonly running: Promise<void>;
  private failure: { readonly error: unknown } | null = null;

  /** Starts at once. @param limits steps of each leg; `null` to go on until `end` */
  constructor(
    private readonly bounding: PlanBounding,
    private readonly limits: readonly number[] | null,
    private readonly onBound: ((bound: number) => void) | undefined,
  ) {
    // Whoever ends it hears of a failure then.
    this.running = this.run().catch((error: unknown) => {
      this.failure = { error };
    });
  }

  /** Told after every round of the search, counted from 1, with the measures of the best plan. */
  afterRound(round: number, best: Float64Array): void {
    this.best = best;
    if ((round & (round - 1)) === 0) this.targets.push(best);
    this.rouse();
  }

  /** Whether no plan can be better than one of these ranks. */
  proves(ranks: Float64Array): boolean {
    const least = this.latest?.least ?? null;
    return least !== null && ranks.every((value, i) => value === least[i]);
  }

  /**
   * Ends it, after the steps that were asked for if any were; on a clock at once, with what was reported by then.
   * @returns what is proven, and by how many steps against each plan aimed at; `null` when nothing is
   * @throws what the search threw
   */
  async end(): Promise<{ readonly proof: PriceProof; readonly boundSteps: readonly number[] } | null> {
    this.ended = true;
    for (let leg = this.targets.length; leg < (this.limits?.length ?? 0); leg++) this.targets.push(this.best);
    this.rouse();
    if (this.limits !== null) await this.running;
    if (this.failure !== null) throw this.failure.error;
    const proof = this.latest?.proof ?? null;
    // One number alone would say that the bound was looked for after the search.
    return proof === null ? null : { proof, boundSteps: this.legs.length > 1 ? [...this.legs] : [...this.legs, 0] };
  }

  private async run(): Promise<void> {
    for (let leg = 0; this.limits === null || leg < this.limits.length; leg++) {
      while (leg >= this.targets.length && !this.ended) await this.roused();
      if (leg >= this.targets.length) return;
      this.legs.push(0);
      await this.runLeg(leg);
    }
  }

  private async runLeg(leg: number): Promise<void> {
    const limit = this.limits === null ? Infinity : this.limits[leg];
    let measures = this.targets[leg];
    while (this.legs[leg] < limit && (this.limits !== null || !this.isOver(leg))) {
      const report = await this.bounding.round({ steps: limit - this.legs[leg], seconds: this.limits === null ? SLICE : null, measures });
      measures = null;
      this.latest = report;
      this.legs[leg] += report.steps;
      if (report.bound !== null) this.onBound?.(report.bound);
      this.done += report.steps;
      if (this.limits !== null) {
        if (report.steps === 0) return;
        continue;
      }
      if (report.steps > 0 && !this.levelling.isLevel(report.bound, this.done)) continue;
      while (!this.isOver(leg)) await this.roused();
    }
  }

  /** Whether there is another plan to aim at, or an end to be made. */
  private isOver(leg: number): boolean {
    return this.ended || leg + 1 < this.targets.length;
  }

  private roused(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  private rouse(): void {
    this.wake?.();
    this.wake = null;
  }
}
