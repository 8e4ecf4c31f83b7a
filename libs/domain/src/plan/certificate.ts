import type { Instant, Minutes } from '@lotwright/time';
import type { OperationId, ProcessId } from '../identity.js';

/** What prices can be put on: pieces of equipment that stand in for one another, or one method, session, pool or crew. */
export const PRICED_KINDS = ['equipment', 'runs', 'sittings', 'positions', 'crew'] as const;
export type PricedKind = (typeof PRICED_KINDS)[number];

/** Prices of one scarce thing. Entry `i` is asked at every cell start from `at[i]` on for `cells` cells, or for the run or sitting that starts at `at[i]`. */
export interface PricedThing {
  readonly kind: PricedKind;
  /** The pieces of equipment; else exactly one id. */
  readonly ids: readonly string[];
  /** How many cells one price holds for; 1 for runs and sittings. */
  readonly cells: number;
  /** Minutes after `from` of the certificate, ascending. */
  readonly at: readonly Minutes[];
  /** Whole, above 0. */
  readonly prices: readonly number[];
}

/** The predecessor on which each operation of a process is made to hang. Operations without one are left out. */
export interface ProcessTree {
  readonly process: ProcessId;
  readonly version: string;
  readonly parents: Readonly<Record<OperationId, OperationId>>;
}

/**
 * Proof of a plan's lower bound: prices of what is scarce, by the minute. Whoever takes the plant at these prices can reckon the bound again, in whole
 * numbers and without searching; docs/engine/bounds.md says how.
 */
export interface PriceCertificate {
  /** Steps of the search that found the prices. */
  readonly steps: number;
  /** Time is cut into `count` cells of `width` minutes from here on. */
  readonly from: Instant;
  readonly width: Minutes;
  readonly count: number;
  /** Starts that lie further than this before patient-ready are free of charge. */
  readonly window: Minutes;
  /** Where patient-ready has no slots, lots that are ready within the same span count as ready at its beginning. */
  readonly span: Minutes;
  /** Price units per weighted minute of turnaround. */
  readonly perMinute: number;
  /** Price units per weighted missed window, for all that are missed beyond those the plan reports. */
  readonly perWindow: number;
  readonly trees: readonly ProcessTree[];
  readonly things: readonly PricedThing[];
}
