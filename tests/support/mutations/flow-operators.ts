import type { Assignment } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import type { MutationOperator } from './operator.js';
import { anyOf, isOpen, movedTo, openLinks, openOf, operationOf, orderOf, replaced, rephased, withRun } from './surgery.js';
import type { Theatre } from './surgery.js';

const anyAssignment = (theatre: Theatre): Assignment | null => anyOf(theatre, theatre.plan.assignments);
const edited = (theatre: Theatre, a: Assignment | null, parts: (old: Assignment) => Partial<Assignment>) =>
  a === null ? null : replaced(theatre.plan, a, { ...a, ...parts(a) });

const complete: readonly MutationOperator[] = [
  {
    rule: 'R1', name: 'drop an operation',
    apply: (t) => {
      const a = anyAssignment(t);
      return a === null || t.plan.assignments.filter((b) => b.order === a.order).length < 2 ? null : replaced(t.plan, a);
    },
  },
  { rule: 'R1', name: 'plan an operation twice', apply: (t) => { const a = anyAssignment(t); return a === null ? null : replaced(t.plan, a, a, a); } },
  { rule: 'R1', name: 'add a phase', apply: (t) => edited(t, anyAssignment(t), (a) => ({ phases: [...a.phases, { start: a.end, end: a.end }] })) },
  { rule: 'R1', name: 'count another attempt', apply: (t) => edited(t, anyAssignment(t), (a) => ({ attempt: a.attempt + 1 })) },
  { rule: 'R1', name: 'start before the first phase', apply: (t) => edited(t, anyAssignment(t), (a) => ({ start: (a.start - 1) as Instant })) },
  { rule: 'R1', name: 'make an instant no number', apply: (t) => edited(t, anyAssignment(t), () => ({ end: Number.NaN as Instant })) },
  { rule: 'R1', name: 'name an unknown operation', apply: (t) => edited(t, anyAssignment(t), () => ({ operation: 'nowhere in the process' as never })) },
];

/** Delays the last phase until the waiting is one minute too long. */
const stretched = (item: Assignment, maxStretch: number): Assignment => {
  const work = item.phases.reduce((sum, p) => sum + p.end - p.start, 0);
  const by = maxStretch - (item.end - item.start - work) + 1;
  const last = item.phases[item.phases.length - 1];
  return rephased(item, [...item.phases.slice(0, -1), { start: (last.start + by) as Instant, end: (last.end + by) as Instant }]);
};

const stretch: readonly MutationOperator[] = [
  {
    rule: 'R6', name: 'wait one minute longer than the stretch',
    apply: (t) => {
      const a = anyOf(t, openOf(t, 'equipment', 'positions', 'people').filter((x) => x.phases.length > 1));
      return a === null ? null : replaced(t.plan, a, stretched(a, operationOf(t, a).maxStretch));
    },
  },
  {
    rule: 'R6', name: 'start a phase before the one before it ends',
    apply: (t) => {
      const a = anyOf(t, openOf(t, 'equipment', 'positions', 'people').filter((x) => x.phases.length > 1 && x.phases[0].end > x.phases[0].start));
      if (a === null) return null;
      const [first, second, ...rest] = a.phases;
      const by = first.end - 1 - second.start;
      return replaced(t.plan, a, rephased(a, [first, { start: (second.start + by) as Instant, end: (second.end + by) as Instant }, ...rest]));
    },
  },
  {
    rule: 'R6', name: 'let a run wait one minute longer than its method allows',
    apply: (t) => {
      const run = anyOf(t, t.plan.runs.filter((r) => isOpen(r) && r.phases.length > 1));
      const method = t.planningCase.plant.qcMethods.find((m) => m.id === run?.method);
      if (run === null || method === undefined) return null;
      const { phases, start, end } = stretched(run as unknown as Assignment, method.maxStretch);
      return withRun(t.plan, run, { ...run, phases, start, end }, { phases, start, end });
    },
  },
];

const precedence: readonly MutationOperator[] = [
  {
    rule: 'R7', name: 'start a minute before the minimum lag is over',
    apply: (t) => {
      const l = anyOf(t, openLinks(t));
      return l === null ? null : movedTo(t.plan, l.to, l.from.end + l.link.minLag - 1);
    },
  },
  {
    rule: 'R7', name: 'start a minute before sequence release',
    apply: (t) => {
      const a = anyOf(t, t.plan.assignments.filter(isOpen));
      return a === null ? null : movedTo(t.plan, a, orderOf(t, a).sequenceRelease - 1);
    },
  },
];

const holds: readonly MutationOperator[] = [
  {
    rule: 'R8', name: 'wait a minute longer than the hold time',
    apply: (t) => {
      const l = anyOf(t, openLinks(t).filter((x) => x.link.maxLag !== null));
      return l === null || l.link.maxLag === null ? null : movedTo(t.plan, l.to, l.from.end + l.link.maxLag + 1);
    },
  },
];

/** Operators on one lot's own flow: R1, R6, R7, R8. */
export const FLOW_OPERATORS: readonly MutationOperator[] = [...complete, ...stretch, ...precedence, ...holds];
