import type { Plan, PlanningCase } from '@lotwright/domain';
import { boundPlan } from './bounds/plan-bound.js';
import { compile, firstHorizon, lastHorizon, type Compiled } from './compile/compile.js';
import { construct } from './construct/construct.js';
import { Decoder } from './construct/decoder.js';
import type { ListRule } from './construct/order-lists.js';
import { Workshop } from './construct/workshop.js';
import { isFinal, traceBlockage } from './explain/blocked.js';
import { levels, named, writeReport } from './explain/report.js';
import type { SolveHooks, SolveParams, SolveProgress } from './params.js';
import { NONE } from './problem/limits.js';
import { audit } from './search/audit.js';
import { Improver } from './search/improve.js';
import { rightJustify } from './search/right-justify.js';
import { Limit } from './search/stop/limit.js';

/** Share of the time spent on compiling and constructing that bounding and explaining take afterwards, about. */
const EXPLAIN_SHARE = 0.6;
const STEPS_BETWEEN_LOOKS = 16;
const MILLISECONDS_BETWEEN_REPORTS = 200;
const STEPS_BETWEEN_REPORTS = 4096;

/** A plan in the making: the compiled case, its bookings, and the orders that found no place. */
interface Draft {
  readonly compiled: Compiled;
  readonly decoder: Decoder;
  readonly failed: number[];
}

/**
 * Plans a validated case: compile, construct, improve, explain. The same case, seed and steps give the same plan; a run that was
 * stopped by time or `shouldStop` records the steps it did, and that many steps give it again.
 * @throws RangeError when the case names something that does not exist
 */
export function solve(planningCase: PlanningCase, params: SolveParams, hooks: SolveHooks = {}): Plan {
  const started = hooks.clock?.() ?? 0;
  const draft = firstDraft(planningCase, 'weight', hooks);
  const { compiled, decoder } = draft;
  const bounds = boundPlan(compiled.problem);
  const reserve = ((hooks.clock?.() ?? 0) - started) * EXPLAIN_SHARE;
  const limit = new Limit(params, hooks, started, reserve);
  const improver = new Improver(compiled.problem, decoder, { lateness: bounds.lateOf, turnaround: bounds.turnOf }, params.seed, draft.failed);
  improve(improver, draft, limit, params, hooks);
  improver.restoreBest();
  rightJustify(compiled.problem, decoder);
  if (params.selfCheck === 'full' || params.selfCheck === 'cheap') audit(decoder, 'after the search');
  hooks.onProgress?.(progress(draft, 'explain', improver.steps));
  return writeReport(compiled, decoder, bounds, params.seed, improver.steps);
}

/** The baselines: the same decoder on a list, without improvement. */
export function listPlan(planningCase: PlanningCase, order: 'first-come' | 'weight'): Plan {
  const { compiled, decoder } = firstDraft(planningCase, order, {});
  return writeReport(compiled, decoder, boundPlan(compiled.problem), 0, 0);
}

/** Compiles and constructs; once more with the farthest horizon when an order finds no place before the first one. */
function firstDraft(planningCase: PlanningCase, rule: ListRule, hooks: SolveHooks): Draft {
  const draft = draftTo(planningCase, firstHorizon(planningCase), rule, hooks);
  const mayGain = draft.failed.some((o) => {
    const blockage = traceBlockage(draft.decoder, o, false);
    return blockage !== null && !isFinal(draft.compiled, blockage);
  });
  return mayGain ? draftTo(planningCase, lastHorizon(planningCase), rule, hooks) : draft;
}

function draftTo(planningCase: PlanningCase, horizon: number, rule: ListRule, hooks: SolveHooks): Draft {
  hooks.onProgress?.({ phase: 'compile', steps: 0, planned: 0, total: planningCase.orders.length, objective: [] });
  const compiled = compile(planningCase, horizon);
  const { problem } = compiled;
  const decoder = new Decoder(problem, new Workshop(problem));
  const total = problem.orderRecipe.reduce((n, r) => (r === NONE ? n : n + 1), 0);
  const every = Math.max(50, Math.ceil(total / 20));
  const failed = construct(problem, decoder, rule, (planned) => {
    if (planned % every === 0) hooks.onProgress?.({ phase: 'construct', steps: 0, planned, total, objective: [] });
  });
  return { compiled, decoder, failed: failed.filter((o) => !decoder.place(o)) };
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
        hooks.onProgress({ ...progress(draft, 'improve', steps), objective: named(improver.bestLevels()) });
      }
    }
    improver.step(watch);
  }
}

function progress({ decoder, compiled }: Draft, phase: SolveProgress['phase'], steps: number): SolveProgress {
  const { planned } = decoder.workshop.table;
  const total = compiled.problem.orderRecipe.reduce((n, r) => (r === NONE ? n : n + 1), 0);
  return { phase, steps, planned: planned.reduce((sum, p) => sum + p, 0), total, objective: levels(decoder) };
}
