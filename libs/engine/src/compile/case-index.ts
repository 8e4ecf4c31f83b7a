import type { Operation, PlanningCase, Process } from '@lotwright/domain';
import { positions, type Positions } from './index-of.js';
import { numbersOf } from './numbers-of.js';
import { readPlanInForce, type PlanInForce } from './plan-in-force.js';

/** Where everything of a planning case stands in its lists, and how operations are numbered through all orders. */
export interface CaseIndex {
  readonly planningCase: PlanningCase;
  readonly equipment: Positions;
  readonly suites: Positions;
  readonly crews: Positions;
  readonly methods: Positions;
  readonly pools: Positions;
  readonly sessions: Positions;
  readonly storages: Positions;
  readonly materials: Positions;
  readonly calendars: Positions;
  readonly families: Positions;
  readonly orders: Positions;
  /** Process of each recipe index, in the plant's order. */
  readonly processes: readonly Process[];
  readonly operations: readonly Positions[];
  /** Recipe of each order; -1 for cancelled orders and unknown processes. */
  readonly orderRecipe: Int32Array;
  /** Recipe of each order, cancelled ones included. */
  readonly historyRecipe: Int32Array;
  readonly firstOp: Int32Array;
  /** Order of each operation. */
  readonly opOrder: Int32Array;
  readonly inForce: PlanInForce;
}

/**
 * Gives every id of the case its index number. Throws RangeError when an id names nothing: the case was not validated.
 * @param before an index whose parts are taken over where the lists that they are made from are the same objects
 * @param inForce the plan in force of the case, where it has been read already
 */
export function indexCase(planningCase: PlanningCase, before?: CaseIndex, inForce?: PlanInForce): CaseIndex {
  const { plant } = planningCase;
  const was = before?.planningCase.plant;
  const { processes } = plant;
  const equipment = was?.equipment === plant.equipment ? before!.equipment : positions(plant.equipment);
  const operations = was?.processes === processes ? before!.operations : processes.map((p) => positions(p.operations));
  const { orders, orderRecipe, historyRecipe, firstOp, opOrder } = was?.processes === processes && before!.planningCase.orders === planningCase.orders ? before! : numberOrders(planningCase);
  // Written field by field: copies of an object are of a new kind each to the compiler that watches, and everything that reads them is compiled again.
  return {
    planningCase,
    equipment,
    suites: positions(plant.suites),
    crews: positions(plant.crews),
    methods: positions(plant.qcMethods),
    pools: positions(plant.positionPools),
    sessions: positions(plant.sessions),
    storages: positions(plant.storages),
    materials: positions(plant.materials),
    calendars: positions(plant.calendars),
    families: positions([...new Set(plant.products.map((p) => p.family))].map((id) => ({ id }))),
    orders,
    processes,
    operations,
    orderRecipe,
    historyRecipe,
    firstOp,
    opOrder,
    inForce: inForce ?? readPlanInForce({ planningCase, equipment, orders, orderRecipe, operations, firstOp, opOrder }, before),
  };
}

/** Recipe of every order and numbers for all their operations. */
function numberOrders({ plant: { processes }, orders }: PlanningCase): Pick<CaseIndex, 'orders' | 'orderRecipe' | 'historyRecipe' | 'firstOp' | 'opOrder'> {
  const recipeOf = new Map(processes.map((p, i) => [`${p.id}\n${p.version}`, i]));
  const historyRecipe = numbersOf(orders, (o) => recipeOf.get(`${o.process}\n${o.processVersion}`) ?? -1);
  const orderRecipe = numbersOf(orders, (o, i) => (o.cancelled ? -1 : historyRecipe[i]));
  const firstOp = new Int32Array(orders.length + 1);
  for (let o = 0; o < orders.length; o++) firstOp[o + 1] = firstOp[o] + (orderRecipe[o] < 0 ? 0 : processes[orderRecipe[o]].operations.length);
  const opOrder = new Int32Array(firstOp[orders.length]);
  for (let o = 0; o < orders.length; o++) opOrder.fill(o, firstOp[o], firstOp[o + 1]);
  return { orders: positions(orders), orderRecipe, historyRecipe, firstOp, opOrder };
}

/** Index of an operation among all orders' operations; -1 when the order is cancelled or either is unknown. */
export function opIndex(index: CaseIndex, order: string, operation: string): number {
  const o = index.orders.get(order);
  if (o === undefined || index.orderRecipe[o] < 0) return -1;
  const k = index.operations[index.orderRecipe[o]].get(operation);
  return k === undefined ? -1 : index.firstOp[o] + k;
}

/** The operation that an actual or assignment speaks of, cancelled orders included; null when unknown. */
export function operationOf(index: CaseIndex, order: string, operation: string): Operation | null {
  const o = index.orders.get(order);
  if (o === undefined || index.historyRecipe[o] < 0) return null;
  const recipe = index.historyRecipe[o];
  const k = index.operations[recipe].get(operation);
  return k === undefined ? null : index.processes[recipe].operations[k];
}
