import { processOf } from '@lotwright/domain';
import type { Assignment, CrewId, LotAccount, OperationId, OrderId, Plan, PlanningCase, WaitCause } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import type { WaitEntry } from './lever.js';

/** One lot of a chain that holds up the lot before it, and what it waited for itself. */
export interface HeldUp {
  readonly order: OrderId;
  /** What it waited for before it could do what holds up the lot before it: of the first lot its longest wait behind other lots. */
  readonly wait: WaitEntry;
  /** Who held what was wanted, with which operation and how long; `null` when it was no lot. */
  readonly by: { readonly order: OrderId; readonly operation: OperationId; readonly from: Instant; readonly to: Instant } | null;
}

/** Lots told at most: who waits for whom gets less and less certain to matter. */
const MOST_LOTS = 6;
/** Waits that nobody could have shortened. */
const GIVEN: ReadonlySet<WaitCause> = new Set(['minimum-lag', 'release']);

/**
 * Why a lot waits for others, lot by lot: it waits for a machine, because another lot is there, which waited for people, because … The chain ends where a
 * lot waited for no other, where its account does not say why it was there, or after six lots. Empty when the lot is not planned or waits for none.
 */
export function heldUpChain(planningCase: PlanningCase, plan: Plan, order: OrderId): readonly HeldUp[] {
  const accounts = new Map(plan.accounts.map((a) => [a.order, a]));
  const chain: HeldUp[] = [];
  let wait = longestBehindOthers(accounts.get(order));
  let lot = order;
  while (wait !== null) {
    const by = holderOf(planningCase, plan, lot, wait);
    chain.push({ order: lot, wait, by });
    if (by === null || chain.length === MOST_LOTS || chain.some((link) => link.order === by.order)) break;
    wait = lastWaitBefore(accounts.get(by.order), by.operation);
    lot = by.order;
  }
  return chain;
}

function waitsOf(account: LotAccount | undefined): WaitEntry[] {
  return (account?.entries ?? []).filter((e): e is WaitEntry => e.kind === 'wait' && e.to > e.from && !GIVEN.has(e.cause));
}

function longestBehindOthers(account: LotAccount | undefined): WaitEntry | null {
  return waitsOf(account).filter((e) => e.blockers.some((b) => b !== account?.order)).reduce<WaitEntry | null>((most, e) => (most === null || e.to - e.from > most.to - most.from ? e : most), null);
}

/** The last wait before an operation that is on the binding chain of its lot. */
function lastWaitBefore(account: LotAccount | undefined, operation: OperationId): WaitEntry | null {
  const work = account?.entries.find((e) => e.kind === 'work' && e.operation === operation);
  return work === undefined ? null : (waitsOf(account).filter((e) => e.to <= work.from).at(-1) ?? null);
}

/** Of the lots behind a wait the one that held what was wanted last, and its operation there. */
function holderOf(planningCase: PlanningCase, plan: Plan, order: OrderId, wait: WaitEntry): HeldUp['by'] {
  const startOf = (operation: OperationId): number => plan.assignments.find((a) => a.order === order && a.operation === operation)?.start ?? 0;
  const until = wait.to + (wait.behind === null ? 0 : startOf(wait.behind) - startOf(wait.operation));
  const others = new Set(wait.blockers.filter((b) => b !== order));
  const held = plan.assignments.filter((a) => others.has(a.order) && a.start < until && uses(planningCase, plan, a, wait));
  const last = held.reduce<Assignment | null>((latest, a) => (latest === null || a.end > latest.end ? a : latest), null);
  return last === null ? null : { order: last.order, operation: last.operation, from: last.start, to: last.end };
}

/** Whether an operation as planned takes what a wait was for. */
function uses({ plant, orders }: PlanningCase, plan: Plan, a: Assignment, { cause, resource }: WaitEntry): boolean {
  const run = a.run === null ? undefined : plan.runs.find((r) => r.id === a.run);
  const given = orders.find((o) => o.id === a.order);
  const step = (given && processOf(plant, given))?.operations.find((o) => o.id === a.operation);
  const need = step?.requirement;
  switch (cause) {
    case 'equipment':
    case 'changeover': return a.equipment === resource || run?.instrument === resource;
    case 'suite': return plant.equipment.some((e) => e.suite === resource && e.id === a.equipment);
    case 'slot': return run?.method === resource;
    case 'positions': return need?.kind === 'positions' && need.pool === resource;
    case 'session': return need?.kind === 'session' && need.session === resource;
    case 'crew': {
      const method = need?.kind === 'run' ? plant.qcMethods.find((m) => m.id === need.method) : undefined;
      const session = need?.kind === 'session' ? plant.sessions.find((s) => s.id === need.session) : undefined;
      return (session?.crew ?? (method?.phases ?? step?.phases ?? []).flatMap((p) => p.crew)).some((c) => c.crew === (resource as CrewId));
    }
    default: return false;
  }
}
