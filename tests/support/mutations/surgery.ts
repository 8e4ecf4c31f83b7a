import type { Assignment, Link, Operation, Order, Plan, PlanningCase, Process, QcMethod, QcRun } from '@lotwright/domain';
import type { RandomStream } from '@lotwright/random';
import type { Instant, Interval } from '@lotwright/time';

/** A good plan under the knife: what an operator may choose from. */
export interface Theatre {
  readonly planningCase: PlanningCase;
  readonly plan: Plan;
  readonly random: RandomStream;
}

/** Whether an assignment or run has not started. */
export const isOpen = (item: { readonly origin: string }): boolean => item.origin === 'planned' || item.origin === 'frozen';

/** The order of an assignment. */
export function orderOf({ planningCase }: Theatre, a: Assignment): Order {
  return found(planningCase.orders.find((o) => o.id === a.order));
}

/** The process of an order. */
export function processOf({ planningCase }: Theatre, order: Order): Process {
  return found(planningCase.plant.processes.find((p) => p.id === order.process && p.version === order.processVersion));
}

/** The operation of an assignment. */
export function operationOf(theatre: Theatre, a: Assignment): Operation {
  return found(processOf(theatre, orderOf(theatre, a)).operations.find((o) => o.id === a.operation));
}

/** The method of a run. */
export function methodOf({ planningCase }: Theatre, run: QcRun): QcMethod {
  return found(planningCase.plant.qcMethods.find((m) => m.id === run.method));
}

/** Unstarted assignments whose operation is of the given kind. */
export function openOf(theatre: Theatre, ...kinds: readonly string[]): Assignment[] {
  return theatre.plan.assignments.filter((a) => isOpen(a) && kinds.includes(operationOf(theatre, a).requirement.kind));
}

/** Links whose later end has not started, with both assignments. */
export function openLinks(theatre: Theatre): { link: Link; from: Assignment; to: Assignment }[] {
  const at = new Map(theatre.plan.assignments.map((a) => [`${a.order}/${a.operation}`, a]));
  return theatre.planningCase.orders.flatMap((order) => processOf(theatre, order).links.flatMap((link) => {
    const from = at.get(`${order.id}/${link.from}`);
    const to = at.get(`${order.id}/${link.to}`);
    return from !== undefined && to !== undefined && isOpen(to) ? [{ link, from, to }] : [];
  }));
}

/** The same plan with one assignment replaced by others (none: removed). */
export function replaced(plan: Plan, old: Assignment, ...by: readonly Assignment[]): Plan {
  return { ...plan, assignments: plan.assignments.flatMap((a) => (a === old ? by : [a])) };
}

/** The same plan with one run changed, and its samples with it when `samples` is told. */
export function withRun(plan: Plan, old: QcRun, run: QcRun, samples: Partial<Assignment> = {}): Plan {
  return {
    ...plan,
    runs: plan.runs.map((r) => (r === old ? run : r)),
    assignments: plan.assignments.map((a) => (a.run === old.id ? { ...a, ...samples } : a)),
  };
}

/** A span, assignment or run `by` minutes later, phases and all. */
export function shifted<T extends { readonly start: Instant; readonly end: Instant; readonly phases: readonly Interval[] }>(item: T, by: number): T {
  const later = (t: Instant): Instant => (t + by) as Instant;
  return { ...item, start: later(item.start), end: later(item.end), phases: item.phases.map((p) => ({ start: later(p.start), end: later(p.end) })) };
}

/** The same plan with an assignment starting at `start`; a sample takes its whole run and the other samples along. */
export function movedTo(plan: Plan, a: Assignment, start: number): Plan {
  const by = start - a.start;
  const run = a.run === null ? undefined : plan.runs.find((r) => r.id === a.run);
  if (run === undefined) return replaced(plan, a, shifted(a, by));
  return {
    ...plan,
    runs: plan.runs.map((r) => (r === run ? shifted(r, by) : r)),
    assignments: plan.assignments.map((other) => (other.run === run.id ? shifted(other, by) : other)),
  };
}

/** An item whose phases were changed: start and end follow. */
export function rephased<T extends { readonly start: Instant; readonly end: Instant; readonly phases: readonly Interval[] }>(item: T, phases: readonly Interval[]): T {
  return { ...item, phases, start: phases[0].start, end: phases[phases.length - 1].end };
}

/** One of the items, or `null` when there is none. */
export function anyOf<T>({ random }: Theatre, items: readonly T[]): T | null {
  return items.length === 0 ? null : random.pick(items);
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('a good plan names only what exists');
  return item;
}
