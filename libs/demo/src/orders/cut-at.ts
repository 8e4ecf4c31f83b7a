import { shift } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import type { Actual, Assignment, Order, OrderId, Plan } from '@lotwright/domain';
import { hours } from '../notation/durations.js';

/** Documents of work that starts within these hours are issued already. */
const RELEASED_AHEAD = hours(8);

/**
 * Turns a plan into what would have happened by `at` if all had gone as planned: work that ended by then is done, work
 * under way is running with its planned end, and work about to start is released. Work of earlier facts stays as it was.
 * The equipment of a sample is the instrument of its run.
 */
export function cutAt(plan: Plan, at: Instant): Actual[] {
  const instruments = new Map(plan.runs.map((run) => [run.id, run.instrument]));
  return plan.assignments.flatMap((assignment) => {
    const state = stateAt(assignment, at);
    const instrument = assignment.run === null ? null : (instruments.get(assignment.run) ?? null);
    return state === null ? [] : [actualOf(assignment, state, assignment.equipment ?? instrument)];
  });
}

/** The orders that are not finished at `at`: those whose arrival is planned later or not at all. */
export function openOrders(plan: Plan, orders: readonly Order[], at: Instant): Order[] {
  const arrivals = new Map<OrderId, Instant>(plan.accounts.map((account) => [account.order, account.arrival]));
  return orders.filter((order) => !((arrivals.get(order.id) ?? Infinity) <= at));
}

type CutState = 'released' | 'running' | 'done';

function stateAt(assignment: Assignment, at: Instant): CutState | null {
  if (assignment.start >= at) return assignment.start < shift(at, RELEASED_AHEAD) ? 'released' : null;
  return assignment.end <= at ? 'done' : 'running';
}

function actualOf(assignment: Assignment, state: CutState, equipment: Assignment['equipment']): Actual {
  const { order, operation, attempt, run, start, end } = assignment;
  const started = state !== 'released';
  return {
    order,
    operation,
    attempt,
    state,
    start: started ? start : null,
    end: state === 'done' ? end : null,
    expectedEnd: state === 'running' ? end : null,
    equipment: started ? equipment : null,
    run: started ? run : null,
  };
}
