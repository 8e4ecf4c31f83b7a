import { actualShape, encodePlant, encodeShape, orderShape, ordersFile, pinShape, planFile } from '@lotwright/contract';
import type { OrderBook } from '@lotwright/contract';
import type { Actual, Order, Pin, Plan, Plant } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import { writeTable } from './csv-text.js';
import { ACTUAL_COLUMNS, ORDER_COLUMNS, PIN_COLUMNS } from './tables.js';

/** A plant file: indented JSON. */
export function writePlant(plant: Plant): string {
  return `${JSON.stringify(encodePlant(plant), null, 2)}\n`;
}

/** A plan file: JSON with one assignment, run or account per line. Times carry the offset of `zone`, the plant's. */
export function writePlan(plan: Plan, zone: ZoneId): string {
  return writeLines(encodeShape(planFile(zone), plan));
}

/** An order file as JSON with one entry per line: orders, actuals and pins. */
export function writeOrders(book: OrderBook, zone: ZoneId): string {
  return writeLines(encodeShape(ordersFile(zone), book));
}

/** orders.csv. */
export function writeOrdersCsv(orders: readonly Order[], zone: ZoneId): string {
  return writeTable(ORDER_COLUMNS, orders.map((order) => encodeShape(orderShape(zone), order)));
}

/** actuals.csv. */
export function writeActualsCsv(actuals: readonly Actual[], zone: ZoneId): string {
  return writeTable(ACTUAL_COLUMNS, actuals.map((actual) => encodeShape(actualShape(zone), actual)));
}

/** pins.csv. */
export function writePinsCsv(pins: readonly Pin[], zone: ZoneId): string {
  return writeTable(PIN_COLUMNS, pins.map((pin) => encodeShape(pinShape(zone), pin)));
}

/** An object with one line per field and one per member of a list. */
function writeLines(value: object): string {
  const fields = Object.entries(value).map(([key, field]) => {
    if (!Array.isArray(field) || field.length === 0) return `  ${JSON.stringify(key)}: ${JSON.stringify(field)}`;
    return `  ${JSON.stringify(key)}: [\n${field.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}
