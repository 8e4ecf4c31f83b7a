import { PRICED_KINDS } from '@lotwright/domain';
import type { OperationId, PriceCertificate, ProcessId } from '@lotwright/domain';
import type { Minutes } from '@lotwright/time';
import * as z from 'zod';
import { durationShape, idShape, textShape, wholeShape } from './text-shapes.js';
import type { InstantShape } from './text-shapes.js';

const operation = idShape<OperationId>();
const price = z.number().int().min(0).max(1e12);
const minute = z.number().int().min(0).max(1e9) as unknown as z.ZodType<Minutes, number>;

/** Prices that prove the lower bound of a plan. Minutes after `from` are plain numbers here: there may be thousands of them. */
export const certificateShape = (at: InstantShape) =>
  z.strictObject({
    steps: wholeShape(0),
    from: at,
    width: durationShape(1),
    count: wholeShape(0),
    window: durationShape(),
    span: durationShape(1),
    perMinute: wholeShape(1),
    perWindow: price,
    trees: z.array(z.strictObject({ process: idShape<ProcessId>(), version: textShape, parents: z.record(operation, operation) })),
    things: z.array(
      z.strictObject({
        kind: z.enum(PRICED_KINDS),
        ids: z.array(textShape),
        cells: wholeShape(1),
        at: z.array(minute).meta({ description: 'minutes after `from`, ascending' }),
        prices: z.array(price),
      }),
    ),
  }) satisfies z.ZodType<PriceCertificate>;
