import type { OrderBook } from '@lotwright/contract';
import type { Actual, Order, OrderId, Pin } from '@lotwright/domain';
import type { BookChange, OrderStore } from '@lotwright/planning';
import type { DataSource, EntityManager } from 'typeorm';
import { Actuals, Orders, Pins } from '../schemas/order-rows.js';
import type { ActualRow } from '../schemas/order-rows.js';
import { actualOf, actualRow, orderOf, orderRow, pinOf, pinRow } from './order-rows-mapping.js';

/** PostgreSQL takes at most 65 535 parameters in one statement. */
const ROWS_AT_ONCE = 2000;

const NEWEST_ACTUALS = `SELECT DISTINCT ON (order_id, operation, attempt) * FROM actual_event ORDER BY order_id, operation, attempt, id DESC`;

/** Orders, actuals and pins in PostgreSQL. */
export class StoredOrders implements OrderStore {
  constructor(private readonly source: DataSource) {}

  async read(): Promise<OrderBook> {
    return this.source.transaction('REPEATABLE READ', readBook);
  }

  async merge(book: OrderBook): Promise<BookChange> {
    return this.source.transaction(async (manager) => {
      await manager.query('LOCK TABLE patient_order IN SHARE ROW EXCLUSIVE MODE');
      const stored = await readBook(manager);
      const orders = news(book.orders, stored.orders, (order) => order.id);
      const actuals = news(book.actuals, stored.actuals, actualKey);
      const pins = news(book.pins, stored.pins, pinKey);
      for (const rows of inPortions([...orders.added, ...orders.changed].map(orderRow))) await manager.upsert(Orders, rows, ['id']);
      for (const rows of inPortions(actuals.changed.concat(actuals.added).map(actualRow))) await manager.insert(Actuals, rows);
      for (const rows of inPortions([...pins.added, ...pins.changed].map(pinRow))) await manager.upsert(Pins, rows, ['order_id', 'operation']);
      return {
        ordersAdded: orders.added.length,
        ordersChanged: orders.changed.length,
        ordersUnchanged: book.orders.length - orders.added.length - orders.changed.length,
        actualsAdded: actuals.added.length + actuals.changed.length,
        pinsSet: pins.added.length + pins.changed.length,
      };
    });
  }

  async unpin(order: OrderId, operation: string): Promise<boolean> {
    const { affected } = await this.source.getRepository(Pins).delete({ order_id: order, operation });
    return affected === 1;
  }
}

async function readBook(manager: EntityManager): Promise<OrderBook> {
  const orders = await manager.find(Orders);
  const actuals = (await manager.query(NEWEST_ACTUALS)) as ActualRow[];
  const pins = await manager.find(Pins);
  return {
    orders: orders.map(orderOf).sort(byText(({ id }) => id)),
    actuals: actuals.map(actualOf).sort(byText(actualKey)),
    pins: pins.map(pinOf).sort(byText(pinKey)),
  };
}

const actualKey = ({ order, operation, attempt }: Actual) => `${order}|${operation}|${String(attempt).padStart(4, '0')}`;
const pinKey = ({ order, operation }: Pin) => `${order}|${operation}`;
const byText = <Row>(key: (row: Row) => string) => (a: Row, b: Row) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);

function news<Row extends Order | Actual | Pin>(incoming: readonly Row[], stored: readonly Row[], key: (row: Row) => string): { added: Row[]; changed: Row[] } {
  const known = new Map(stored.map((row) => [key(row), canonical(row)]));
  return {
    added: incoming.filter((row) => !known.has(key(row))),
    changed: incoming.filter((row) => known.has(key(row)) && known.get(key(row)) !== canonical(row)),
  };
}

function canonical(row: object): string {
  return JSON.stringify(row, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

function inPortions<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, portion) => rows.slice(portion * ROWS_AT_ONCE, (portion + 1) * ROWS_AT_ONCE));
}
