import type { Assignment, Plan, PlanningCase } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import type { MutationOperator } from './operator.js';
import { anyOf, isOpen, movedTo, openOf, operationOf, replaced, rephased } from './surgery.js';
import type { Theatre } from './surgery.js';

const started = (t: Theatre): Assignment | null => anyOf(t, t.plan.assignments.filter((a) => !isOpen(a)));
const changed = (t: Theatre, change: (a: Assignment) => Assignment): Plan | null => { const a = started(t); return a === null ? null : replaced(t.plan, a, change(a)); };

const facts: readonly MutationOperator[] = [
  {
    rule: 'R14', name: 'start a minute before now', needed: /now or later/,
    apply: (t) => { const a = anyOf(t, t.plan.assignments.filter(isOpen)); return a === null ? null : movedTo(t.plan, a, t.planningCase.now - 1); },
  },
  { rule: 'R14', name: 'start earlier than happened', apply: (t) => changed(t, (a) => rephased(a, [{ start: (a.start - 1) as Instant, end: a.end }])) },
  { rule: 'R14', name: 'end later than happened', apply: (t) => changed(t, (a) => rephased(a, [{ start: a.start, end: (a.end + 1) as Instant }])) },
  { rule: 'R14', name: 'use other equipment than happened', apply: (t) => changed(t, (a) => ({ ...a, equipment: 'elsewhere' as never })) },
  { rule: 'R14', name: 'test in another run than happened', apply: (t) => changed(t, (a) => ({ ...a, run: 'another' as never })) },
];

/** The case with the plan's own place of one unstarted operation as a commitment: still kept by the good plan. */
function committed(t: Theatre, commit: (a: Assignment) => Partial<PlanningCase>, wanted: (a: Assignment) => boolean = () => true): PlanningCase | null {
  const a = anyOf(t, openOf(t, 'equipment', 'positions', 'people', 'session').filter(wanted));
  return a === null ? null : { ...t.planningCase, ...commit(a) };
}
const pin = (parts: (a: Assignment) => { start: Instant | null; equipment: Assignment['equipment'] }) => (t: Theatre) =>
  committed(t, (a) => ({ pins: [{ order: a.order, operation: a.operation, ...parts(a) }] }), (a) => parts(a).start !== null || parts(a).equipment !== null);
const publish = (t: Theatre): PlanningCase | null => {
  const { now, plant } = t.planningCase;
  const frozen = (a: Assignment): boolean => {
    const stage = operationOf(t, a).stage;
    return a.start < now + (plant.policy.fences.find((f) => f.stage === stage)?.frozen ?? 0);
  };
  return committed(t, (a) => ({ published: [a], freezeOverrides: [] }), frozen);
};
const bound = (t: Theatre): Assignment | undefined => {
  const to = t.planningCase.pins[0] ?? t.planningCase.published[0];
  return t.plan.assignments.find((a) => a.order === to.order && a.operation === to.operation);
};
const swap = (t: Theatre): Plan | null => {
  const a = bound(t);
  return a === undefined || a.equipment === null ? null : replaced(t.plan, a, { ...a, equipment: 'elsewhere' as never });
};
const later = (t: Theatre): Plan | null => { const a = bound(t); return a === undefined ? null : movedTo(t.plan, a, a.start + 1); };
const noPins = (planningCase: PlanningCase | null): PlanningCase | null => (planningCase === null ? null : { ...planningCase, pins: [] });

const commitments: readonly MutationOperator[] = [
  { rule: 'R15', name: 'move a pinned start by a minute', commit: pin((a) => ({ start: a.start, equipment: null })), apply: later },
  { rule: 'R15', name: 'swap pinned equipment', commit: pin((a) => ({ start: null, equipment: a.equipment })), apply: swap },
  { rule: 'R15', name: 'move a frozen start by a minute', commit: (t) => noPins(publish(t)), apply: later },
  { rule: 'R15', name: 'swap frozen equipment', commit: (t) => noPins(publish(t)), apply: swap },
];

const because = { rule: 'R8', operation: null, resource: null, reason: 'a hold cannot be met', help: 'open Saturday' } as const;
const plannedOrder = (t: Theatre) => anyOf(t, t.plan.assignments)?.order ?? null;

const allOrNothing: readonly MutationOperator[] = [
  {
    rule: 'R16', name: 'forget an order',
    apply: (t) => { const o = plannedOrder(t); return o === null ? null : { ...t.plan, assignments: t.plan.assignments.filter((a) => a.order !== o) }; },
  },
  {
    rule: 'R16', name: 'list a planned order as unplanned',
    apply: (t) => { const o = plannedOrder(t); return o === null ? null : { ...t.plan, unplanned: [...t.plan.unplanned, { ...because, order: o }] }; },
  },
  { rule: 'R16', name: 'forget an unplanned order', apply: (t) => (t.plan.unplanned.length === 0 ? null : { ...t.plan, unplanned: t.plan.unplanned.slice(1) }) },
  { rule: 'R16', name: 'list an unplanned order twice', apply: (t) => (t.plan.unplanned.length === 0 ? null : { ...t.plan, unplanned: [...t.plan.unplanned, t.plan.unplanned[0]] }) },
  {
    rule: 'R16', name: 'give no reason',
    apply: (t) => (t.plan.unplanned.length === 0 ? null : { ...t.plan, unplanned: t.plan.unplanned.map((u) => ({ ...u, reason: '' })) }),
  },
  {
    rule: 'R16', name: 'plan a cancelled order',
    apply: (t) => {
      const order = t.planningCase.orders.find((o) => o.cancelled);
      const a = anyOf(t, t.plan.assignments);
      return order === undefined || a === null ? null : { ...t.plan, assignments: [...t.plan.assignments, { ...a, order: order.id }] };
    },
  },
];

/** Operators on facts, promises and completeness: R14 to R16. */
export const COMMITMENT_OPERATORS: readonly MutationOperator[] = [...facts, ...commitments, ...allOrNothing];
