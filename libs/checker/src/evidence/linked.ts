import type { Link } from '@lotwright/domain';
import type { CaseBook } from './case-book.js';
import type { Placed, PlanBook } from './plan-book.js';

/** A link whose two operations the plan places. */
export interface Linked {
  readonly link: Link;
  readonly from: Placed;
  readonly to: Placed;
}

/** Every link of every planned order with both ends placed; those between two facts are left out. */
export function linked(book: CaseBook, plan: PlanBook): readonly Linked[] {
  return [...book.orders.values()].filter((o) => plan.hasAssignments(o.id)).flatMap((order) =>
    (book.processOf(order)?.links ?? []).flatMap((link) => {
      const from = plan.at(order.id, link.from);
      const to = plan.at(order.id, link.to);
      return from === null || to === null || (from.started && to.started) ? [] : [{ link, from, to }];
    }));
}
