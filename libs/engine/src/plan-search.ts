import type { Plan, PlanningCase } from '@lotwright/domain';
import { boundPlan, type PlanBound } from './bounds/plan-bound.js';
import { provableBound } from './bounds/provable.js';
import { BoundBetween } from './bound-between.js';
import { firstDraft, type Draft } from './draft.js';
import type { PriceProof } from './explain/certificate.js';
import { levels, writeReport, type Effort } from './explain/report.js';
import { Standing } from './objective/standing.js';
import type { SolveHooks, SolveParams, SolveProgress } from './params.js';
import { PlanBounder } from './plan-bounder.js';
import { NONE } from './problem/limits.js';
import { pursues, TURNAROUND } from './problem/pursuit.js';
import { audit } from './search/audit.js';
import { Improver } from './search/improve.js';
import type { OfferedPlan } from './search/offered-plan.js';
import { compact, settle } from './search/polish.js';
import { firstComeFirst } from './search/first-come.js';
import { rightJustify } from './search/right-justify.js';
import { shareRuns } from './search/share-runs.js';
import type { Limit } from './search/stop/limit.js';

/** Time that tidying and accounting take afterwards, as a multiple of that for compiling and constructing: about 2 at 1,000 and at 10,000 lots. */
const FINISH_SHARE = 2.5;
/** Of a time limit so much at most is left for them where compiling and constructing took less than `TELLING` milliseconds: that says little about small cases. */
const MOST_FINISH_SHARE = 0.4;
const TELLING = 1000;
/** Least time limit in which prices are looked for between the rounds, as a multiple of the time for compiling and constructing: the search for prices gets a third of it, and opening it and its first few steps take four times that. */
const BOUND_LEAST = 12;
const STEPS_BETWEEN_LOOKS = 16;
const MILLISECONDS_BETWEEN_REPORTS = 200;
const STEPS_BETWEEN_REPORTS = 4096;

/** One search for a plan of one case, from the first plan to the report: it can be interrupted, taken up again, and offered better plans. */
export class PlanSearch {
  /** Milliseconds to leave for tidying and accounting; 0 without a clock. */
  readonly reserve: number;
  private readonly draft: Draft;
  private readonly bounds: PlanBound;
  private readonly improver: Improver;
  private readonly started: number;
  private readonly begun: number;
  private reported: number;
  /** On the first plan. */
  private readonly bounder: PlanBounder;
  private known: PlanBound | null = null;

  /**
   * Compiles, constructs and bounds.
   * @param island number of this search among those that run together; each draws other moves from the same seed
   * @throws RangeError when the case names something that does not exist
   */
  constructor(
    planningCase: PlanningCase,
    private readonly params: Pick<SolveParams, 'seed' | 'selfCheck' | 'seconds' | 'boundSteps'>,
    private readonly hooks: SolveHooks,
    island = 0,
  ) {
    this.started = this.now();
    this.draft = firstDraft(planningCase, 'weight', hooks);
    const { compiled, decoder, impossible, displaced } = this.draft;
    this.bounds = boundPlan(compiled.problem, impossible);
    this.begun = this.reported = this.now();
    const spent = this.begun - this.started;
    const finishing = spent * FINISH_SHARE;
    const limit = (params.seconds ?? 0) * 1000;
    this.reserve = spent < TELLING ? Math.min(finishing, limit * MOST_FINISH_SHARE) : Math.min(finishing, limit);
    this.bounder = new PlanBounder(this.draft, decoder, this.bounds, hooks);
    this.improver = new Improver(compiled.problem, decoder, this.bounds.costs, params.seed, displaced, island);
    const standing = new Standing(compiled.problem);
    decoder.stand(standing);
    hooks.onProgress?.(this.progress('improve', standing));
  }

  /** Improvement steps done so far. */
  get steps(): number {
    return this.improver.steps;
  }

  /** Whether there is nothing to move. */
  get idle(): boolean {
    return this.improver.idle;
  }

  /** Improves until the limit is reached. */
  advance(limit: Limit): void {
    const { improver, draft, params } = this;
    const watch = params.selfCheck === 'full' ? (steps: number): void => audit(draft.decoder, `after step ${steps}`) : null;
    while (!improver.idle && improver.steps < limit.steps) {
      if (improver.steps % STEPS_BETWEEN_LOOKS === 0) {
        if (limit.reached()) return;
        this.report();
      }
      improver.step(watch);
    }
  }

  /** A plan found elsewhere, to go on from where it is better. */
  offer(plan: OfferedPlan): void {
    this.improver.offer(plan);
  }

  /** The best plan so far, to be offered elsewhere. */
  pack(): OfferedPlan {
    return this.improver.best.pack();
  }

  /** The search for prices to take turns with on this thread; `null` where none is asked for, or where time would not get it far. @param deadline reading of the clock at which both have to end */
  turns(deadline: number): BoundBetween | null {
    const { params, hooks, bounder } = this;
    if (params.boundSteps !== undefined) return params.boundSteps.length > 1 ? new BoundBetween(bounder, params.boundSteps) : null;
    if (params.seconds === null || hooks.clock === undefined || (this.begun - this.started) * BOUND_LEAST > params.seconds * 1000) return null;
    return new BoundBetween(bounder, { clock: hooks.clock, begun: this.begun, deadline, ...(hooks.shouldStop && { shouldStop: hooks.shouldStop }) });
  }

  /** Measures of the best plan so far, by measure. */
  get measures(): Float64Array {
    return this.improver.best.standing.measures;
  }

  /** Measures of the best plan so far, by rank. */
  get ranks(): Float64Array {
    return this.improver.best.standing.ranks;
  }

  /**
   * Polishes the best plan, offered ones included, and reports it. Nothing can be improved afterwards.
   * @param proof what was proven beside the search; `null` when nothing was
   */
  finish(effort: Effort, proof: PriceProof | null = null): Plan {
    const { compiled, decoder } = this.draft;
    const { problem } = compiled;
    this.improver.restart();
    // What was constructed from nothing stands at its earliest already.
    if (this.improver.best.improved || problem.publishedStart.some((start) => start !== NONE)) compact(problem, decoder);
    shareRuns(problem, decoder);
    this.improver.reap();
    compact(problem, decoder, firstComeFirst(problem, decoder));
    settle(problem, decoder);
    rightJustify(problem, decoder);
    this.placeLeftOut();
    if (this.params.selfCheck === 'full' || this.params.selfCheck === 'cheap') audit(decoder, 'after the search');
    this.hooks.onProgress?.(this.progress('explain', this.improver.best.standing));
    const bounded = proof === null ? this.bounded(effort) : { effort, proof };
    return writeReport(this.draft, this.provable, bounded.effort, bounded.proof);
  }

  /** What a plan may claim where no prices prove more. */
  private get provable(): PlanBound {
    const { compiled, impossible } = this.draft;
    return (this.known ??= provableBound(compiled.problem, impossible, this.bounds));
  }

  /** Looks for prices that bound the plan as it stands, for as many steps as were asked for after the search. */
  private bounded(effort: Effort): { readonly effort: Effort; readonly proof: PriceProof | null } {
    const { boundSteps } = this.params;
    if (boundSteps?.length !== 1 || boundSteps[0] === 0) return { effort, proof: null };
    const bounder = new PlanBounder(this.draft, this.draft.decoder, this.bounds, this.hooks);
    bounder.round({ steps: boundSteps[0], seconds: null, measures: null });
    const proof = bounder.prove();
    return { effort: proof === null ? effort : { ...effort, boundSteps: [bounder.steps] }, proof };
  }

  /** Settling and justifying may have made room for an order that found none before. */
  private placeLeftOut(): void {
    const { compiled: { problem }, decoder, impossible } = this.draft;
    for (let o = 0; o < problem.orders; o++) {
      if (problem.orderRecipe[o] !== NONE && decoder.workshop.table.planned[o] === 0 && !impossible.has(o)) decoder.place(o);
    }
  }

  private report(): void {
    const { hooks, steps } = this;
    const now = this.now();
    const due = hooks.clock ? now - this.reported >= MILLISECONDS_BETWEEN_REPORTS : steps % STEPS_BETWEEN_REPORTS === 0 && steps > 0;
    if (!due || !hooks.onProgress) return;
    this.reported = now;
    hooks.onProgress(this.progress('improve', this.improver.best.standing));
  }

  private progress(phase: SolveProgress['phase'], standing: Standing): SolveProgress {
    const { compiled, decoder } = this.draft;
    const { provable } = this;
    const { planned } = decoder.workshop.table;
    const total = compiled.problem.orderRecipe.reduce((n, r) => (r === NONE ? n : n + 1), 0);
    const isPlanned = planned.reduce((sum, p) => sum + p, 0);
    const value = standing.measures[TURNAROUND];
    const bound = provable.complete && isPlanned === total && pursues(compiled.problem.pursuit, TURNAROUND) ? provable.measures[TURNAROUND] : null;
    const seconds = (this.now() - this.begun) / 1000;
    return {
      phase,
      steps: this.steps,
      stepsPerSecond: seconds > 0 && this.steps > 0 ? this.steps / seconds : null,
      planned: isPlanned,
      total,
      objective: levels(compiled, standing),
      bound,
      gap: bound === null ? null : value === 0 ? 0 : (value - bound) / value,
    };
  }

  private now(): number {
    return this.hooks.clock?.() ?? 0;
  }
}
