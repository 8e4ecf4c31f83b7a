import type { Minutes } from '@lotwright/time';
import type { CrewId } from '../identity.js';

/** People needed at every minute of a phase's work. A second verifier is a demand of two heads. */
export interface CrewDemand {
  readonly crew: CrewId;
  /** Whole heads, at least 1. */
  readonly heads: number;
}

/**
 * Duration of a phase in whole minutes. Plans use `mode`; `min` and `max` (a triangular distribution) serve simulation.
 * `0 <= min <= mode <= max`.
 */
export interface PhaseDuration {
  readonly min: Minutes;
  readonly mode: Minutes;
  readonly max: Minutes;
}

/**
 * How a phase treats closed hours:
 * - `attended`: needs its crew and an open calendar for its whole, unbroken length;
 * - `unattended`: runs through closed hours and needs nobody;
 * - `interruptible`: only open time counts, closed hours in between are waited through (paper review); crew is held during open minutes only.
 *   It starts and ends at open minutes.
 */
export type PhaseWork = 'attended' | 'unattended' | 'interruptible';

/** One step of an operation or of a QC run. Crew may be asked for by attended and interruptible phases only. */
export interface Phase {
  readonly name: string;
  readonly duration: PhaseDuration;
  readonly work: PhaseWork;
  readonly crew: readonly CrewDemand[];
}
