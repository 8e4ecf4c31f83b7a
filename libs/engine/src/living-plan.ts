import { caseAfter, type Assignment, type Plan, type PlanningCase, type PlantEvent, type RepairReport } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { provableBound } from './bounds/provable.js';
import { compile, firstHorizon, lastHorizon, type Compiled } from './compile/compile.js';
import { writePlan } from './compile/plan-writer.js';
import { republish } from './compile/republish.js';
import { operationsNow } from './compile/succession.js';
import { Decoder } from './construct/decoder.js';
import { deadline } from './construct/order-lists.js';
import { handOver, instrumentsOf } from './construct/hand-over.js';
import { restorePlan, type Kept } from './construct/restore-plan.js';
import { publishedFirst } from './construct/warm-start.js';
import { Workshop } from './construct/workshop.js';
import { HopelessOrders } from './explain/hopeless.js';
import { reportRepair } from './explain/repair-report.js';
import { writeReport } from './explain/report.js';
import type { SolveHooks } from './params.js';
import { NEVER, NONE } from './problem/limits.js';
import { standsAsPublished } from './repair/moved.js';
import { RepairPolisher } from './repair/polish-repair.js';
import { audit } from './search/audit.js';
import { rightJustify } from './search/right-justify.js';
import { MoveNotes } from './solution/move-notes.js';

/** Weighted minutes that one unit of move weight costs unless told otherwise: in the laboratory half an hour kept all the gain and left the rest alone. */
export const PRICE_PER_MOVE = 30;

const STEPS_BETWEEN_LOOKS = 8;

/** How long a repaired plan may be improved. */
export interface PolishParams {
  readonly seed: number;
  /** Steps at most; `null` is no limit. */
  readonly steps: number | null;
  /** Milliseconds at most, by `SolveHooks.clock`; `null` is no limit. Without clock they do not count. */
  readonly milliseconds: number | null;
  /** Weighted minutes of turnaround that one unit of move weight costs; {@link PRICE_PER_MOVE} when left out. */
  readonly pricePerMove?: number;
}

/** Room behind the plan in force for what is mended or new, minutes. */
const BEHIND = 42 * 1440;

/** Horizons are multiples of it, so that a plan that has become a little longer can be handed over. */
const GRID = 28 * 1440;

/** The last horizon on the grid: a plan that needs it can be handed over while time goes on. */
function farHorizon(planningCase: PlanningCase): number {
  return Math.ceil(lastHorizon(planningCase) / GRID) * GRID;
}

/** Some weeks behind the end of the plan in force and the last release: what is compiled grows with the horizon. */
function nearHorizon(planningCase: PlanningCase, before?: Compiled): number {
  const { now, published } = planningCase;
  const known = before?.index.planningCase.published === published ? before.index.inForce.lastEnd : null;
  let last = Math.max(now, known ?? published.reduce((latest: number, { end }) => Math.max(latest, end), now));
  for (const { cancelled, sequenceRelease } of planningCase.orders) if (!cancelled && sequenceRelease > last) last = sequenceRelease;
  return Math.min(Math.ceil((last + BEHIND) / GRID) * GRID, firstHorizon(planningCase));
}

/**
 * A plan in force, kept in memory so that it can be repaired in milliseconds: everything of it that still holds stands exactly where it is
 * published, and what an event has made impossible is mended around that. Every event makes a new living plan; the old one stays
 * as it is.
 */
export class LivingPlan {
  private polishSteps = 0;
  private seed = 0;

  private constructor(
    /** The case with `published` as the plan in force. */
    readonly planningCase: PlanningCase,
    private readonly compiled: Compiled,
    private readonly decoder: Decoder,
    private readonly notes: MoveNotes,
    private readonly hopeless: HopelessOrders,
  ) {}

  /**
   * Brings the plan in force (`published`) of a validated case to life, repaired where the case does not allow it any more.
   * @throws RangeError when the case names something that does not exist
   */
  static open(planningCase: PlanningCase): LivingPlan {
    return LivingPlan.openFrom(planningCase);
  }

  private static openFrom(planningCase: PlanningCase, before?: LivingPlan, judgeAll = false): LivingPlan {
    const hopeless = HopelessOrders.of(planningCase, before?.hopeless);
    // Where an order is waiting for room the plan before has been through the nearer horizons in vain.
    const begin = before?.isShort() ? farHorizon(planningCase) : nearHorizon(planningCase, before?.compiled);
    let living = LivingPlan.within(planningCase, begin, hopeless, before, judgeAll);
    for (const horizon of [firstHorizon(planningCase), farHorizon(planningCase)]) {
      if (living.compiled.problem.horizon >= horizon || !living.isShort()) continue;
      living = LivingPlan.within(planningCase, horizon, hopeless, before, judgeAll);
    }
    return living;
  }

  private static within(planningCase: PlanningCase, horizon: number, hopeless: HopelessOrders, before: LivingPlan | undefined, judgeAll: boolean): LivingPlan {
    const compiled = compile(planningCase, horizon, before?.compiled);
    const { problem } = compiled;
    const kept = before?.keep(compiled, judgeAll);
    const decoder = new Decoder(problem, kept?.workshop ?? new Workshop(problem));
    const notes = new MoveNotes(problem);
    const orders: number[] = [];
    for (let o = 0; o < problem.orders; o++) {
      // What is published of a hopeless order has to be taken out first.
      if (problem.orderRecipe[o] !== NONE && !(hopeless.knows(compiled, o) && publishedFirst(problem, o) === Infinity)) orders.push(o);
    }
    restorePlan(decoder, orders, notes, 'weight', kept, (o) => hopeless.has(compiled, o));
    return new LivingPlan(planningCase, compiled, decoder, notes, hopeless);
  }

  /** What the plan after events may keep of this one, which is its plan in force. */
  private keep(next: Compiled, judgeAll: boolean): (Kept & { readonly workshop: Workshop | null }) | undefined {
    const { workshop } = this.decoder;
    const opNow = operationsNow(this.compiled, next);
    if (opNow === null) return undefined;
    const handed = judgeAll ? null : handOver(workshop, next.problem, opNow);
    return { workshop: handed?.workshop ?? null, untouched: handed?.untouched ?? null, instruments: instrumentsOf(workshop, next.problem, opNow) };
  }

  /**
   * The plan after events, repaired. Validate the events first: what they name must exist. @param judgeAll whether to carry every operation
   * on by itself instead of leaving alone what the events do not touch: the same plan, in many times the time
   */
  after(events: readonly PlantEvent[], now: Instant, judgeAll = false): LivingPlan {
    const compiled = this.isInForce() ? this.compiled : republish(this.compiled, this.decoder.workshop);
    const before = new LivingPlan(compiled.index.planningCase, compiled, this.decoder, this.notes, this.hopeless);
    return LivingPlan.openFrom(caseAfter(before.planningCase, events, now), before, judgeAll);
  }

  /** Whether everything stands as published, nothing more and nothing less. */
  private isInForce(): boolean {
    const { problem } = this.compiled;
    const { table } = this.decoder.workshop;
    for (let o = 0; o < problem.orders; o++) if (!standsAsPublished(problem, table, o)) return false;
    return true;
  }

  private unplaced(): number[] {
    const { problem } = this.compiled;
    const { planned } = this.decoder.workshop.table;
    const found: number[] = [];
    for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE && planned[o] === 0) found.push(o);
    return found;
  }

  /** Whether an order without a place might find one before a farther horizon: one that a deadline binds cannot. */
  private isShort(): boolean {
    return this.hopeful().some((o) => deadline(this.compiled.problem, o) === NEVER);
  }

  /** Orders without a place that might have one. */
  private hopeful(): number[] {
    return this.unplaced().filter((o) => !this.hopeless.has(this.compiled, o));
  }

  /**
   * Improves the plan while that pays for the moves it makes, within the nervousness budget, then lets what had to move anyway begin later
   * where a hold gains slack by that. Returns the steps done; the same steps and seed give the same plan.
   */
  polish(params: PolishParams, hooks: SolveHooks = {}): number {
    const { problem } = this.compiled;
    const started = hooks.clock?.() ?? 0;
    const terms = { pricePerMove: params.pricePerMove ?? PRICE_PER_MOVE, budget: problem.nervousnessBudget };
    const hopeless = new Set(this.unplaced().filter((o) => this.hopeless.has(this.compiled, o)));
    const polisher = new RepairPolisher(problem, this.decoder, terms, params.seed, hopeless);
    const limited = params.steps !== null || (params.milliseconds !== null && hooks.clock !== undefined);
    const most = params.steps ?? (limited ? Infinity : 0);
    const over = (): boolean => hooks.shouldStop?.() === true || (params.milliseconds !== null && hooks.clock !== undefined && hooks.clock() - started >= params.milliseconds);
    while (!polisher.idle && polisher.steps < most && !(polisher.steps % STEPS_BETWEEN_LOOKS === 0 && over())) polisher.step();
    rightJustify(problem, this.decoder, polisher.touched());
    this.polishSteps += polisher.steps;
    this.seed = params.seed;
    return polisher.steps;
  }

  /** What changed against the plan in force, every move with its reason. */
  report(): RepairReport {
    return reportRepair(this.compiled, this.decoder, this.notes);
  }

  /** Assignments as they stand now. */
  assignments(): readonly Assignment[] {
    return writePlan(this.compiled, this.decoder.workshop).assignments;
  }

  /** The whole plan with accounts, figures and hashes; takes longer than a repair. */
  plan(): Plan {
    for (const o of this.hopeful()) this.decoder.place(o);
    const impossible = this.hopeless.blockages(this.compiled, this.unplaced());
    return writeReport({ compiled: this.compiled, decoder: this.decoder, impossible }, provableBound(this.compiled.problem, impossible, null), { seed: this.seed, threadSteps: [this.polishSteps] });
  }

  /** Compares all bookings with a fresh evaluation. @throws AuditError at the first difference: our bug */
  audit(): void {
    audit(this.decoder, 'in the living plan');
  }
}
