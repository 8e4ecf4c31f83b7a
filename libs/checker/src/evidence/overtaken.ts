import type { Assignment } from '@lotwright/domain';
import type { CaseBook } from './case-book.js';

/** The published assignments of unstarted work that facts have made impossible to keep, as R15 counts them. */
export function overtakenAssignments(book: CaseBook): ReadonlySet<Assignment> {
  const waiting = book.given.published.filter((p) => book.startedAs(p.order, p.operation) === null && p.attempt === book.attemptOf(p.order, p.operation));
  const byOrder = new Map<string, Assignment[]>();
  for (const published of waiting) byOrder.set(published.order, [...(byOrder.get(published.order) ?? []), published]);
  return new Set([...byOrder.values()].flatMap((ofOrder) => overtakenOf(book, ofOrder)));
}

function overtakenOf(book: CaseBook, waiting: readonly Assignment[]): readonly Assignment[] {
  const overtaken = new Set(waiting.filter((p) => startIsGone(book, p) || placeIsGone(book, p)));
  for (let grown = overtaken.size > 0; grown; ) {
    grown = false;
    for (const after of waiting) {
      if (overtaken.has(after) || ![...overtaken].some((before) => leadsTo(book, before, after))) continue;
      overtaken.add(after);
      grown = true;
    }
  }
  return [...overtaken];
}

function startIsGone(book: CaseBook, published: Assignment): boolean {
  const order = book.orders.get(published.order);
  const process = order === undefined ? null : book.processOf(order);
  if (order === undefined || process === null) return false;
  if (published.start < book.now || published.start < order.sequenceRelease) return true;
  return process.links.some((link) => {
    const before = link.to === published.operation ? book.startedAs(order.id, link.from) : null;
    return before !== null && before.end + link.minLag > published.start;
  });
}

function placeIsGone(book: CaseBook, { order, operation, equipment, start, end }: Assignment): boolean {
  if (equipment === null) return false;
  const down = book.equipment.get(equipment)?.unavailable ?? [];
  const taken = book.facts.filter((f) => f.actual.equipment === equipment && !(f.counts && f.order.id === order && f.operation.id === operation));
  return [...down, ...taken].some((span) => span.start < end && start < span.end);
}

function leadsTo(book: CaseBook, before: Assignment, after: Assignment): boolean {
  const order = book.orders.get(before.order);
  const links = order === undefined ? [] : (book.processOf(order)?.links ?? []);
  return links.some((link) => link.from === before.operation && link.to === after.operation);
}
