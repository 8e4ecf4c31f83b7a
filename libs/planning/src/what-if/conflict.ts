import { check } from '@lotwright/checker';
import type { OrderId, Plan, PlanningCase, RuleCode } from '@lotwright/domain';
import { cannotBeMade, reinsert } from '@lotwright/engine';
import { relaxationsFor } from './relaxations.js';
import type { Relaxation } from './relaxations.js';

/** One thing that keeps an order out together with the others named. */
export interface ConflictMember {
  readonly rule: RuleCode;
  /** What is asked for, in the plant's words. */
  readonly title: string;
  /** The lot that keeps its place, where it is one. */
  readonly lot: OrderId | null;
}

/**
 * Why an order has no place: the members together leave it none, and without any single one of them there is a plan that the independent checker accepts.
 * Everything that is not named may be dropped and still there is none.
 */
export interface Conflict {
  readonly order: OrderId;
  readonly members: readonly ConflictMember[];
  /** Whether it is proven that no plan has the order with all members kept; otherwise no place was found, which is not the same. */
  readonly proven: boolean;
  /** Whether the checker accepted a plan without each member. */
  readonly confirmed: boolean;
  readonly solves: number;
}

const MOST_SOLVES = 400;

/**
 * The smallest set that keeps an unplanned order out: everything that could, less whatever can be dropped with the order still out. `null` when the order
 * is planned or unknown, when dropping everything would not let it in, or when the tries ran out.
 */
export function conflictOf(planningCase: PlanningCase, plan: Plan, order: OrderId, shouldStop: () => boolean = () => false): Conflict | null {
  const given = planningCase.orders.find((o) => o.id === order);
  if (given === undefined || !plan.unplanned.some((u) => u.order === order)) return null;
  const unplanned = new Set<string>(plan.unplanned.map((u) => u.order));
  const base: PlanningCase = {
    ...planningCase,
    orders: planningCase.orders.map((o) => (unplanned.has(o.id) && o.id !== order ? { ...o, cancelled: true } : o)),
    published: [...plan.assignments, ...planningCase.published.filter((a) => a.order === order)],
  };
  const lots = base.orders.filter((o) => !o.cancelled && o.id !== order).map((o) => o.id);
  return new ConflictSearch(base, order, shouldStop).among(relaxationsFor(base, given, lots));
}

class ConflictSearch {
  private solves = 0;

  constructor(
    private readonly base: PlanningCase,
    private readonly order: OrderId,
    private readonly shouldStop: () => boolean,
  ) {}

  among(all: readonly Relaxation[]): Conflict | null {
    const dropped = new Set<Relaxation>();
    if (this.isOut(new Set(all)) !== false || this.isOut(dropped) !== true) return null;
    const members = this.shrunk(all, dropped);
    if (members === null) return null;
    const kept = this.without(dropped);
    const confirmed = members.every((m) => this.accepted(new Set([...dropped, m])));
    return {
      order: this.order, confirmed, proven: cannotBeMade(kept, this.order), solves: this.solves,
      members: members.map(({ rule, title, lot }) => ({ rule, title, lot: lot as OrderId | null })),
    };
  }

  /** The candidates that have to stay, each tried in ever smaller groups; what may go is added to `dropped`. */
  private shrunk(candidates: readonly Relaxation[], dropped: Set<Relaxation>): Relaxation[] | null {
    const without = new Set([...dropped, ...candidates]);
    const out = this.isOut(without);
    if (out === null) return null;
    if (out) {
      candidates.forEach((c) => dropped.add(c));
      return [];
    }
    if (candidates.length === 1) return [...candidates];
    const middle = candidates.length >> 1;
    const first = this.shrunk(candidates.slice(0, middle), dropped);
    const second = first === null ? null : this.shrunk(candidates.slice(middle), dropped);
    return first === null || second === null ? null : [...first, ...second];
  }

  /** Whether the order finds no place without the given; `null` when no more may be tried. */
  private isOut(dropped: ReadonlySet<Relaxation>): boolean | null {
    if (this.shouldStop() || ++this.solves > MOST_SOLVES) return null;
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
