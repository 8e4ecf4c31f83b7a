import type { Plan, PlanningCase } from '@lotwright/domain';
import { BoundBeside } from './bound-beside.js';
import type { PriceProof } from './explain/certificate.js';
import type { Effort } from './explain/report.js';
import { DEFAULT_STEPS, type SolveHooks, type SolveParams, type SolveProgress } from './params.js';
import type { PlanBounding } from './plan-bounder.js';
import { PlanSearch } from './plan-search.js';
import { isBetter, type OfferedPlan } from './search/offered-plan.js';
import { Limit } from './search/stop/limit.js';

/** Steps of one round, after which the islands exchange what they have: part of what makes a plan again, like the seed. */
export const ROUND_STEPS = 500;

/** What an island is asked to do until the next exchange. */
export interface PlanRound {
  /** Steps at most. */
  readonly steps: number;
  /** Seconds until the plan has to be there, the report included; `null` when time does not count. */
  readonly seconds: number | null;
  /** The best plan of the others, when it is new and better than this island's. */
  readonly offered: OfferedPlan | null;
}

/** What an island has to tell at the end of a round. */
export interface PlanRoundReport {
  /** Steps done in this round: fewer than asked for when time was over, when someone asked to stop, or when there is nothing to move. */
  readonly steps: number;
  /** Ranks of its best plan. */
  readonly ranks: Float64Array;
  /** The best plan, when it is another than the one told before. */
  readonly news: OfferedPlan | null;
}

/** One search among several for the same plan, here or in a thread of its own. */
export interface PlanIsland<Result> {
  /** Searches for one round. */
  round(round: PlanRound): Promise<PlanRoundReport>;
  /** Takes over the offered plan if it is better than its own, and reports it with what was proven beside the search. */
  finish(offered: OfferedPlan | null, effort: Effort, proof: PriceProof | null): Promise<Result>;
}

/** What the islands ask of the world around them, and what they tell it. */
export interface IslandsHooks extends Pick<SolveHooks, 'clock' | 'shouldStop'> {
  /** Told after every round how many steps all islands have done. */
  readonly onRound?: (steps: number) => void;
  /** Told of every lower bound of the turnaround level, weighted minutes, that the search beside has proven. */
  readonly onBound?: (bound: number) => void;
}

/**
 * Searches on several islands in rounds of fixed steps. After each round every island is offered the best plan of all, which it takes
 * over when it next starts from its best. Which plan comes out depends on the seed and on the steps of every island, nothing else:
 * when time ends a round early, the steps of each island are recorded, and with them the search can be replayed.
 * @param params `threadSteps` or `steps` limit the islands, and `boundSteps` what runs beside them; `seconds` count from the call on
 * @param bounding looks for prices beside the islands; on a clock the search ends as soon as these prove its plan the best
 * @throws RangeError when there is no island, or `threadSteps` has not one number for each
 */
export async function searchPlanIslands<Result>(islands: readonly PlanIsland<Result>[], params: SolveParams, hooks: IslandsHooks = {}, bounding: PlanBounding | null = null): Promise<Result> {
  const limits = limitsOf(islands.length, params, hooks);
  const begun = hooks.clock?.() ?? 0;
  const done = islands.map(() => 0);
  const ranks: Float64Array[] = [];
  let best: { readonly plan: OfferedPlan; readonly island: number } | null = null;
  let fresh = false;
  const beside = bounding === null ? null : new BoundBeside(bounding, params.boundSteps ?? null, hooks.onBound);
  for (let round = 1; ; round++) {
    const asked = limits.map((limit, i) => Math.min(ROUND_STEPS, limit - done[i]));
    if (asked.every((steps) => steps <= 0)) break;
    const seconds = params.seconds === null || hooks.clock === undefined ? null : params.seconds - (hooks.clock() - begun) / 1000;
    const reports = await Promise.all(islands.map((island, i) => {
      const offered: OfferedPlan | null = fresh && best !== null && best.island !== i && isBetter(best.plan.ranks, ranks[i]) ? best.plan : null;
      return island.round({ steps: asked[i], seconds, offered });
    }));
    fresh = false;
    reports.forEach((report, i) => {
      done[i] += report.steps;
      ranks[i] = report.ranks;
      if (report.news === null || (best !== null && !isBetter(report.news.ranks, best.plan.ranks))) return;
      best = { plan: report.news, island: i };
      fresh = true;
    });
    hooks.onRound?.(done.reduce((a, b) => a + b, 0));
    const plan = bestOf(best);
    if (plan !== null) beside?.afterRound(round, plan.measures);
    if (reports.some((report, i) => report.steps < asked[i]) || hooks.shouldStop?.()) break;
    if (params.boundSteps === undefined && plan !== null && beside?.proves(plan.ranks)) break;
  }
  const proven = (await beside?.end()) ?? null;
  const effort = { seed: params.seed, threadSteps: done, ...(proven !== null && { boundSteps: proven.boundSteps }) };
  return islands[0].finish(bestOf(best), effort, proven?.proof ?? null);
}

/** The best plan of the islands so far: a function, because the compiler takes what only a callback assigns for never assigned. */
function bestOf(best: { readonly plan: OfferedPlan } | null): OfferedPlan | null {
  return best?.plan ?? null;
}

function limitsOf(islands: number, { threadSteps, steps, seconds }: SolveParams, hooks: IslandsHooks): readonly number[] {
  if (islands === 0) throw new RangeError('a search needs at least one island');
  if (threadSteps === undefined) return new Array<number>(islands).fill(steps ?? (seconds !== null && hooks.clock !== undefined ? Infinity : DEFAULT_STEPS));
  if (threadSteps.length !== islands) throw new RangeError(`steps for ${threadSteps.length} threads cannot be replayed on ${islands}; search on as many threads as there are numbers`);
  return threadSteps;
}

/** Runs one search round by round on the thread it is called on. */
export class LocalPlanIsland {
  private readonly search: PlanSearch;
  private told: Float64Array | null = null;

  /** Compiles and constructs. @throws RangeError when the case names something that does not exist */
  constructor(
    planningCase: PlanningCase,
    params: Pick<SolveParams, 'seed' | 'selfCheck' | 'seconds' | 'boundSteps'>,
    private readonly hooks: SolveHooks,
    island: number,
  ) {
    this.search = new PlanSearch(planningCase, params, hooks, island);
  }

  /** Searches for one round. */
  round({ steps, seconds, offered }: PlanRound): PlanRoundReport {
    const { search, hooks } = this;
    const before = search.steps;
    if (offered !== null) search.offer(offered);
    const deadline = seconds === null ? Infinity : (hooks.clock?.() ?? 0) + seconds * 1000 - search.reserve;
    search.advance(new Limit(before + Math.max(0, steps), deadline, hooks));
    const ranks = search.ranks.slice();
    const news = this.told === null || isBetter(ranks, this.told) ? search.pack() : null;
    this.told = ranks;
    return { steps: search.steps - before, ranks, news };
  }

  /** Takes over the offered plan if it is better, and reports it with what was proven beside the search. */
  finish(offered: OfferedPlan | null, effort: Effort, proof: PriceProof | null): Plan {
    if (offered !== null) this.search.offer(offered);
    return this.search.finish(effort, proof);
  }
}

/** The latest progress of several islands as one: steps of all, levels of the best. @throws RangeError when there is none */
export function together(latest: readonly SolveProgress[]): SolveProgress {
  if (latest.length === 0) throw new RangeError('progress of no island cannot be put together');
  const improving = latest.filter((progress) => progress.phase === 'improve');
  if (improving.length === 0 || latest[0].phase === 'explain') return latest[0];
  const best = improving.reduce((a, b) => (isAhead(b, a) ? b : a));
  const steps = improving.reduce((sum, progress) => sum + progress.steps, 0);
  const perSecond = improving.reduce((sum, progress) => sum + (progress.stepsPerSecond ?? 0), 0);
  return { ...best, steps, stepsPerSecond: perSecond > 0 ? perSecond : null };
}

/** Progress with a bound that was proven elsewhere, if it is higher than the bound it tells of. */
export function withBound(progress: SolveProgress, bound: number | null): SolveProgress {
  const value = progress.objective.find(({ level }) => level === 'turnaround')?.value;
  if (bound === null || progress.bound === null || bound <= progress.bound || value === undefined) return progress;
  return { ...progress, bound, gap: value === 0 ? 0 : (value - bound) / value };
}

function isAhead(a: SolveProgress, b: SolveProgress): boolean {
  const at = a.objective.findIndex(({ value }, i) => value !== b.objective[i].value);
  return at >= 0 && a.objective[at].value < b.objective[at].value;
}
