import { shift } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import { processOf } from '@lotwright/domain';
import type { Actual, Operation, OperationId, Order, PlanningCase, Process } from '@lotwright/domain';
import { countingActuals, expectedAttempts } from './repeats.js';
import { operationKey } from './resources.js';
import type { Week } from './weeks.js';
import { weekOf } from './weeks.js';

/** Orders that are alike to the rough cut: same process, weight and week. A continuous share makes no difference between them. */
export interface Cohort {
  readonly orders: number;
  /** Urgency weight of one order. */
  readonly weight: number;
  /** Week from which the work can be done. */
  readonly week: number;
  /** Per operation key: how many times it is worked, by weeks after `week`. */
  readonly work: ReadonlyMap<string, readonly number[]>;
}

/** Nominal length of work that every order of a plant has, without waiting for anything but its own opening hours, minutes. */
export interface NominalLength {
  (process: Process, operation: Operation): number;
}

/** Groups the open orders of a case. `repeats` adds the expected re-makes and invalid results. */
export function cohortsOf(input: Pick<PlanningCase, 'plant' | 'orders' | 'actuals' | 'now'>, weeks: readonly Week[], length: NominalLength, repeats: boolean): Cohort[] {
  const { plant, now } = input;
  const groups = new Map<string, { orders: number; weight: number; week: number; work: Map<string, number[]> }>();
  const attempts = new Map(plant.processes.map((p) => [p, repeats ? expectedAttempts(plant, p) : null]));
  for (const order of input.orders) {
    const process = processOf(plant, order);
    if (order.cancelled || process === undefined) continue;
    const starts = nominalStarts(process, order, input.actuals, now, length);
    if (starts.size === 0) continue;
    const weight = plant.policy.urgencyWeights[order.urgency];
    const week = weekOf(weeks, Math.max(now, order.sequenceRelease) as Instant);
    const key = `${process.id}@${process.version}|${weight}|${week}`;
    const group = groups.get(key) ?? { orders: 0, weight, week, work: new Map<string, number[]>() };
    groups.set(key, group);
    group.orders += 1;
    for (const [operation, at] of starts) {
      const counts = entry(group.work, operationKey(process, operation));
      const offset = weekOf(weeks, at) - week;
      while (counts.length <= offset) counts.push(0);
      counts[offset] += attempts.get(process)?.get(operation.id) ?? 1;
    }
  }
  return [...groups.values()];
}

/** When each operation that is still to be done would start if nothing but the order's own work took time. */
export function nominalStarts(process: Process, order: Order, actuals: readonly Actual[], now: Instant, length: NominalLength): Map<Operation, Instant> {
  const facts = countingActuals(process, order.id, actuals);
  const byId = new Map(process.operations.map((o) => [o.id, o]));
  const ends = new Map<OperationId, number>();
  const starts = new Map<Operation, Instant>();
  const floor = Math.max(now, order.sequenceRelease);
  const visit = (id: OperationId): number => {
    const known = ends.get(id);
    if (known !== undefined) return known;
    const operation = byId.get(id)!;
    const fact = facts.get(id);
    const into = process.links.filter((l) => l.to === id).map((l) => visit(l.from) + l.minLag);
    const start = Math.max(floor, ...into);
    const end = fact === undefined ? start + length(process, operation) : (fact.end ?? Math.max(now, fact.expectedEnd ?? fact.start! + length(process, operation)));
    if (fact === undefined) starts.set(operation, shift(0 as Instant, start));
    ends.set(id, end);
    return end;
  };
  for (const operation of process.operations) visit(operation.id);
  return starts;
}

function entry(map: Map<string, number[]>, key: string): number[] {
  let counts = map.get(key);
  if (!counts) map.set(key, (counts = []));
  return counts;
}
