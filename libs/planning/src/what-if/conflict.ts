import { check, noPlace } from '@lotwright/checker';
import type { NoPlace } from '@lotwright/checker';
import type { Demand, OrderId, Pin, Plan, PlanningCase, RuleCode } from '@lotwright/domain';
import { reinsert } from '@lotwright/engine';
import { minimalSet } from './minimal-set.js';
import { REPORT_EVERY } from './what-if-options.js';
import type { WhatIfOptions } from './what-if-options.js';
import { relaxationsFor } from './relaxations.js';
import type { Relaxation } from './relaxations.js';

/** One thing that keeps an order out together with the others named. */
export interface ConflictMember {
  readonly rule: RuleCode;
  /** What is asked for, in the plant's words. */
  readonly title: string;
  /** The same for a machine. */
  readonly demand: Demand;
}

/**
 * Why an order has no place: the members together leave it none, and without any single one of them there is one. Everything that is not named may be dropped
 * and still there is none.
 */
export interface Conflict {
  readonly order: OrderId;
  readonly members: readonly ConflictMember[];
  /** Whether the checker accepted a plan with the order, all else as it is, without each single member. */
  readonly necessary: boolean;
  /** What the checker says to the members alone; not confirmed means that no place was found, which is not the same as none. */
  readonly sufficient: NoPlace;
  readonly solves: number;
}

const MOST_SOLVES = 400;

/**
 * The smallest set that keeps an unplanned order out: everything that could, less whatever can be dropped with the order still out. `null` when the order
 * is planned or unknown, when dropping everything would not let it in, or when the tries ran out.
 */
export function conflictOf(planningCase: PlanningCase, plan: Plan, order: OrderId, options: WhatIfOptions = {}): Conflict | null {
  const given = planningCase.orders.find((o) => o.id === order);
  if (given === undefined || !plan.unplanned.some((u) => u.order === order)) return null;
  const unplanned = new Set<string>(plan.unplanned.map((u) => u.order));
  const base: PlanningCase = {
    ...planningCase,
    orders: planningCase.orders.map((o) => (unplanned.has(o.id) && o.id !== order ? { ...o, cancelled: true } : o)),
    published: [...plan.assignments, ...planningCase.published.filter((a) => a.order === order)],
    pins: [...planningCase.pins.filter((p) => p.order === order), ...standing(plan)],
  };
  const lots = base.orders.filter((o) => !o.cancelled && o.id !== order).map((o) => o.id);
  return new ConflictSearch(base, plan, order, options).among(relaxationsFor(base, given, lots));
}

/** Pins that keep every lot of a plan where it is: in its time, on its equipment and instrument. */
function standing({ assignments, runs }: Plan): Pin[] {
  const instruments = new Map(runs.map((r) => [r.id, r.instrument]));
  return assignments.filter((a) => a.origin === 'planned' || a.origin === 'frozen')
    .map(({ order, operation, start, equipment, run }) => ({ order, operation, start, equipment: equipment ?? (run === null ? null : (instruments.get(run) ?? null)) }));
}

class ConflictSearch {
  private solves = 0;

  constructor(
    private readonly base: PlanningCase,
    private readonly plan: Plan,
    private readonly order: OrderId,
    private readonly options: WhatIfOptions,
  ) {}

  among(all: readonly Relaxation[]): Conflict | null {
    if (this.isOut(new Set(all)) !== false || this.isOut(new Set()) !== true) return null;
    const members = minimalSet(all, (kept) => this.isOut(allBut(all, kept)));
    if (members === null) return null;
    const dropped = allBut(all, members);
    return {
      order: this.order, solves: this.solves,
      necessary: members.every((m) => this.accepted(new Set([...dropped, m]))),
      sufficient: noPlace(this.base, this.plan, this.order, members.map((m) => m.demand)),
      members: members.map(({ rule, title, demand }) => ({ rule, title, demand })),
    };
  }

  /** Whether the order finds no place without the given; `null` when no more may be tried. */
  private isOut(dropped: ReadonlySet<Relaxation>): boolean | null {
    const { solves: most = MOST_SOLVES, onProgress, shouldStop } = this.options;
    if (shouldStop?.() === true || ++this.solves > most) return null;
    if (this.solves % REPORT_EVERY === 0) onProgress?.(this.solves, most);
    return reinsert(this.without(dropped), [this.order]).outcome(this.order) === null;
  }

  private accepted(dropped: ReadonlySet<Relaxation>): boolean {
    const relaxed = this.without(dropped);
    const made = reinsert(relaxed, [this.order]);
    return made.outcome(this.order) !== null && check(relaxed, made.plan()).feasible;
  }

  private without(dropped: ReadonlySet<Relaxation>): PlanningCase {
    let relaxed = this.base;
    for (const one of dropped) relaxed = one.without(relaxed);
    return relaxed;
  }
}

function allBut(all: readonly Relaxation[], kept: readonly Relaxation[]): Set<Relaxation> {
  return new Set(all.filter((one) => !kept.includes(one)));
}
