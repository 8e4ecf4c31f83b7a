import type { Hooks, Limits } from './effort.js';

/** Counts steps and says when a search has to end. */
export class Budget {
  /** Steps made so far. */
  steps = 0;
  private exhausted = false;
  private readonly begun: number;
  private readonly stepLimit: number;

  /**
   * @param stride steps between two looks at the clock; a power of two
   * @throws RangeError when there is no limit at all, a limit is negative, or time is limited without a clock
   */
  constructor(
    private readonly limits: Limits,
    private readonly hooks: Hooks,
    private readonly stride: number,
  ) {
    const { seconds, steps } = limits;
    if (seconds === null && steps === null) throw new RangeError('a search needs a limit: give seconds, steps or both');
    if ((seconds ?? 0) < 0 || (steps ?? 0) < 0) throw new RangeError(`limits are not negative, got ${seconds} seconds and ${steps} steps`);
    if (seconds !== null && !hooks.clock) throw new RangeError('a time limit needs a clock: give hooks.clock, or limit the steps instead');
    this.begun = hooks.clock?.() ?? 0;
    this.stepLimit = steps ?? Infinity;
  }

  /** Whether the search has to end. */
  get over(): boolean {
    return this.exhausted;
  }

  /** Ends the search, for example because the best found is proven optimal. */
  end(): void {
    this.exhausted = true;
  }

  /** Asks for one more step: counts it and answers true, or answers false when the search has to end. */
  step(): boolean {
    if (this.exhausted) return false;
    if (this.steps >= this.stepLimit || ((this.steps & (this.stride - 1)) === 0 && this.outOfTime())) {
      this.exhausted = true;
      return false;
    }
    this.steps++;
    return true;
  }

  /** Used share of whichever limit is closer, 0 to 1. */
  share(): number {
    const bySteps = this.stepLimit === Infinity ? 0 : this.steps / Math.max(1, this.stepLimit);
    const bySeconds = this.limits.seconds === null ? 0 : this.elapsed() / Math.max(1e-9, this.limits.seconds);
    return Math.min(1, Math.max(bySteps, bySeconds));
  }

  private outOfTime(): boolean {
    if (this.hooks.shouldStop?.()) return true;
    return this.limits.seconds !== null && this.elapsed() >= this.limits.seconds;
  }

  private elapsed(): number {
    return ((this.hooks.clock?.() ?? 0) - this.begun) / 1000;
  }
}
