import type { Demand, Order, OrderId, Plan, PlanningCase, Process } from '@lotwright/domain';
import { frozenAssignments } from '../evidence/frozen.js';
import { Crowd } from './crowd.js';
import { FOREVER, only } from './instants.js';
import { Manners } from './manners.js';
import { Named } from './named.js';
import { spansBetween } from './spans-between.js';
import { Step } from './step.js';
import { Walk } from './walk.js';
import { ANY_TIME } from './windows.js';

/** What walking an order through the plant with some demands only has shown. */
export interface NoPlace {
  /** Whether the order has no place even so. False proves nothing: there may be one, or the walk was too coarse to see that there is none. */
  readonly confirmed: boolean;
  /** There is none in which every operation begins before this; `null` when there is none whenever it begins, and when it is not confirmed. */
  readonly before: PlanningCase['now'] | null;
}

const UNKNOWN: NoPlace = { confirmed: false, before: null };
const NEVER: NoPlace = { confirmed: true, before: null };

/**
 * Walks an order through the plant with nothing there but history, the named demands, and the named lots where the plan has them, and keeps of every operation all
 * starts and ends that its own surroundings and the links to the others leave. Where nothing is left of one, the order has no place. Its operations
 * are asked whether they are in each other's way only in minutes in which they are at work for sure, so it sees less than there is in the way, never more.
 * @param plan a plan of the case that breaks no rule
 */
export function noPlace(planningCase: PlanningCase, plan: Plan, order: OrderId, demands: readonly Demand[]): NoPlace {
  const crowd = new Crowd(planningCase, plan, new Named(demands));
  const given = crowd.book.orders.get(order);
  const process = given === undefined ? null : crowd.book.processOf(given);
  if (given === undefined || process === null) return UNKNOWN;
  const manners = new Manners(crowd, given.id, process);
  const steps = stepsOf(crowd, given, process, manners);
  if (manners.runsShort() || [...steps.values()].some((s) => s.impossible)) return NEVER;
  const links = process.links.filter((l) => [l.from, l.to].some((id) => crowd.book.startedAs(given.id, id) === null));
  const pairs = spansBetween(steps, links, crowd.named);
  if (pairs === null) return NEVER;
  const walk = new Walk(crowd, steps, links, pairs);
  if (walk.isStuck()) return NEVER;
  for (const step of steps.values()) step.narrow([{ start: -Infinity, end: crowd.horizon }], FOREVER);
  return walk.isStuck() ? { confirmed: true, before: crowd.horizon as PlanningCase['now'] } : UNKNOWN;
}

/** Every operation with all that it could be by itself. */
function stepsOf(crowd: Crowd, order: Order, process: Process, manners: Manners): ReadonlyMap<string, Step> {
  const { book, named } = crowd;
  const bounds = [
    ...book.given.pins.filter((p) => p.order === order.id && named.has('pin', p.operation)),
    ...frozenAssignments(book).filter((f) => f.order === order.id && named.has('frozen', f.operation))
      .map((f) => ({ ...f, equipment: book.operationOf(process, f.operation)?.requirement.kind === 'equipment' ? f.equipment : null })),
  ];
  return new Map(process.operations.map((operation) => {
    const fact = book.startedAs(order.id, operation.id);
    if (fact !== null) return [operation.id, happened(fact.start, fact.end)] as const;
    const own = bounds.filter((b) => b.operation === operation.id);
    const pieces = [...new Set(own.flatMap((b) => (b.equipment === null ? [] : [b.equipment])))];
    const step = Step.of(pieces.length > 1 ? [] : manners.of(operation, pieces[0] ?? null), Math.max(book.now, order.sequenceRelease));
    for (const { start } of own) if (start !== null) step.narrow(only(start), FOREVER);
    return [operation.id, step] as const;
  }));
}

function happened(start: number, end: number): Step {
  return Step.of([{ phases: [[{ start, end: start + 1, lasts: end - start }]], stretch: 0, piece: null, window: ANY_TIME[0], starts: FOREVER }], -Infinity);
}
