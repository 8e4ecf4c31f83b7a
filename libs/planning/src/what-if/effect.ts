import { missedWindows } from '@lotwright/domain';
import type { LotAccount, OrderId, Plan, PlanningCase } from '@lotwright/domain';

/** What a change does to one lot: minutes later (below zero: sooner) and clinic windows missed more (below zero: fewer). */
export interface LotEffect {
  readonly order: OrderId;
  readonly patientReady: number;
  readonly arrival: number;
  readonly missedWindows: number;
}

/** What a change does to all lots together, weighted as the objective weighs them. */
export interface TotalEffect {
  /** Weighted clinic windows missed, lots past their latest useful date counting 100 more each. */
  readonly lateness: number;
  /** Weighted minutes of turnaround. */
  readonly turnaround: number;
}

/** What changes between two plans of the same orders, for every lot that is planned in both and not as it was. */
export function lotEffects(planningCase: Pick<PlanningCase, 'orders'>, before: Plan, after: Plan): readonly LotEffect[] {
  const windows = new Map(planningCase.orders.map((o) => [o.id, o.windows]));
  const was = new Map(before.accounts.map((a) => [a.order, a]));
  const missed = (account: LotAccount): number => missedWindows(windows.get(account.order) ?? null, account.arrival);
  return after.accounts.flatMap((now) => {
    const then = was.get(now.order);
    if (then === undefined) return [];
    const effect = { order: now.order, patientReady: now.patientReady - then.patientReady, arrival: now.arrival - then.arrival, missedWindows: missed(now) - missed(then) };
    return effect.patientReady === 0 && effect.arrival === 0 ? [] : [effect];
  });
}

/** Difference of the weighted levels of two plans. */
export function totalEffect(before: Plan, after: Plan): TotalEffect {
  const level = (plan: Plan, name: 'lateness' | 'turnaround'): number => plan.objective.find((o) => o.level === name)?.value ?? 0;
  return { lateness: level(after, 'lateness') - level(before, 'lateness'), turnaround: level(after, 'turnaround') - level(before, 'turnaround') };
}
