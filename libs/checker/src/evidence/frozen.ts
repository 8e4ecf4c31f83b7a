import type { CaseBook } from './case-book.js';
import { overtakenAssignments } from './overtaken.js';

/** A published assignment that may not move. */
export interface Frozen {
  readonly order: string;
  readonly operation: string;
  readonly start: number;
  readonly equipment: string | null;
}

/** Published assignments of unstarted operations inside their stage's frozen fence that no override frees and no fact has overtaken. */
export function frozenAssignments(book: CaseBook): readonly Frozen[] {
  const { published, freezeOverrides, plant } = book.given;
  const overtaken = overtakenAssignments(book);
  return published.filter((p) => {
    const order = book.orders.get(p.order);
    const process = order === undefined ? null : book.processOf(order);
    const operation = process === null ? null : book.operationOf(process, p.operation);
    if (operation === null || book.startedAs(p.order, p.operation) !== null || p.attempt !== book.attemptOf(p.order, p.operation)) return false;
    const frozen = plant.policy.fences.find((f) => f.stage === operation.stage)?.frozen ?? 0;
    const freed = freezeOverrides.some((f) => f.order === p.order && f.operation === p.operation);
    return !freed && !overtaken.has(p) && book.now <= p.start && p.start < book.now + frozen;
  });
}
