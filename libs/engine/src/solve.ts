import type { Plan, PlanningCase } from '@lotwright/domain';
import { provableBound } from './bounds/provable.js';
import type { BoundBetween } from './bound-between.js';
import { firstDraft } from './draft.js';
import { writeReport } from './explain/report.js';
import { ROUND_STEPS } from './islands.js';
import { DEFAULT_STEPS, type SolveHooks, type SolveParams } from './params.js';
import { PlanSearch } from './plan-search.js';
import { Limit } from './search/stop/limit.js';

/**
 * Plans a validated case on the calling thread: compile, construct, improve, explain. The same case, seed and steps give the same plan;
 * a run that was stopped by time or `shouldStop` records the steps it did, and that many steps give it again. `threads` does not count here.
 * @throws RangeError when the case names something that does not exist
 */
export function solve(planningCase: PlanningCase, params: SolveParams, hooks: SolveHooks = {}): Plan {
  const started = hooks.clock?.() ?? 0;
  const timed = params.seconds !== null && hooks.clock !== undefined;
  const search = new PlanSearch(planningCase, params, hooks);
  const deadline = timed ? started + params.seconds! * 1000 - search.reserve : Infinity;
  const steps = params.steps ?? (timed ? Infinity : DEFAULT_STEPS);
  const turns = search.turns(deadline);
  if (turns === null) search.advance(new Limit(steps, deadline, hooks));
  else takeTurns(search, turns, { steps, deadline, replayed: params.boundSteps !== undefined }, hooks);
  const proven = turns?.end() ?? null;
  return search.finish({ seed: params.seed, threadSteps: [search.steps], ...(proven !== null && { boundSteps: proven.boundSteps }) }, proven?.proof ?? null);
}

/** When taking turns ends; what is replayed goes on when no plan can be better, since what proves it may come sooner than it did. */
interface Turns {
  readonly steps: number;
  readonly deadline: number;
  readonly replayed: boolean;
}

/** Searches for plans round by round, and in between for prices. */
function takeTurns(search: PlanSearch, turns: BoundBetween, { steps, deadline, replayed }: Turns, hooks: SolveHooks): void {
  for (let round = 1; search.steps < steps; round++) {
    const end = Math.min(steps, search.steps + ROUND_STEPS);
    search.advance(new Limit(end, deadline, hooks));
    turns.afterRound(round, search.measures.slice());
    if (search.steps < end || (!replayed && turns.proves(search.ranks))) return;
  }
}

/** The baselines: the same decoder on a list, without improvement. */
export function listPlan(planningCase: PlanningCase, order: 'first-come' | 'weight'): Plan {
  const draft = firstDraft(planningCase, order, {});
  return writeReport(draft, provableBound(draft.compiled.problem, draft.impossible, null), { seed: 0, threadSteps: [0] });
}
