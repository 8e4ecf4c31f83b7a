import * as z from 'zod';
import { momentText } from './moments.js';

/** What an import of orders, actuals or pins found and did. */
export const importAnswer = z.strictObject({
  dryRun: z.boolean(),
  read: z.strictObject({ orders: z.number(), actuals: z.number(), pins: z.number() }),
  change: z
    .strictObject({ ordersAdded: z.number(), ordersChanged: z.number(), ordersUnchanged: z.number(), actualsAdded: z.number(), pinsSet: z.number() })
    .nullable(),
});

/** What an import of a plant did. */
export const plantImportAnswer = z.strictObject({ dryRun: z.boolean(), version: z.number().nullable(), importedAt: momentText.nullable() });

/** Is the program alive, and fit for work. */
export const healthAnswer = z.strictObject({
  status: z.enum(['ok', 'starting', 'stopping', 'no database']),
  database: z.boolean(),
  queue: z.enum(['postgresql', 'redis']).nullable(),
});
