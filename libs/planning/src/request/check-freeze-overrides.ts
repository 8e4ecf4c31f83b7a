import { processOf } from '@lotwright/domain';
import type { FreezeOverride, Order, Plant, Problem } from '@lotwright/domain';

/** Every freeze override that names an order which is not stored, or an operation which the order does not have: it would lift nothing. The pointers begin with `/freezeOverrides`. */
export function checkFreezeOverrides(plant: Plant, orders: readonly Order[], overrides: readonly FreezeOverride[]): Problem[] {
  const byId = new Map(orders.map((order) => [order.id, order]));
  return overrides.flatMap(({ order: orderId, operation }, i): Problem[] => {
    const order = byId.get(orderId);
    const wrong = (field: string, value: string, accepted: string, detail: string): Problem => ({ pointer: `/freezeOverrides/${i}/${field}`, code: 'unknown_reference', value, accepted, detail });
    if (order === undefined) return [wrong('order', orderId, 'the id of a stored order', 'there is no such order')];
    const operations = processOf(plant, order)?.operations ?? [];
    if (operations.some(({ id }) => id === operation)) return [];
    return [wrong('operation', operation, `an operation of process ${order.process}: ${operations.map(({ id }) => id).join(', ')}`, `process ${order.process} has no such operation`)];
  });
}
