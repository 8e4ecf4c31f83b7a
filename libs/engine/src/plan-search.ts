import type { Plan, PlanningCase } from '@lotwright/domain';
import { boundPlan, type PlanBound } from './bounds/plan-bound.js';
import { provableBound } from './bounds/provable.js';
import { firstDraft, type Draft } from './draft.js';
import type { PriceProof } from './explain/certificate.js';
import { levels, writeReport, type Effort } from './explain/report.js';
import { Standing } from './objective/standing.js';
import type { SolveHooks, SolveParams, SolveProgress } from './params.js';
import { PlanBounder } from './plan-bounder.js';
import { NONE } from './problem/limits.js';
import { TURNAROUND } from './problem/pursuit.js';
import { audit } from './search/audit.js';
import { Improver } from './search/improve.js';
import type { OfferedPlan } from './search/offered-plan.js';
import { compact, settle } from './search/polish.js';
import { rightJustify } from './search/right-justify.js';
import { shareRuns } from './search/share-runs.js';
import type { Limit } from './search/stop/limit.js';

/** Time that tidying and accounting take afterwards, as a multiple of that for compiling and constructing: about 2 at 1,000 and at 10,000 lots. */
const FINISH_SHARE = 2.5;
/** Of a time limit so much at most is left for them where compiling and constructing took less than `TELLING` milliseconds: that says little about small cases. */
const MOST_FINISH_SHARE = 0.4;
const TELLING = 1000;
/** Part of that time which goes into the report, after the bound. */
const REPORT_SHARE = 0.6;
/** Share of a time limit that goes into bounding the plan found where no other thread does that. */
const BOUND_SHARE = 1 / 3;
/** What opening the search for prices and its first few steps take, as a multiple of the time for compiling and constructing: with less there is nothing to gain. */
const BOUND_LEAST = 4;
const STEPS_BETWEEN_LOOKS = 16;
const MILLISECONDS_BETWEEN_REPORTS = 200;
const STEPS_BETWEEN_REPORTS = 4096;

/** One search for a plan of one case, from the first plan to the report: it can be interrupted, taken up again, and offered better plans. */
export class PlanSearch {
  /** Milliseconds to leave for what follows the search; 0 without a clock. */
  readonly reserve: number;
  private readonly draft: Draft;
  private readonly bounds: PlanBound;
  private readonly improver: Improver;
  private readonly started: number;
  private readonly begun: number;
  /** Milliseconds that tidying and accounting are expected to take. */
  private readonly finishing: number;
  private reported: number;

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
    this.finishing = spent * FINISH_SHARE;
    const limit = (params.seconds ?? 0) * 1000;
    this.reserve = (spent < TELLING ? Math.min(this.finishing, limit * MOST_FINISH_SHARE) : Math.min(this.finishing, limit)) + this.boundTime;
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
    settle(problem, decoder);
    rightJustify(problem, decoder);
    this.placeLeftOut();
    if (this.params.selfCheck === 'full' || this.params.selfCheck === 'cheap') audit(decoder, 'after the search');
    this.hooks.onProgress?.(this.progress('explain', this.improver.best.standing));
    const bounded = proof === null ? this.bounded(effort) : { effort, proof };
    return writeReport(this.draft, provableBound(problem, this.draft.impossible, this.bounds), bounded.effort, bounded.proof);
  }

  /** Milliseconds for the search for prices after that for plans; 0 where time does not count, or where it would not get far. */
  private get boundTime(): number {
    const { params, hooks } = this;
    if (params.boundSteps !== undefined || params.seconds === null || hooks.clock === undefined) return 0;
    const time = params.seconds * 1000 * BOUND_SHARE;
    return (this.begun - this.started) * BOUND_LEAST > time ? 0 : time;
  }

  /** Milliseconds of it that are left when only the report follows. */
  private get boundTimeLeft(): number {
    const { boundTime } = this;
    return boundTime === 0 ? 0 : Math.max(1, Math.min(boundTime, this.started + this.params.seconds! * 1000 - this.finishing * REPORT_SHARE - this.now()));
  }

  /** Looks for prices that bound the plan as it stands, as long as there is time for it. */
  private bounded(effort: Effort): { readonly effort: Effort; readonly proof: PriceProof | null } {
    const { boundSteps } = this.params;
    const time = this.boundTimeLeft;
    const steps = boundSteps?.length === 1 ? boundSteps[0] : time > 0 ? Infinity : 0;
    if (steps === 0) return { effort, proof: null };
    const bounder = new PlanBounder(this.draft, this.draft.decoder, this.bounds, this.hooks);
    bounder.round({ steps, seconds: time > 0 ? time / 1000 : null, measures: null });
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
    const { planned } = decoder.workshop.table;
    const total = compiled.problem.orderRecipe.reduce((n, r) => (r === NONE ? n : n + 1), 0);
    const isPlanned = planned.reduce((sum, p) => sum + p, 0);
    const value = standing.measures[TURNAROUND];
    const bound = this.bounds.complete && isPlanned === total ? this.bounds.measures[TURNAROUND] : null;
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
