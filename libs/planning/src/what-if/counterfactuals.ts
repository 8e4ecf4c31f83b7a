import { check } from '@lotwright/checker';
import { missedWindows, validatePlant } from '@lotwright/domain';
import type { LotAccount, Order, OrderId, Plan, PlanningCase } from '@lotwright/domain';
import { reinsert } from '@lotwright/engine';
import type { Outcome, Reinsertion } from '@lotwright/engine';
import { change, changedCase } from './case-change.js';
import type { CaseChange } from './case-change.js';
import { lotEffects, totalEffect } from './effect.js';
import type { LotEffect, TotalEffect } from './effect.js';
import { helpingSet } from './helping-set.js';
import type { Tries } from './helping-set.js';
import { widest } from './lever.js';
import type { Lever } from './lever.js';
import { leversOf } from './levers.js';
import { smallest } from './smallest.js';
import { standingCase } from './standing-case.js';
import { REPORT_EVERY } from './what-if-options.js';
import type { WhatIfOptions } from './what-if-options.js';

/** A change that was planned and accepted by the independent checker before it is told, and what it does. */
export interface Counterfactual extends CaseChange {
  /** What it does to the lot in question. */
  readonly lot: LotEffect;
  /** Every other lot that moves; all that are not listed stay exactly where they are. */
  readonly others: readonly LotEffect[];
  readonly totals: TotalEffect;
  /** Whether anything less of it was seen to do less; false where the number of tries ran out first, or where there is no less of it. */
  readonly smallest: boolean;
}

/** What would have a lot ready sooner. */
export interface Counterfactuals {
  readonly order: OrderId;
  /** The best first, five at most. */
  readonly changes: readonly Counterfactual[];
  /** Changes tried, and plans made on the way. */
  readonly tried: number;
  readonly solves: number;
  /** Whether all changes tried would do it at once, asked only where no single one did; `null` when that was not asked, or there are too many to be had at once. */
  readonly evenTogether: boolean | null;
  /** Whether it was stopped before it was through. */
  readonly stopped: boolean;
}

const MOST_SOLVES = 240;
/** Levers tried at their largest. */
const MOST_LEVERS = 60;
const TOLD = 5;
/** Changes of one kind told at most: five lots that could yield say less than one of each kind. */
const TOLD_PER_KIND = 2;

/** What a change came to for the lot, quickly. */
interface Tried {
  readonly lever: Lever;
  readonly missed: number;
  readonly ready: number;
}

/**
 * The smallest changes that would have a planned lot ready sooner, each with its effect on all lots. Every one is planned with the same engine (the other
 * lots carried on, this lot placed anew) and accepted by the independent checker, else it is not told. The same case and plan give the same answer.
 * An order that the plan does not have gives no changes.
 */
export function counterfactuals(planningCase: PlanningCase, plan: Plan, order: OrderId, options: WhatIfOptions = {}): Counterfactuals {
  const account = plan.accounts.find((a) => a.order === order);
  const given = planningCase.orders.find((o) => o.id === order);
  if (account === undefined || given === undefined) return { order, changes: [], tried: 0, solves: 0, evenTogether: null, stopped: false };
  const trial = new WhatIf(planningCase, plan, given, account, options);
  return trial.answer();
}

class WhatIf implements Tries {
  readonly before: number;
  private solves = 0;
  private stopped = false;
  private readonly most: number;

  constructor(
    private readonly planningCase: PlanningCase,
    private readonly plan: Plan,
    private readonly order: Order,
    private readonly account: LotAccount,
    private readonly options: WhatIfOptions,
  ) {
    this.before = account.patientReady;
    this.most = options.solves ?? MOST_SOLVES;
  }

  answer(): Counterfactuals {
    const anew: Lever = { shape: 'single', weight: Infinity, change: change('anew', 'the lot placed anew, nothing else different') };
    const levers = [anew, ...leversOf(this.planningCase, this.plan, this.account).slice(0, MOST_LEVERS)];
    const changes = this.told(this.helping(levers));
    const set = changes.length > 0 || this.exhausted() ? null : helpingSet(levers.slice(1), this);
    const several = set === null || set.change === null ? null : this.checked(set.change, set.smallest);
    if (several !== null) changes.push(several);
    return {
      order: this.order.id, changes: changes.sort((a, b) => byGain(a, b)), tried: levers.length, solves: this.solves,
      evenTogether: set?.evenTogether ?? null, stopped: this.stopped,
    };
  }

  private told(helping: readonly Tried[]): Counterfactual[] {
    const changes: Counterfactual[] = [];
    const perKind = new Map<string, number>();
    for (const tried of helping) {
      const { kind } = widest(tried.lever);
      if (changes.length >= TOLD || this.stopped) break;
      if ((perKind.get(kind) ?? 0) >= TOLD_PER_KIND) continue;
      const told = this.verified(tried);
      if (told === null || changes.some((other) => isMoreOfTheSame(told, other))) continue;
      perKind.set(kind, (perKind.get(kind) ?? 0) + 1);
      changes.push(told);
    }
    // Asked to stop before anything was made small: the best is worth one more plan, as large as it was tried.
    const best = this.stopped && changes.length === 0 && helping.length > 0 ? this.checked(widest(helping[0].lever), false) : null;
    return best === null ? changes : [best];
  }

  /** Levers that have the lot ready sooner at their largest, and sooner than without any; the most helpful first. */
  private helping(levers: readonly Lever[]): Tried[] {
    let floor: number = this.account.patientReady;
    const found: Tried[] = [];
    for (const lever of levers) {
      const outcome = this.outcome(widest(lever));
      if (outcome === null || outcome.patientReady >= floor) continue;
      if (lever === levers[0]) floor = outcome.patientReady;
      found.push({ lever, ready: outcome.patientReady, missed: this.missed(outcome) });
    }
    return found.sort((a, b) => a.missed - b.missed || a.ready - b.ready || b.lever.weight - a.lever.weight);
  }

  private missed({ arrival }: Outcome): number {
    const past = this.order.latestUseful !== null && arrival > this.order.latestUseful ? 100 : 0;
    return missedWindows(this.order.windows, arrival) + past;
  }

  /** The smallest of it that still does as much, planned in full and accepted by the checker; `null` when it is not. */
  private verified({ lever, ready, missed }: Tried): Counterfactual | null {
    let out = false;
    const least = smallest(lever, (smaller) => {
      if (this.exhausted()) {
        out = true;
        return null;
      }
      const outcome = this.outcome(smaller);
      return outcome !== null && outcome.patientReady <= ready && this.missed(outcome) <= missed;
    });
    return this.checked(least, lever.shape !== 'single' && !out);
  }

  /** A change planned in full on the changed case and accepted by the checker; `null` when it is not, or when it gains nothing. */
  private checked(least: CaseChange, isLeast: boolean): Counterfactual | null {
    const changed = this.changed(least);
    const made = this.solve(least);
    if (changed === null || made === null) return null;
    const after = made.plan();
    if (this.losesSomebody(made) || !check(changed, after).feasible) return null;
    const effects = lotEffects(this.planningCase, this.plan, after);
    const lot = effects.find((e) => e.order === this.order.id);
    if (lot === undefined || lot.patientReady >= 0) return null;
    const others = effects.filter((e) => e.order !== this.order.id);
    return { ...least, lot, others, totals: totalEffect(this.plan, after), smallest: isLeast };
  }

  applies(one: CaseChange): boolean {
    return this.changed(one) !== null;
  }

  ready(one: CaseChange): number | null {
    return this.outcome(one)?.patientReady ?? null;
  }

  leversWith(one: CaseChange): readonly Lever[] {
    const changed = this.changed(one);
    const after = changed === null || this.exhausted() ? undefined : this.solve(one)?.plan();
    const account = after?.accounts.find((a) => a.order === this.order.id);
    return changed === null || after === undefined || account === undefined ? [] : leversOf(changed, after, account).slice(0, MOST_LEVERS);
  }

  exhausted(): boolean {
    if (this.options.shouldStop?.() === true) this.stopped = true;
    return this.stopped || this.solves >= this.most;
  }

  private changed(one: CaseChange): PlanningCase | null {
    const changed = changedCase(this.planningCase, one);
    return changed === null || validatePlant(changed.plant, changed.now).length > 0 ? null : changed;
  }

  /** When the lot would be ready; `null` when the change is none or costs somebody the plan. */
  private outcome(one: CaseChange): Outcome | null {
    const made = this.exhausted() ? null : this.solve(one);
    return made === null || this.losesSomebody(made) ? null : made.outcome(this.order.id);
  }

  private solve(one: CaseChange): Reinsertion | null {
    this.solves++;
    if (this.solves % REPORT_EVERY === 0) this.options.onProgress?.(this.solves, this.most);
    const standing = standingCase(this.planningCase, this.plan, one);
    return standing === null ? null : reinsert(standing, [this.order.id, ...one.yields]);
  }

  private losesSomebody(made: Reinsertion): boolean {
    const lost = new Set(made.unplaced);
    return this.plan.accounts.some((a) => lost.has(a.order));
  }
}

/** Whether a change is of the same things at another time, or of other things at the same time, and gains no more. */
function isMoreOfTheSame(change: Counterfactual, other: Counterfactual): boolean {
  const things = ({ patch }: Counterfactual): string => JSON.stringify(patch.map(({ from: _from, to: _to, ...rest }) => rest));
  const times = ({ patch }: Counterfactual): string => [...new Set(patch.map(({ from, to }) => (from === undefined || to === undefined ? '' : `${String(from)} ${String(to)}`)))].join(' ');
  if (change.patch.length === 0 || change.lot.patientReady < other.lot.patientReady) return false;
  return (change.kind === other.kind && things(change) === things(other)) || (times(change).trim() !== '' && times(change) === times(other));
}

/** Fewer missed windows of all; then what has the patient served sooner; then more gained for this lot than the others lose, by weight. */
function byGain(a: Counterfactual, b: Counterfactual): number {
  return (
    a.lot.missedWindows - b.lot.missedWindows || a.totals.lateness - b.totals.lateness || Number(a.lot.arrival >= 0) - Number(b.lot.arrival >= 0) ||
    a.totals.turnaround - b.totals.turnaround || a.lot.patientReady - b.lot.patientReady
  );
}
