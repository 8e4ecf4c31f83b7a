import type { Assignment, PlanningCase } from '@lotwright/domain';
import { NONE } from '../problem/limits.js';
import type { Positions } from './index-of.js';

/** The assignments of the plan in force as flat arrays, in the order of the list. */
export interface PlanInForce {
  /** Operation among all orders' operations; -1 when its order is cancelled or either is unknown. */
  readonly op: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly attempt: Int32Array;
  /** Position in the plant's list; -1 when there is none or it is unknown. */
  readonly equipment: Int32Array;
}

/** What gives the names in assignments their numbers. */
interface Names {
  readonly planningCase: PlanningCase;
  readonly equipment: Positions;
  readonly orders: Positions;
  readonly orderRecipe: Int32Array;
  /** Operations of each recipe. */
  readonly operations: readonly Positions[];
  readonly firstOp: Int32Array;
}

/** Reads the plan in force of a case; what has been read from the same assignments before is taken over. */
export function readPlanInForce(index: Names, before?: Names & { readonly inForce: PlanInForce }): PlanInForce {
  const { published, plant, orders } = index.planningCase;
  if (before === undefined || before.planningCase.published !== published) return { ...readPlaces(published, index), op: namedOperations(index) };
  const was = before.planningCase;
  const sameEquipment = was.plant.equipment.length === plant.equipment.length && plant.equipment.every((e, i) => e.id === was.plant.equipment[i].id);
  const sameWork = was.orders === orders && was.plant.processes === plant.processes;
  const places = sameEquipment ? before.inForce : readPlaces(published, index);
  return { ...places, op: sameWork ? before.inForce.op : namedOperations(index) };
}

function readPlaces(published: readonly Assignment[], { equipment: at }: Names): Omit<PlanInForce, 'op'> {
  const count = published.length;
  const places = { start: new Int32Array(count), end: new Int32Array(count), attempt: new Int32Array(count), equipment: new Int32Array(count).fill(NONE) };
  for (let i = 0; i < count; i++) {
    const { start, end, attempt, equipment } = published[i];
    places.start[i] = start;
    places.end[i] = end;
    places.attempt[i] = attempt;
    if (equipment !== null) places.equipment[i] = at.get(equipment) ?? NONE;
  }
  return places;
}

/** Assignments come order by order: the lot looked up last is nearly always the next one's too. */
function namedOperations({ planningCase, orders, orderRecipe, operations, firstOp }: Names): Int32Array {
  const { published } = planningCase;
  const found = new Int32Array(published.length).fill(NONE);
  let order: string | null = null;
  let o: number | undefined;
  for (let i = 0; i < published.length; i++) {
    const a = published[i];
    if (a.order !== order) o = orders.get((order = a.order));
    if (o === undefined || orderRecipe[o] < 0) continue;
    const k = operations[orderRecipe[o]].get(a.operation);
    if (k !== undefined) found[i] = firstOp[o] + k;
  }
  return found;
}
