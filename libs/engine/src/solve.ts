import type { Plan, PlanningCase } from '@lotwright/domain';
import { provableBound } from './bounds/provable.js';
import { firstDraft } from './draft.js';
import { writeReport } from './explain/report.js';
import { DEFAULT_STEPS, type SolveHooks, type SolveParams } from './params.js';
import { PlanSearch } from './plan-search.js';
import { Limit } from './search/stop/limit.js';

/**
 * Plans a validated case on the calling thread: compile, construct, improve, explain. The same case, seed and steps give the same plan;
 * a run that was stopped by time or `shouldStop` records the steps it did, and that many steps give it again. `threads` does not count here.
 * @throws RangeError when the case names something that does not exist, or when `boundSteps` asks for a search beside this one
 */
export function solve(planningCase: PlanningCase, params: SolveParams, hooks: SolveHooks = {}): Plan {
  if ((params.boundSteps?.length ?? 0) > 1) throw new RangeError('several numbers of bound steps need a thread for the bound');
  const started = hooks.clock?.() ?? 0;
  const timed = params.seconds !== null && hooks.clock !== undefined;
  const search = new PlanSearch(planningCase, params, hooks);
  const deadline = timed ? started + params.seconds! * 1000 - search.reserve : Infinity;
  search.advance(new Limit(params.steps ?? (timed ? Infinity : DEFAULT_STEPS), deadline, hooks));
  return search.finish({ seed: params.seed, threadSteps: [search.steps] });
}

/** The baselines: the same decoder on a list, without improvement. */
export function listPlan(planningCase: PlanningCase, order: 'first-come' | 'weight'): Plan {
  const draft = firstDraft(planningCase, order, {});
  return writeReport(draft, provableBound(draft.compiled.problem, draft.impossible, null), { seed: 0, threadSteps: [0] });
}
