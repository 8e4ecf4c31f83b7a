import type { PlanningCase, Quote, SlotRequest } from '@lotwright/domain';
import { PromiseDesk } from '@lotwright/engine';

/**
 * What an order that does not exist yet would get from the plan in force (`published`) of a validated case; `null` when the plant has no
 * such process version. Who asks often keeps a `PromiseDesk` open instead: opening it takes far longer than a quote.
 */
export function quoteSlot(inForce: PlanningCase, request: SlotRequest): Quote | null {
  return PromiseDesk.open(inForce).quote(request);
}
