import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { COST, MAKESPAN, MEASURES, pursues } from '../problem/pursuit.js';
import type { Tally } from '../solution/tally.js';
import type { Timetable } from '../solution/timetable.js';

/** Where a plan stands: every measure, and the ranks that decide between plans. Reused; reading allocates nothing. */
export class Standing {
  /** Values by measure; `makespan` only where it is pursued. */
  readonly measures = new Float64Array(MEASURES);
  /** Values by rank, most important first. */
  readonly ranks: Float64Array;
  private readonly needsMakespan: boolean;

  constructor(private readonly problem: Problem) {
    this.ranks = new Float64Array(problem.pursuit.ranks.length);
    this.needsMakespan = pursues(problem.pursuit, MAKESPAN);
  }

  /** Reads totals and timetable. @param emptyPlaces places left empty in opened runs */
  read(tally: Tally, table: Timetable, emptyPlaces: number): void {
    const { measures } = this;
    measures.set(tally.sums);
    measures[COST] = emptyPlaces;
    measures[MAKESPAN] = this.needsMakespan ? makespan(this.problem, table) : 0;
    rankValues(this.problem.pursuit.ranks, measures, this.ranks);
  }

  copy(from: Standing): void {
    this.measures.set(from.measures);
    this.ranks.set(from.ranks);
  }

  /** Below zero when this plan is better than the other, above when it is worse, zero when nothing pursued tells them apart. */
  compare(other: Standing): number {
    for (let i = 0; i < this.ranks.length; i++) if (this.ranks[i] !== other.ranks[i]) return this.ranks[i] - other.ranks[i];
    return 0;
  }
}

/** Weighted sums of measures, by rank. */
export function rankValues(ranks: readonly Float64Array[], measures: Float64Array, into: Float64Array): void {
  for (let i = 0; i < ranks.length; i++) {
    let sum = 0;
    for (let m = 0; m < MEASURES; m++) sum += ranks[i][m] * measures[m];
    into[i] = sum;
  }
}

function makespan(problem: Problem, table: Timetable): number {
  let last = problem.now;
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || table.planned[o] === 0) continue;
    last = Math.max(last, table.end[problem.firstOp[o] + problem.recipes[problem.orderRecipe[o]].patientReady]);
  }
  return last - problem.now;
}
