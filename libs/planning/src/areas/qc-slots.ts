import type { OperationId, Order, OrderId, Plan, Plant, PositionPool, PositionPoolId, QcMethod } from '@lotwright/domain';
import { contains, openIntervals, shift, weeklyInstants } from '@lotwright/time';
import type { Instant } from '@lotwright/time';

const TWO_WEEKS = 14 * 24 * 60;

/** A start of a method with its sample places. */
export interface QcSlot {
  readonly start: Instant;
  /** Runs that may start then. */
  readonly runs: number;
  /** Sample places taken by the plan. */
  readonly taken: number;
  readonly free: number;
}

/** A method and its slots: the weekly starts of two weeks from now, or the runs that the plan has opened. */
export interface QcMethodView {
  readonly method: QcMethod;
  readonly slots: readonly QcSlot[];
}

/** Slots of all methods with their free places. */
export function qcSlots(plant: Plant, plan: Plan | null): QcMethodView[] {
  const now = plan?.now ?? null;
  const samples = new Map<string, number>();
  for (const { run } of plan?.assignments ?? []) if (run !== null) samples.set(run, (samples.get(run) ?? 0) + 1);
  const runs = (plan?.runs ?? []).filter(({ start }) => now !== null && start >= now && start < shift(now, TWO_WEEKS));
  return plant.qcMethods.map((method) => {
    const starts = new Map<Instant, { runs: number; taken: number }>();
    if (now !== null) for (const { at, runs: most } of weeklyStarts(plant, method, now)) starts.set(at, { runs: most, taken: 0 });
    for (const { id, method: of, start } of runs) {
      if (of !== method.id) continue;
      const slot = starts.get(start) ?? { runs: 0, taken: 0 };
      const opened = method.starts.kind === 'weekly' ? slot.runs : slot.runs + 1;
      starts.set(start, { runs: opened, taken: slot.taken + (samples.get(id) ?? 0) });
    }
    const slots = [...starts].sort(([a], [b]) => a - b).map(([start, slot]) => ({ start, ...slot, free: Math.max(0, slot.runs * method.capacity - slot.taken) }));
    return { method, slots };
  });
}

function weeklyStarts(plant: Plant, method: QcMethod, now: Instant): { at: Instant; runs: number }[] {
  if (method.starts.kind !== 'weekly') return [];
  const end = shift(now, TWO_WEEKS);
  const calendar = plant.calendars.find(({ id }) => id === method.calendar);
  const open = calendar === undefined ? [] : openIntervals(calendar, plant.zone, now, end);
  return weeklyInstants(method.starts.starts, plant.zone, now, end).filter(({ at }) => contains(open, at));
}

/** Like positions and how many of them a plan uses. */
export interface PositionsView {
  readonly pool: PositionPool;
  /** In use at the now of the plan. */
  readonly inUse: number;
  /** Most in use at any minute from now on. */
  readonly mostInUse: number;
}

/** Use of all position pools. */
export function positionsInUse(plant: Plant, orders: readonly Order[], plan: Plan | null): PositionsView[] {
  const poolOf = poolLookup(plant, orders);
  return plant.positionPools.map((pool) => {
    const now = plan?.now ?? (0 as Instant);
    const uses = (plan?.assignments ?? []).filter(({ order, operation, end }) => end > now && poolOf(order, operation) === pool.id);
    const steps = uses.flatMap(({ start, end }) => [{ at: Math.max(start, now), by: 1 }, { at: end, by: -1 }]).sort((a, b) => a.at - b.at || a.by - b.by);
    let level = 0;
    let most = 0;
    for (const { by } of steps) {
      level += by;
      most = Math.max(most, level);
    }
    return { pool, inUse: uses.filter(({ start }) => start <= now).length, mostInUse: most };
  });
}

/** The pool that an operation of an order uses; operation ids are unique within a process only. */
function poolLookup(plant: Plant, orders: readonly Order[]): (order: OrderId, operation: OperationId) => PositionPoolId | null {
  const pools = new Map(
    plant.processes.map(({ id, version, operations }) => [
      `${id}|${version}`,
      new Map(operations.flatMap(({ id: operation, requirement }) => (requirement.kind === 'positions' ? [[operation, requirement.pool] as const] : []))),
    ]),
  );
  const processOf = new Map(orders.map(({ id, process, processVersion }) => [id, `${process}|${processVersion}`]));
  return (order, operation) => pools.get(processOf.get(order) ?? '')?.get(operation) ?? null;
}
