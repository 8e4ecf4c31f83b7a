import type { Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import type { Placed } from '../evidence/plan-book.js';
import { shown } from '../evidence/untrusted.js';
import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R1: exactly one well-formed assignment per operation of every planned order, and none of anything else. */
export const complete: Clause = {
  rule: 'R1',
  judge: (evidence) => [...unreadable(evidence), ...strangers(evidence), ...missing(evidence), ...evidence.plan.placed.flatMap((p) => shape(evidence, p))],
};

function unreadable({ plan }: Evidence): readonly Violation[] {
  return plan.unreadable.filter((u) => u.list === 'assignments').map(({ index, entry }) =>
    violation('R1', {
      order: typeof entry.order === 'string' ? entry.order : null,
      operation: typeof entry.operation === 'string' ? entry.operation : null,
    }, 'an assignment with ids, an attempt, and start, end and phases in whole minutes within 20 years of now',
    `assignments[${index}] has order ${shown(entry.order)}, operation ${shown(entry.operation)}, attempt ${shown(entry.attempt)}, start ${shown(entry.start)}, end ${shown(entry.end)}`));
}

function strangers({ book, plan }: Evidence): readonly Violation[] {
  const seen = new Set<string>();
  return plan.assignments.flatMap((a) => {
    const place = { order: a.order, operation: a.operation, from: a.start, to: a.end };
    const order = book.orders.get(a.order);
    if (order === undefined) return [violation('R1', place, 'assignments of known orders only', `order ${a.order} is unknown`)];
    const process = book.processOf(order);
    if (process === null) return [violation('R1', place, 'a known process', `process ${order.process} version ${order.processVersion} is unknown`)];
    if (book.operationOf(process, a.operation) === null) {
      return [violation('R1', place, `operations of process ${process.id} only`, `operation ${a.operation} is unknown there`)];
    }
    const key = `${a.order}\n${a.operation}`;
    if (seen.has(key)) return [violation('R1', place, 'one assignment of each operation', `one more, starting ${instantText(a.start)}`)];
    seen.add(key);
    return [];
  });
}

function missing({ book, plan }: Evidence): readonly Violation[] {
  return [...book.orders.values()].flatMap((order) => {
    const process = book.processOf(order);
    if (order.cancelled || process === null || !plan.hasAssignments(order.id)) return [];
    return process.operations
      .filter((operation) => plan.at(order.id, operation.id) === null)
      .map((operation) => violation('R1', { order: order.id, operation: operation.id }, 'one assignment', 'none'));
  });
}

function shape({ book }: Evidence, placed: Placed): readonly Violation[] {
  const { written } = placed;
  const place = { order: placed.order, operation: placed.operation, from: written.start, to: written.end };
  const found: Violation[] = [];
  const attempt = book.attemptOf(placed.order, placed.operation);
  if (written.attempt !== attempt) found.push(violation('R1', place, `attempt ${attempt}`, `attempt ${written.attempt}`));
  const count = phaseCount(placed, book.methods);
  if (count !== null && written.phases.length !== count) found.push(violation('R1', place, `${count} phases`, `${written.phases.length} phases`));
  const start = written.phases[0]?.start ?? written.start;
  const end = written.phases[written.phases.length - 1]?.end ?? written.end;
  if (written.start !== start) found.push(violation('R1', place, `start with the first phase at ${instantText(start)}`, `${written.start - start} min off`));
  if (written.end !== end) found.push(violation('R1', place, `end with the last phase at ${instantText(end)}`, `${written.end - end} min off`));
  return found;
}

function phaseCount(placed: Placed, methods: Evidence['book']['methods']): number | null {
  const need = placed.step.requirement;
  if (placed.started || need.kind === 'session') return 1;
  return need.kind === 'run' ? (methods.get(need.method)?.phases.length ?? null) : placed.step.phases.length;
}
