import type { OrderBook } from '@lotwright/contract';
import type { Plant } from '@lotwright/domain';
import { readActuals, readOrders, readPins } from '@lotwright/intake';
import type { Read } from '@lotwright/intake';
import { planningNow } from '../ports/moment.js';
import type { PlantClock } from '../ports/moment.js';
import type { BookChange, OrderStore } from '../ports/stores.js';
import type { ImportTerms } from './import-plant.js';

/** What an order import may bring: orders (a JSON file may hold actuals and pins too), actuals, or pins. */
export const IMPORTED_LISTS = ['orders', 'actuals', 'pins'] as const;
export type ImportedList = (typeof IMPORTED_LISTS)[number];

/** What an import found and did. */
export interface ImportReport {
  readonly read: { readonly orders: number; readonly actuals: number; readonly pins: number };
  /** `null` after a dry run. */
  readonly change: BookChange | null;
}

/** Takes a file of orders, actuals or pins into the order book: all of it, or nothing and every problem. */
export async function importOrders(
  { orders, plantClock }: { readonly orders: OrderStore; readonly plantClock: PlantClock },
  plant: Plant,
  list: ImportedList,
  text: string,
  { fileName, dryRun }: ImportTerms,
): Promise<Read<ImportReport>> {
  const read = await readList({ orders, plantClock }, plant, list, text, fileName);
  if (!read.ok) return read;
  const { value } = read;
  const counts = { orders: value.orders.length, actuals: value.actuals.length, pins: value.pins.length };
  return { ok: true, value: { read: counts, change: dryRun ? null : await orders.merge(value) } };
}

async function readList(
  { orders, plantClock }: { readonly orders: OrderStore; readonly plantClock: PlantClock },
  plant: Plant,
  list: ImportedList,
  text: string,
  fileName: string,
): Promise<Read<OrderBook>> {
  const now = planningNow(plantClock.nowAt(plant));
  if (list === 'orders') return readOrders(text, fileName, plant, now);
  const stored = (await orders.read()).orders;
  if (list === 'actuals') return only(readActuals(text, fileName, plant, stored, now), (actuals) => ({ orders: [], actuals, pins: [] }));
  return only(readPins(text, fileName, plant, stored), (pins) => ({ orders: [], actuals: [], pins }));
}

function only<Part>(read: Read<Part>, book: (part: Part) => OrderBook): Read<OrderBook> {
  return read.ok ? { ok: true, value: book(read.value) } : read;
}
