import type { SolveHooks, SolveParams } from '../../params.js';
import { DEFAULT_STEPS } from '../../params.js';

/** When a search ends: by steps (reproducible), by clock, or because someone asked. */
export class Limit {
  private readonly most: number;
  private readonly deadline: number;
  private readonly clock: (() => number) | null;

  /** @param started clock reading at the start of the solve; @param reserve milliseconds to leave for what follows the search */
  constructor(
    params: SolveParams,
    private readonly hooks: SolveHooks,
    started: number,
    reserve: number,
  ) {
    this.clock = hooks.clock ?? null;
    const timed = params.seconds !== null && this.clock !== null;
    this.most = params.steps ?? (timed ? Infinity : DEFAULT_STEPS);
    this.deadline = timed ? started + params.seconds! * 1000 - reserve : Infinity;
  }

  reached(steps: number): boolean {
    if (steps >= this.most) return true;
    if (this.clock !== null && this.deadline !== Infinity && this.clock() >= this.deadline) return true;
    return this.hooks.shouldStop?.() === true;
  }
}
