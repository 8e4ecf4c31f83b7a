import type { PackedPlan } from '../solution/snapshot.js';

/** A plan and where it stands, in a form that can be sent to another thread. */
export interface OfferedPlan {
  readonly packed: PackedPlan;
  readonly measures: Float64Array;
  readonly ranks: Float64Array;
}

/** Whether the first ranks are better than the second: smaller where they differ first. */
export function isBetter(ranks: Float64Array, others: Float64Array): boolean {
  for (let i = 0; i < ranks.length; i++) if (ranks[i] !== others[i]) return ranks[i] < others[i];
  return false;
}
