import { processOf, type FreezeOverride, type PlanningCase } from '@lotwright/domain';
import { RequestRefused } from '../terminal/exit.js';

const REASON = 'given on the command line';

/**
 * Reads `--freeze-override`: `LOT/OPERATION`, or `LOT` for every operation of it.
 * @throws RequestRefused naming what the case does not have
 */
export function readFreezeOverrides(texts: readonly string[], given: Pick<PlanningCase, 'plant' | 'orders'>): FreezeOverride[] {
  return texts.flatMap((text) => overridesOf(text, given));
}

function overridesOf(text: string, { plant, orders }: Pick<PlanningCase, 'plant' | 'orders'>): FreezeOverride[] {
  // Ids may have a stroke themselves, and a lot's may begin with another's.
  const named = orders.filter(({ id }) => text === id || text.startsWith(`${id}/`)).sort((a, b) => b.id.length - a.id.length);
  if (named.length === 0) throw new RequestRefused(`--freeze-override ${text} names no order of the order file.`, 'Write it like L-7/fill, or L-7 for all of the lot.');
  const [order] = named;
  const { operations } = processOf(plant, order)!;
  const wanted = text === order.id ? operations : operations.filter(({ id }) => text === `${order.id}/${id}`);
  if (wanted.length === 0) throw new RequestRefused(`--freeze-override ${text} names no operation of ${order.process}.`, `It has ${operations.map(({ id }) => id).join(', ')}.`);
  return wanted.map(({ id }) => ({ order: order.id, operation: id, reason: REASON }));
}
