import { onwardFrom } from '@lotwright/domain';
import type { Actual, Operation, OperationId, OrderId, Plant, Process } from '@lotwright/domain';

/**
 * How often an operation is worked on average for one order: once, plus its share of every re-make whose closure contains it,
 * plus invalid results of its own test.
 */
export function expectedAttempts(plant: Plant, process: Process): ReadonlyMap<OperationId, number> {
  const attempts = new Map<OperationId, number>(process.operations.map((o) => [o.id, 1]));
  for (const { failure } of process.operations) {
    if (failure === null || failure.probability === 0) continue;
    const again = failure.probability / (1 - failure.probability);
    for (const id of onwardFrom(process, failure.remakeFrom)) attempts.set(id, attempts.get(id)! + again);
  }
  for (const operation of process.operations) {
    const invalid = invalidProbability(plant, operation);
    if (invalid > 0) attempts.set(operation.id, attempts.get(operation.id)! / (1 - invalid));
  }
  return attempts;
}

function invalidProbability(plant: Plant, { requirement }: Operation): number {
  return requirement.kind === 'run' ? plant.qcMethods.find((m) => m.id === requirement.method)!.invalidProbability : 0;
}

/** The actuals of one order that count: running or done, of the attempt that 1 + its re-makes gives. */
export function countingActuals(process: Process, order: OrderId, actuals: readonly Actual[]): ReadonlyMap<OperationId, Actual> {
  const own = actuals.filter((a) => a.order === order);
  const attempt = new Map<OperationId, number>(process.operations.map((o) => [o.id, 1]));
  for (const failed of own.filter((a) => a.state === 'failed')) {
    const entry = process.operations.find((o) => o.id === failed.operation)?.failure?.remakeFrom ?? failed.operation;
    for (const id of onwardFrom(process, entry)) attempt.set(id, (attempt.get(id) ?? 1) + 1);
  }
  const started = own.filter((a) => (a.state === 'running' || a.state === 'done') && a.attempt === attempt.get(a.operation));
  return new Map(started.map((a) => [a.operation, a]));
}
