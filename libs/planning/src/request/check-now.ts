import type { OrderBook } from '@lotwright/contract';
import { validateOrders } from '@lotwright/domain';
import type { Plant, Problem } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';

/**
 * Why nothing can be planned from this *now*: what is stored reports things that lie after it, or begins many years later. The rule
 * is the one orders are read by; `null` when they go together. The pointer is `/now`.
 */
export function checkNow(plant: Plant, { orders, actuals, pins }: OrderBook, now: Instant): Problem | null {
  const against = validateOrders(plant, orders, actuals, pins, now).filter(({ code }) => code === 'out_of_range');
  if (against.length === 0) return null;
  const others = against.length === 1 ? '' : ` ${against.length - 1} more facts speak against it.`;
  return {
    pointer: '/now',
    code: 'out_of_range',
    value: null,
    accepted: 'an instant after all stored actuals and at most ten years before every sequence release; without now, the present minute',
    detail: `The stored orders do not go with this now: at ${against[0].pointer}, ${against[0].detail}.${others}`,
  };
}
