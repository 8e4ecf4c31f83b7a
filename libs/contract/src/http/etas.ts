import * as z from 'zod';
import { lengthText, momentText } from './moments.js';

/** One entry of an order's promise ledger. */
export const etaEntryAnswer = z.strictObject({
  planId: z.string(),
  planNumber: z.number(),
  at: momentText,
  change: z.enum(['promised', 'earlier', 'later', 'lost']),
  arrival: momentText.nullable(),
  patientReady: momentText.nullable(),
  movedBy: lengthText,
  reason: z.strictObject({ cause: z.string().nullable(), resource: z.string().nullable(), blockers: z.array(z.string()), text: z.string() }),
});

/** When an order's therapy arrives, what was promised, and why it changed. */
export const etaAnswer = z.strictObject({
  order: z.string(),
  plan: z.strictObject({ id: z.string(), number: z.number(), createdAt: momentText }),
  arrival: momentText.nullable().meta({ description: 'planned arrival at the site; null when the plan in force has no place for the order' }),
  patientReady: momentText.nullable(),
  turnaround: lengthText.nullable(),
  missedWindows: z.number().nullable(),
  lateBy: lengthText.nullable().meta({ description: 'after the close of the first clinic window; negative is slack' }),
  unplanned: z.strictObject({ rule: z.string(), reason: z.string(), help: z.string() }).nullable(),
  promise: etaEntryAnswer.nullable().meta({ description: 'the first arrival ever stored' }),
  promiseMovedBy: lengthText.nullable().meta({ description: 'planned arrival against the promise' }),
  lastChange: etaEntryAnswer.nullable(),
  history: z.array(etaEntryAnswer),
});

/** An ETA in an answer. */
export type EtaAnswer = z.output<typeof etaAnswer>;
/** A ledger entry in an answer. */
export type EtaEntryAnswer = z.output<typeof etaEntryAnswer>;
