import { describe, expect, test } from '@jest/globals';
import { actual, at, id, min, order } from '../support/tiny.js';
import { adapters } from './adapters.js';

const first = order('A-1', { windows: { opens: at('2026-03-10T08:00Z'), closes: at('2026-03-12T08:00Z'), every: min(30_240) }, latestUseful: at('2026-06-01T00:00Z') });
const second = order('a-2');
const running = actual('A-1', 'ivt', { state: 'running', start: at('2026-03-02T08:00Z'), end: null, expectedEnd: at('2026-03-02T12:00Z') });
const done = { ...running, state: 'done' as const, end: at('2026-03-02T11:00Z'), expectedEnd: null };
const pin = { order: first.id, operation: id<never>('fill'), start: at('2026-03-05T08:00Z'), equipment: null };

describe.each(adapters())('an order store in $name', ({ fresh }) => {
  test('gives back orders, actuals and pins as they came, sorted by id', async () => {
    const { orders } = await fresh();
    await orders.merge({ orders: [second, first], actuals: [running], pins: [pin] });
    expect(await orders.read()).toEqual({ orders: [first, second], actuals: [running], pins: [pin] });
  });

  test('counts what was added, changed and left alone', async () => {
    const { orders } = await fresh();
    await orders.merge({ orders: [first, second], actuals: [running], pins: [] });
    const change = await orders.merge({ orders: [first, { ...second, cancelled: true }, order('A-3')], actuals: [running], pins: [pin] });
    expect(change).toEqual({ ordersAdded: 1, ordersChanged: 1, ordersUnchanged: 1, actualsAdded: 0, pinsSet: 1 });
  });

  test('lets the newest actual of an attempt count', async () => {
    const { orders } = await fresh();
    await orders.merge({ orders: [first], actuals: [running], pins: [] });
    await orders.merge({ orders: [], actuals: [done], pins: [] });
    expect((await orders.read()).actuals).toEqual([done]);
  });

  test('keeps the actuals of each attempt apart', async () => {
    const { orders } = await fresh();
    const failed = { ...done, state: 'failed' as const };
    const again = { ...running, attempt: 2 };
    await orders.merge({ orders: [first], actuals: [failed, again], pins: [] });
    expect((await orders.read()).actuals).toEqual([failed, again]);
  });

  test('moves a pin and takes it away', async () => {
    const { orders } = await fresh();
    const moved = { ...pin, start: null, equipment: id<never>('FILL-1') };
    await orders.merge({ orders: [first], actuals: [], pins: [pin] });
    await orders.merge({ orders: [], actuals: [], pins: [moved] });
    expect((await orders.read()).pins).toEqual([moved]);
    expect(await orders.unpin(first.id, 'fill')).toBe(true);
    expect(await orders.unpin(first.id, 'fill')).toBe(false);
    expect((await orders.read()).pins).toEqual([]);
  });
});
