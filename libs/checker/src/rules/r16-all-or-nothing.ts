import type { Order, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { listOf, recordOf, shown } from '../evidence/untrusted.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

const RULE_CODE = /^R([1-9]|1[0-6])$/;

/** R16: every order that is not cancelled is planned or listed once as unplanned with rule, reason and help; never both. */
export const allOrNothing: Clause = {
  rule: 'R16',
  judge: (evidence) => {
    const listed = listOf(recordOf(evidence.given).unplanned).map(recordOf);
    const times = new Map<unknown, number>();
    for (const { order } of listed) times.set(order, (times.get(order) ?? 0) + 1);
    return [
      ...[...evidence.book.orders.values()].flatMap((order) => ofOrder(evidence, order, times.get(order.id) ?? 0)),
      ...listed.flatMap((entry) => ofEntry(evidence, entry)),
    ];
  },
};

function ofOrder({ plan }: Evidence, order: Order, listed: number): readonly Violation[] {
  const planned = plan.hasAssignments(order.id);
  const broken = (needed: string, found: string): readonly Violation[] => [violation('R16', { order: order.id }, needed, found)];
  if (order.cancelled) {
    if (planned) return broken('no assignments of a cancelled order', 'assignments');
    return listed === 0 ? [] : broken('a cancelled order not listed as unplanned', 'listed');
  }
  if (planned && listed > 0) return broken('planned or listed as unplanned', 'both');
  if (!planned && listed === 0) return broken('planned or listed as unplanned', 'neither');
  return listed > 1 ? broken('listed as unplanned once', `${listed} times`) : [];
}

function ofEntry({ book }: Evidence, entry: Readonly<Record<string, unknown>>): readonly Violation[] {
  const { order, rule, reason, help } = entry;
  const place = { order: typeof order === 'string' ? order : null };
  if (typeof order !== 'string' || !book.orders.has(order)) return [violation('R16', place, 'known orders listed as unplanned', `order ${shown(order)} is unknown`)];
  const found: Violation[] = [];
  if (typeof rule !== 'string' || !RULE_CODE.test(rule)) found.push(violation('R16', place, 'a rule R1 to R16 that blocks the order', shown(rule)));
  if (typeof reason !== 'string' || reason.trim() === '') found.push(violation('R16', place, 'a reason', 'none'));
  if (typeof help !== 'string' || help.trim() === '') found.push(violation('R16', place, 'what would help', 'nothing'));
  return found;
}
