import { elapsed } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import type { Problem } from '../problem/problem.js';
import { showableId } from '../problem/personal-data.js';
import { ProblemList } from '../problem/problem-list.js';
import type { Path } from '../problem/problem-list.js';
import type { Actual, Pin } from '../order/actual.js';
import type { Order } from '../order/order.js';
import type { Plant } from '../plant/plant.js';
import type { Operation, Process } from '../process/process.js';
import { checkActual, checkAttempts, checkRuns } from './actual-checks.js';
import { classUsedBy, indexPlant } from './plant-index.js';
import type { PlantIndex } from './plant-index.js';

/** Years that a sequence release may lie ahead: more is a mistyped year. */
const YEARS_AHEAD = 10;

/** An order with the process version it asks for. */
interface KnownOrder {
  readonly order: Order;
  readonly process: Process | null;
}

/**
 * All reasons why orders, actuals and pins do not go with a plant. Pointers lead into `/orders`, `/actuals` and `/pins`.
 * Ids of orders are repeated only when they look machine-made.
 * @param now Actual times after it are refused, and sequence releases far after it; without it neither is looked at.
 */
export function validateOrders(plant: Plant, orders: readonly Order[], actuals: readonly Actual[], pins: readonly Pin[], now: Instant | null = null): Problem[] {
  const list = new ProblemList();
  const index = indexPlant(plant);
  const processes = new Map(plant.processes.map((process) => [`${process.id} ${process.version}`, process] as const));
  const known = new Map<string, KnownOrder>();
  list.distinct(['orders'], orders.map((order) => order.id), 'id', 'order id', showableId);
  orders.forEach((order, k) => {
    const process = processes.get(`${order.process} ${order.processVersion}`) ?? null;
    checkOrder(list, ['orders', k], order, process, plant);
    checkRelease(list, ['orders', k], order, now);
    if (!known.has(order.id)) known.set(order.id, { order, process });
  });
  actuals.forEach((actual, k) => {
    const operation = findOperation(list, ['actuals', k], actual, known);
    if (operation) checkActual(list, ['actuals', k], actual, operation, index, now);
  });
  checkAttempts(list, actuals, (id) => known.get(id)?.process ?? null);
  checkRuns(list, actuals, (actual) => operationOf(actual, known));
  pins.forEach((pin, k) => {
    const operation = findOperation(list, ['pins', k], pin, known);
    if (operation) checkPin(list, ['pins', k], pin, operation, index);
  });
  list.distinct(['pins'], pins.map((pin) => `${pin.order} ${pin.operation}`), 'operation', 'order and operation', () => null);
  return list.problems;
}

function checkOrder(list: ProblemList, path: Path, order: Order, process: Process | null, plant: Plant): void {
  if (!process) checkProcessName(list, path, order, plant);
  const { windows } = order;
  if (windows) {
    if (windows.closes < windows.opens) list.add([...path, 'windows', 'closes'], 'order_of_times', null, 'an instant after the window opens', 'the window closes before it opens');
    else if (elapsed(windows.opens, windows.closes) > windows.every) {
      list.add([...path, 'windows', 'every'], 'order_of_times', windows.every, 'at least the length of a window', 'the next window opens before this one closes');
    }
    list.range([...path, 'windows', 'every'], windows.every, 1, Number.MAX_SAFE_INTEGER, 'minutes');
  }
  if (order.latestUseful !== null && order.latestUseful < order.sequenceRelease) {
    list.add([...path, 'latestUseful'], 'order_of_times', null, 'an instant after the sequence release', 'the latest useful date lies before the sequence release');
  }
}

function checkRelease(list: ProblemList, path: Path, { sequenceRelease }: Order, now: Instant | null): void {
  if (now === null || elapsed(now, sequenceRelease) <= YEARS_AHEAD * 366 * 1440) return;
  list.add([...path, 'sequenceRelease'], 'out_of_range', null, `an instant at most ${YEARS_AHEAD} years after now`, `the sequence release lies more than ${YEARS_AHEAD} years after now: is the year of now right?`);
}

function checkProcessName(list: ProblemList, path: Path, order: Order, plant: Plant): void {
  const versions = plant.processes.filter((process) => process.id === order.process).map((process) => process.version);
  if (versions.length === 0) {
    list.reference([...path, 'process'], order.process, new Set<string>(plant.processes.map((process) => process.id)), 'process');
    return;
  }
  list.add([...path, 'processVersion'], 'unknown_reference', order.processVersion, `a version of process ${order.process}: ${versions.join(', ')}`, `process ${order.process} has no version ${order.processVersion}`);
}

/** The operation that an actual or a pin speaks of; reports when order or operation do not exist. */
function findOperation(list: ProblemList, path: Path, entry: Actual | Pin, known: ReadonlyMap<string, KnownOrder>): Operation | null {
  const order = known.get(entry.order);
  if (!order) {
    list.add([...path, 'order'], 'unknown_reference', showableId(entry.order), 'the id of an order in the same input', 'there is no such order');
    return null;
  }
  if (!order.process) return null;
  const operations = new Map(order.process.operations.map((operation) => [operation.id as string, operation] as const));
  list.reference([...path, 'operation'], entry.operation, operations, `operation of process ${order.process.id}`);
  return operations.get(entry.operation) ?? null;
}

function operationOf(entry: Actual, known: ReadonlyMap<string, KnownOrder>): Operation | null {
  return known.get(entry.order)?.process?.operations.find((operation) => operation.id === entry.operation) ?? null;
}

function checkPin(list: ProblemList, path: Path, pin: Pin, operation: Operation, index: PlantIndex): void {
  if (pin.start === null && pin.equipment === null) {
    list.add(path, 'pin_empty', null, 'start, equipment or both', 'the pin fixes neither start nor equipment');
  }
  if (pin.equipment === null || !list.reference([...path, 'equipment'], pin.equipment, index.equipment, 'piece of equipment')) return;
  const wanted = classUsedBy(index.plant, operation);
  const found = index.equipment.get(pin.equipment)?.equipmentClass;
  if (wanted === found) return;
  const accepted = wanted === null ? 'no equipment: the operation uses none' : `equipment of class ${wanted}`;
  list.add([...path, 'equipment'], 'pin_not_possible', pin.equipment, accepted, `${pin.equipment} is of class ${found}; operation ${operation.id} cannot use it`);
}
