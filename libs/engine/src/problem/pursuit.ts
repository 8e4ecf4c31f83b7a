import { NEVER } from './limits.js';

/** Positions of the levels in arrays of measures: the order of OBJECTIVE_LEVELS in the domain. */
export const UNPLANNED = 0;
export const LATENESS = 1;
export const TURNAROUND = 2;
export const STABILITY = 3;
export const COST = 4;
export const FAIRNESS = 5;
export const TARDINESS = 6;
export const MAKESPAN = 7;
export const MEASURES = 8;

/** What the plan shall be best at, in flat form. */
export interface Pursuit {
  /** By rank, most important first, then by measure: what one unit counts in the rank; 0 where it does not. Rank 0 is `unplanned` alone. */
  readonly ranks: readonly Float64Array[];
  /** Minutes of turnaround that do not count against fairness. */
  readonly longestTurnaround: number;
}

/** The weights of one rank. @param terms measure and weight */
export function rankOf(terms: readonly (readonly [measure: number, weight: number])[]): Float64Array {
  const weights = new Float64Array(MEASURES);
  for (const [measure, weight] of terms) weights[measure] = weight;
  return weights;
}

/** Whether any rank asks for the measure. */
export function pursues({ ranks }: Pursuit, measure: number): boolean {
  return ranks.some((rank) => rank[measure] > 0);
}

/** Unplanned orders first, then the given ranks. */
export function pursuitOf(ranks: readonly Float64Array[], longestTurnaround: number | null): Pursuit {
  return { ranks: [rankOf([[UNPLANNED, 1]]), ...ranks], longestTurnaround: longestTurnaround ?? NEVER };
}
