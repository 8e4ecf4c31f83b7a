import type { OrderBook } from '@lotwright/contract';
import type { Actual, Order, OrderId, Pin } from '@lotwright/domain';
import type { BookChange, OrderStore } from '../ports/stores.js';

const byText = <Key>(key: (value: Key) => string) => (a: Key, b: Key) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
const actualKey = (actual: Actual) => `${actual.order}|${actual.operation}|${String(actual.attempt).padStart(4, '0')}`;
const pinKey = (pin: Pick<Pin, 'order' | 'operation'>) => `${pin.order}|${pin.operation}`;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Orders, actuals and pins in memory: the double of the database in tests. */
export class MemoryOrders implements OrderStore {
  private readonly orders = new Map<OrderId, Order>();
  private readonly actuals = new Map<string, Actual>();
  private readonly pins = new Map<string, Pin>();

  async read(): Promise<OrderBook> {
    return {
      orders: [...this.orders.values()].sort(byText((order) => order.id)),
      actuals: [...this.actuals.values()].sort(byText(actualKey)),
      pins: [...this.pins.values()].sort(byText(pinKey)),
    };
  }

  async merge(book: OrderBook): Promise<BookChange> {
    const before = (order: Order) => this.orders.get(order.id);
    const added = book.orders.filter((order) => before(order) === undefined).length;
    const unchanged = book.orders.filter((order) => same(before(order), order)).length;
    const news = book.actuals.filter((actual) => !same(this.actuals.get(actualKey(actual)), actual));
    const change = {
      ordersAdded: added,
      ordersChanged: book.orders.length - added - unchanged,
      ordersUnchanged: unchanged,
      actualsAdded: news.length,
      pinsSet: book.pins.filter((pin) => !same(this.pins.get(pinKey(pin)), pin)).length,
    };
    book.orders.forEach((order) => this.orders.set(order.id, order));
    news.forEach((actual) => this.actuals.set(actualKey(actual), actual));
    book.pins.forEach((pin) => this.pins.set(pinKey(pin), pin));
    return change;
  }

  async unpin(order: OrderId, operation: string): Promise<boolean> {
    return this.pins.delete(`${order}|${operation}`);
  }
}
