import type { SolveHooks } from '../../params.js';

/** When a search ends: by steps (reproducible), by clock, or because someone asked. */
export class Limit {
  /** @param steps steps of the search at which it ends; @param deadline reading of the clock from which on it ends; both may be infinite */
  constructor(
    readonly steps: number,
    private readonly deadline: number,
    private readonly hooks: Pick<SolveHooks, 'clock' | 'shouldStop'>,
  ) {}

  /** Whether the time is over or someone asked to stop. */
  reached(): boolean {
    if (this.deadline !== Infinity && this.hooks.clock !== undefined && this.hooks.clock() >= this.deadline) return true;
    return this.hooks.shouldStop?.() === true;
  }
}
