import type { OrderBook } from '@lotwright/contract';
import { validateOrders } from '@lotwright/domain';
import type { Actual, Order, Pin, Plant, Problem } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { readOrRefuse } from './located-problem.js';
import type { LocatedProblem, Read } from './located-problem.js';
import { readEntries } from './order-entries.js';
import type { Entries, ListName } from './order-entries.js';

/** A file as text. */
export interface SourceText {
  readonly text: string;
  readonly fileName: string;
}

/** The files that together make an order book. A JSON file of orders may bring actuals and pins itself; further files add to them. */
export interface OrderSources {
  readonly orders: SourceText;
  readonly actuals?: SourceText | null;
  readonly pins?: SourceText | null;
}

/** One list entry and the file it came from; `null` for entries that the caller already had. */
interface Origin {
  readonly entries: Entries | null;
  readonly list: ListName;
  readonly index: number;
}

const LISTS: readonly ListName[] = ['orders', 'actuals', 'pins'];

/**
 * Reads all order files of a plant at once: the whole book, or every problem of every file. `now`, when given, refuses
 * actual times in the future.
 */
export function readOrderBook(sources: OrderSources, plant: Plant, now: Instant | null = null): Read<OrderBook> {
  const files = LISTS.flatMap((list) => {
    const source = sources[list];
    return source ? [readEntries(source.text, source.fileName, list, plant.zone)] : [];
  });
  return combine(files, { orders: [], actuals: [], pins: [] }, plant, now);
}

/** Reads one file of orders, JSON or CSV by its content; a JSON file may hold actuals and pins. */
export function readOrders(text: string, fileName: string, plant: Plant, now: Instant | null = null): Read<OrderBook> {
  return readOrderBook({ orders: { text, fileName } }, plant, now);
}

/** Reads one file of actuals, JSON or CSV by its content, that belong to `orders`. */
export function readActuals(text: string, fileName: string, plant: Plant, orders: readonly Order[], now: Instant | null = null): Read<readonly Actual[]> {
  const file = readEntries(text, fileName, 'actuals', plant.zone);
  const read = combine([file], { orders, actuals: [], pins: [] }, plant, now);
  return read.ok ? { ok: true, value: read.value.actuals } : read;
}

/** Reads one file of pins, JSON or CSV by its content, that belong to `orders`. */
export function readPins(text: string, fileName: string, plant: Plant, orders: readonly Order[]): Read<readonly Pin[]> {
  const file = readEntries(text, fileName, 'pins', plant.zone);
  const read = combine([file], { orders, actuals: [], pins: [] }, plant, null);
  return read.ok ? { ok: true, value: read.value.pins } : read;
}

/** Puts the lists together, checks them against the plant, as far as they can be read, and sends each problem back to its file. */
function combine(files: readonly Entries[], given: OrderBook, plant: Plant, now: Instant | null): Read<OrderBook> {
  const problems: LocatedProblem[] = files.flatMap((file) => file.problems);
  const book = { orders: [...given.orders], actuals: [...given.actuals], pins: [...given.pins] };
  const origins = new Map<string, Origin>();
  for (const file of files) {
    for (const list of LISTS) {
      const entries: readonly (Order | Actual | Pin)[] = file.book[list] ?? [];
      entries.forEach((entry, index) => {
        origins.set(`/${list}/${book[list].length}`, { entries: file, list, index });
        (book[list] as (Order | Actual | Pin)[]).push(entry);
      });
    }
  }
  const whole = problems.length === 0;
  for (const problem of validateOrders(plant, book.orders, book.actuals, book.pins, now)) {
    const located = whole || !dependsOnOthers(problem) ? sendBack(problem, origins) : null;
    if (located) problems.push(located);
  }
  return readOrRefuse(problems, () => book);
}

/** An actual or a pin may name an order that another file, or a refused entry, would bring. */
function dependsOnOthers(problem: Problem): boolean {
  return problem.code === 'unknown_reference' && problem.pointer.endsWith('/order');
}

/** The problem at its place in the file; `null` when it is about an entry that the caller already had. */
function sendBack(problem: Problem, origins: ReadonlyMap<string, Origin>): LocatedProblem | null {
  const [, list, index, ...rest] = problem.pointer.split('/');
  const origin = origins.get(`/${list}/${index}`);
  if (!origin?.entries) return null;
  return origin.entries.locate({ ...problem, pointer: ['', origin.list, origin.index, ...rest].join('/') });
}
