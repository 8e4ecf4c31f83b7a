import type { Instant } from '@lotwright/time';
import type { CoiId, OrderId } from '../identity.js';
import type { SlotRequest } from '../plan/quote.js';
import type { Plant } from '../plant/plant.js';
import type { Problem } from '../problem/problem.js';
import { validateOrders } from './validate-orders.js';

/** All reasons why an order that does not exist yet would not go with a plant. Pointers lead into the request, as in `/windows/closes`. */
export function validateSlotRequest(plant: Plant, request: SlotRequest, now: Instant): Problem[] {
  const asked = { ...request, id: 'asked-1' as OrderId, coi: 'asked-1' as CoiId, releaseEstimated: false, site: 'asked', cancelled: false };
  return validateOrders(plant, [asked], [], [], now).map((problem) => ({ ...problem, pointer: problem.pointer.replace(/^\/orders\/0/, '') }));
}
