import type { LevelValue } from '@lotwright/domain';

/** Version of the engine as plans record it. Changes whenever the same case, seed and steps may give another plan. */
export const ENGINE_VERSION = '0.6.0';

/** How hard and how reproducibly to plan. */
export interface SolveParams {
  /** Any safe integer; the same case, seed and steps give the same plan. */
  readonly seed: number;
  /** Improvement steps at most, in each thread; `null` is no limit. */
  readonly steps: number | null;
  /** Steps of each thread, to replay a plan that several threads made until a clock stopped them; instead of `steps`. */
  readonly threadSteps?: readonly number[];
  /** Threads that search together and exchange the best plan; as many as `threadSteps` has, else 1 when left out. */
  readonly threads?: number;
  /** Seconds at most, by `SolveHooks.clock`; `null` is no limit. Without clock, seconds do not count. */
  readonly seconds: number | null;
  /**
   * Steps of the search for a higher lower bound, with its proof. One number: after the search, against its plan. Several: beside the search or in
   * between its rounds, the first against the first plan, each further number against the best plan after 1, 2, 4, 8 … rounds. Left out: as many as time
   * allows, beside the search where several threads search, else in between with a third of the time at most; none where time does not count.
   */
  readonly boundSteps?: readonly number[];
  /** `full` compares incremental state with a fresh evaluation after every step, `cheap` once after the search. Default `off`. */
  readonly selfCheck?: 'off' | 'cheap' | 'full';
}

/** Where a running solve is. */
export interface SolveProgress {
  readonly phase: 'compile' | 'construct' | 'improve' | 'explain';
  /** Improvement steps done, in all threads together. */
  readonly steps: number;
  /** Improvement steps per second of the search so far; `null` before there are any, and without a clock. */
  readonly stepsPerSecond: number | null;
  /** Proven lower bound of the turnaround level, weighted minutes; `null` where there is none. */
  readonly bound: number | null;
  /** Share of the turnaround level that lies above its bound, 0 to 1; `null` without a bound. */
  readonly gap: number | null;
  /** Orders planned so far, and orders to plan. */
  readonly planned: number;
  readonly total: number;
  /** Levels of the best plan so far; empty before there is one. */
  readonly objective: readonly LevelValue[];
}

/** What the world lends to a solve. Everything is optional; nothing is called from another thread. */
export interface SolveHooks {
  /** Milliseconds, monotonic. */
  readonly clock?: () => number;
  /** Called a few times per second (by clock; without one every few thousand steps). */
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Polled often; true ends the search and returns the best plan so far. */
  readonly shouldStop?: () => boolean;
}

/** Steps done when neither a step nor a time limit is given. */
export const DEFAULT_STEPS = 20_000;
