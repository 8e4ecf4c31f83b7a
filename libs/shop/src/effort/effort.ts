/** How long a search may go on; the first limit that is reached ends it. */
export interface Limits {
  /** Time limit, seconds; null for none. Needs a clock among the hooks. */
  readonly seconds: number | null;
  /** Limit of search steps; null for none. */
  readonly steps: number | null;
}

/** How long a search may go on, and from which seed. */
export interface Effort extends Limits {
  /** Seed of every random choice: same instance, seed and steps, same answer. A safe integer. */
  readonly seed: number;
}

/** What a search asks of the world around it. */
export interface Hooks {
  /** Milliseconds since some moment. */
  readonly clock?: () => number;
  /** Asked now and then; true ends the search with the best found so far. */
  readonly shouldStop?: () => boolean;
}

/** What a search found. */
export interface Outcome {
  /** What each machine does, first to last; the family says how machines and entries are numbered. */
  readonly sequences: readonly Int32Array[];
  /** Length of the schedule when everything starts as early as these sequences let it. */
  readonly makespan: number;
  /** No schedule is shorter. Equal to the makespan: the schedule is proven optimal. */
  readonly lowerBound: number;
  /** Search steps made. */
  readonly steps: number;
}
