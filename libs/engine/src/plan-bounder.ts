import type { PlanningCase } from '@lotwright/domain';
import { boundPlan, leastRanks, withTurnaround, type PlanBound } from './bounds/plan-bound.js';
import { openPriceSearch, type PlanEnd } from './bounds/priced-bound.js';
import type { PriceSearch, Target } from './bounds/price-search.js';
import type { Decoder } from './construct/decoder.js';
import { firstDraft, type Draft } from './draft.js';
import { writeProof, type PriceProof } from './explain/certificate.js';
import { Standing } from './objective/standing.js';
import type { SolveHooks } from './params.js';
import { NONE } from './problem/limits.js';
import type { Problem } from './problem/problem.js';
import { LATENESS, TURNAROUND, UNPLANNED } from './problem/pursuit.js';
import { Limit } from './search/stop/limit.js';

/** What the search for prices is asked to do next. */
export interface BoundRound {
  /** Steps at most. */
  readonly steps: number;
  /** Seconds at most; `null` when time does not count. */
  readonly seconds: number | null;
  /** Measures of the best plan, to aim at; `null` to go on with the plan before, first of all the first plan. */
  readonly measures: Float64Array | null;
}

/** How far the search for prices is. */
export interface BoundReport {
  /** Steps done in this round: none when the bound has met the plan, or when there is nothing to bound. */
  readonly steps: number;
  /** Proven lower bound of the turnaround level, weighted minutes, given the missed windows of the plan aimed at; `null` when there is none. */
  readonly bound: number | null;
  /** The least any plan can come to, by rank; `null` without a bound. */
  readonly least: Float64Array | null;
  /** What the best prices so far prove; `null` when there are none. */
  readonly proof: PriceProof | null;
}

/** A search for prices, here or in a thread of its own. */
export interface PlanBounding {
  /** Goes on looking for better prices. */
  round(round: BoundRound): Promise<BoundReport>;
}

const NOTHING: BoundReport = { steps: 0, bound: null, least: null, proof: null };

/** Looks for prices that bound the plans of one case: opened on one plan of it, then aimed at better ones. Same case and rounds: same prices. */
export class PlanBounder {
  private readonly problem: Problem;
  private search: PriceSearch | null = null;
  private measures: Float64Array;
  private readonly reach: Omit<PlanEnd, keyof Target>;

  /** @param decoder holds a plan of the case, which says how far time has to reach; it is read here only */
  constructor(
    private readonly draft: Pick<Draft, 'compiled'>,
    decoder: Decoder,
    private readonly bounds: PlanBound,
    private readonly hooks: SolveHooks,
  ) {
    this.problem = draft.compiled.problem;
    const standing = new Standing(this.problem);
    decoder.stand(standing);
    this.measures = standing.measures;
    this.reach = reachOf(this.problem, decoder);
  }

  /** Opens it on the first plan of the case. @throws RangeError when the case names something that does not exist */
  static onFirstPlan(planningCase: PlanningCase, hooks: SolveHooks): PlanBounder {
    const draft = firstDraft(planningCase, 'weight', {});
    return new PlanBounder(draft, draft.decoder, boundPlan(draft.compiled.problem, draft.impossible), hooks);
  }

  /** Steps done so far. */
  get steps(): number {
    return this.search?.steps ?? 0;
  }

  /** Looks for better prices for one round; one step at least if anything can be gained. */
  round({ steps, seconds, measures }: BoundRound): BoundReport {
    if (measures !== null) this.aim(measures);
    const before = this.steps;
    // Opening the search counts too: with many lots it takes longer than several steps.
    const limit = new Limit(before + steps, seconds === null ? Infinity : (this.hooks.clock?.() ?? 0) + seconds * 1000, this.hooks);
    const search = steps > 0 ? this.opened() : this.search;
    if (search === null) return NOTHING;
    while (search.steps < limit.steps && (search.steps === 0 || !search.met)) {
      search.step();
      if (limit.reached()) break;
    }
    if (search.steps === 0) return NOTHING;
    const bound = search.proven.bound;
    return { steps: search.steps - before, bound, least: leastRanks(this.problem, withTurnaround(this.bounds, bound)), proof: this.prove() };
  }

  /** What the best prices so far prove; `null` when there are none. */
  prove(): PriceProof | null {
    return this.search === null || this.search.steps === 0 ? null : writeProof(this.draft.compiled, this.search);
  }

  private aim(measures: Float64Array): void {
    this.measures = measures;
    if (measures[UNPLANNED] === 0) this.search?.aim(this.target);
  }

  private get target(): Target {
    return { turnaround: this.measures[TURNAROUND], lateness: this.measures[LATENESS] };
  }

  /** Nothing is bounded before a plan leaves no order out, nor when none can. */
  private opened(): PriceSearch | null {
    if (this.search === null && this.bounds.complete && this.measures[UNPLANNED] === 0) this.search = openPriceSearch(this.problem, { ...this.target, ...this.reach });
    return this.search;
  }
}

/** How far a plan reaches, and how it goes. */
function reachOf(problem: Problem, { workshop: { table } }: Decoder): Omit<PlanEnd, keyof Target> {
  let lastReady = problem.now;
  let longest = 0;
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || table.planned[o] === 0) continue;
    const ready = table.end[problem.firstOp[o] + problem.recipes[problem.orderRecipe[o]].patientReady];
    lastReady = Math.max(lastReady, ready);
    longest = Math.max(longest, ready - Math.max(problem.now, problem.release[o]));
  }
  const starts = table.start.map((start, x) => (table.planned[problem.opOrder[x]] === 1 ? start : NONE));
  return { lastReady, longest, starts };
}
