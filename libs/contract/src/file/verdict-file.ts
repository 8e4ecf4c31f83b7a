import type { OperationId, OrderId, Verdict } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import * as z from 'zod';
import { perZone } from './per-zone.js';
import { ruleShape } from './plan-file.js';
import { flagShape, idShape, instantShape } from './text-shapes.js';

/** The independent checker's verdict with times as text. */
export const verdictFile = perZone((zone: ZoneId) => {
  const at = instantShape(zone).nullable().default(null);
  const fields = z.strictObject({
    checkerVersion: z.string(),
    planHash: z.string(),
    inputHash: z.string(),
    feasible: flagShape,
    violations: z.array(
      z.strictObject({
        rule: ruleShape,
        order: idShape<OrderId>().nullable().default(null),
        operation: idShape<OperationId>().nullable().default(null),
        resource: z.string().nullable().default(null),
        from: at,
        to: at,
        needed: z.string(),
        found: z.string(),
      }),
    ),
    claims: z.array(z.strictObject({ what: z.string(), reported: z.string(), recomputed: z.string() })).default(() => []),
    provenBound: z.number().optional(),
  });
  return z.codec(fields, z.custom<Verdict>(), { decode: (verdict) => verdict, encode: (verdict) => verdict as z.output<typeof fields> });
});

/** A verdict as written in files and sent over HTTP. */
export type VerdictWire = z.input<ReturnType<typeof verdictFile>>;
