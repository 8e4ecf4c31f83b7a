import { validateOrders } from '@lotwright/domain';
import { readPlant } from '@lotwright/intake';
import type { Read } from '@lotwright/intake';
import { planningNow } from '../ports/moment.js';
import type { Clock } from '../ports/moment.js';
import type { OrderStore, PlantStore, PlantVersion } from '../ports/stores.js';

const LISTED = 100;

/** How an import is to be done. */
export interface ImportTerms {
  readonly fileName: string;
  /** Only look: nothing is stored. */
  readonly dryRun: boolean;
}

/**
 * Makes a plant file the current plant, or says everything that is wrong with it. A plant that the stored orders do not fit is
 * refused too: they would lose their process. `value` is `null` after a dry run.
 */
export async function importPlant(
  { plants, orders, clock }: { readonly plants: PlantStore; readonly orders: OrderStore; readonly clock: Clock },
  text: string,
  { fileName, dryRun }: ImportTerms,
): Promise<Read<PlantVersion | null>> {
  const read = readPlant(text, fileName, planningNow(clock.now()));
  if (!read.ok) return read;
  const book = await orders.read();
  const misfits = validateOrders(read.value, book.orders, book.actuals, book.pins, null);
  if (misfits.length > 0) {
    const located = misfits.map((problem) => ({ file: 'the stored orders', line: null, row: null, column: null, ...problem }));
    return { ok: false, problems: located.slice(0, LISTED), more: Math.max(0, located.length - LISTED) };
  }
  if (dryRun) return { ok: true, value: null };
  return { ok: true, value: await plants.add(read.value) };
}
