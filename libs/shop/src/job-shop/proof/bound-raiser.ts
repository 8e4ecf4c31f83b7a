import type { FlexibleJobShop } from '../flexible-job-shop.js';
import { Refutation } from './refutation.js';

/** Raises a lower bound bit by bit, by showing for one makespan after another that no schedule is that short. */
export class BoundRaiser {
  /** No schedule is shorter. */
  bound: number;
  /** Length of the best schedule known; a bound above it is not looked for. */
  ceiling = Infinity;

  private readonly refutation: Refutation;
  private readonly work: Generator<void, never>;
  private resisting = Infinity;
  private granted: number;

  /** @param bound a lower bound that holds already; what follows from it without trials is found at once */
  constructor(shop: FlexibleJobShop, bound: number) {
    this.refutation = new Refutation(shop);
    this.bound = bound;
    this.raiseAtOnce();
    this.work = this.raise();
    this.granted = this.refutation.comparisons;
  }

  /** Whether there is anything left to try. */
  get open(): boolean {
    return this.bound < Math.min(this.resisting, this.ceiling);
  }

  /** Goes on for so many comparisons, of about 10 ns each, and what the last trial takes beyond. */
  advance(comparisons: number): void {
    this.granted += comparisons;
    while (this.open && this.refutation.comparisons < this.granted) this.work.next();
  }

  private raiseAtOnce(): void {
    let stride = 1;
    while (this.refutation.atOnce(this.bound + stride - 1)) {
      this.bound += stride;
      stride *= 2;
    }
    for (; stride > 1; stride /= 2) if (this.refutation.atOnce(this.bound + stride / 2 - 1)) this.bound += stride / 2;
  }

  /** First what would prove the best schedule optimal; when that cannot be shown, the makespans below, by halves. */
  private *raise(): Generator<void, never> {
    for (;;) {
      const top = Math.min(this.resisting, this.ceiling) - 1;
      if (top < this.bound) {
        yield;
        continue;
      }
      const makespan = this.ceiling <= this.resisting ? top : this.bound + Math.floor((top - this.bound) / 2);
      if (yield* this.shownTooShort(makespan)) this.bound = makespan + 1;
      else this.resisting = Math.min(this.resisting, makespan);
    }
  }

  private *shownTooShort(makespan: number): Generator<void, boolean> {
    const work = this.refutation.trials(makespan);
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) return step.value;
      if (this.ceiling <= makespan) return false;
      yield;
    }
  }
}
