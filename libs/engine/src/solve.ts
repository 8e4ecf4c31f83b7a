import type { Plan, PlanningCase } from '@lotwright/domain';
import { boundPlan } from './bounds/plan-bound.js';
import { firstDraft, type Draft } from './draft.js';
import { levels, writeReport } from './explain/report.js';
import type { SolveHooks, SolveParams, SolveProgress } from './params.js';
import { Standing } from './objective/standing.js';
import { NONE } from './problem/limits.js';
import { audit } from './search/audit.js';
import { Improver } from './search/improve.js';
import { compact, settle } from './search/polish.js';
import { rightJustify } from './search/right-justify.js';
import { Limit } from './search/stop/limit.js';

/** Share of the time spent on compiling and constructing that bounding and explaining take afterwards, about. */
const EXPLAIN_SHARE = 0.6;
const STEPS_BETWEEN_LOOKS = 16;
const MILLISECONDS_BETWEEN_REPORTS = 200;
const STEPS_BETWEEN_REPORTS = 4096;

/**
 * Plans a validated case: compile, construct, improve, explain. The same case, seed and steps give the same plan; a run that was
 * stopped by time or `shouldStop` records the steps it did, and that many steps give it again.
 * @throws RangeError when the case names something that does not exist
 */
export function solve(planningCase: PlanningCase, params: SolveParams, hooks: SolveHooks = {}): Plan {
  const started = hooks.clock?.() ?? 0;
  const draft = firstDraft(planningCase, 'weight', hooks);
  const { compiled, decoder } = draft;
  const bounds = boundPlan(compiled.problem, draft.impossible);
  const reserve = ((hooks.clock?.() ?? 0) - started) * EXPLAIN_SHARE;
  const limit = new Limit(params, hooks, started, reserve);
  const improver = new Improver(compiled.problem, decoder, bounds.costs, params.seed, draft.displaced);
  improve(improver, draft, limit, params, hooks);
  improver.restoreBest();
  compact(compiled.problem, decoder);
  settle(compiled.problem, decoder);
  rightJustify(compiled.problem, decoder);
  placeLeftOut(draft);
  if (params.selfCheck === 'full' || params.selfCheck === 'cheap') audit(decoder, 'after the search');
  hooks.onProgress?.(progress(draft, 'explain', improver.steps));
  return writeReport(draft, bounds, params.seed, improver.steps);
}

/** Settling and justifying may have made room for an order that found none before. */
function placeLeftOut({ compiled: { problem }, decoder, impossible }: Draft): void {
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] !== NONE && decoder.workshop.table.planned[o] === 0 && !impossible.has(o)) decoder.place(o);
  }
}

/** The baselines: the same decoder on a list, without improvement. */
export function listPlan(planningCase: PlanningCase, order: 'first-come' | 'weight'): Plan {
  const draft = firstDraft(planningCase, order, {});
  return writeReport(draft, boundPlan(draft.compiled.problem, draft.impossible), 0, 0);
}

function improve(improver: Improver, draft: Draft, limit: Limit, params: SolveParams, hooks: SolveHooks): void {
  const watch = params.selfCheck === 'full' ? (steps: number): void => audit(draft.decoder, `after step ${steps}`) : null;
  let reported = hooks.clock?.() ?? 0;
  hooks.onProgress?.(progress(draft, 'improve', 0));
  while (!improver.idle) {
    const steps = improver.steps;
    if (steps % STEPS_BETWEEN_LOOKS === 0 || params.steps !== null) {
      if (limit.reached(steps)) return;
      const now = hooks.clock?.() ?? 0;
      const due = hooks.clock ? now - reported >= MILLISECONDS_BETWEEN_REPORTS : steps % STEPS_BETWEEN_REPORTS === 0 && steps > 0;
      if (due && hooks.onProgress) {
        reported = now;
        hooks.onProgress({ ...progress(draft, 'improve', steps), objective: levels(draft.compiled, improver.best) });
      }
    }
    improver.step(watch);
  }
}

function progress({ decoder, compiled }: Draft, phase: SolveProgress['phase'], steps: number): SolveProgress {
  const { planned } = decoder.workshop.table;
  const total = compiled.problem.orderRecipe.reduce((n, r) => (r === NONE ? n : n + 1), 0);
  const standing = new Standing(compiled.problem);
  decoder.stand(standing);
  return { phase, steps, planned: planned.reduce((sum, p) => sum + p, 0), total, objective: levels(compiled, standing) };
}
