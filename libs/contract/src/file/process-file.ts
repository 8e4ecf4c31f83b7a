import type {
  CalendarId, EquipmentClassId, LotKey, MaterialId, Operation, OperationId, PositionPoolId, Process, ProcessId, ProductId, QcMethodId, SessionId, StorageId,
} from '@lotwright/domain';
import { LOT_KINDS, STAGES } from '@lotwright/domain';
import type { Minutes } from '@lotwright/time';
import * as z from 'zod';
import { named } from './plant-parts.js';
import { phaseShape } from './phase-shape.js';
import { chanceShape, durationShape, idShape, textShape, wholeShape } from './text-shapes.js';

const requirementShape = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('equipment'), equipmentClass: idShape<EquipmentClassId>() }),
    z.strictObject({ kind: z.literal('run'), method: idShape<QcMethodId>() }),
    z.strictObject({ kind: z.literal('positions'), pool: idShape<PositionPoolId>() }),
    z.strictObject({ kind: z.literal('session'), session: idShape<SessionId>() }),
    z.strictObject({ kind: z.literal('people'), calendar: idShape<CalendarId>().nullable().default(null) }),
  ],
  { error: 'a requirement of kind equipment, run, positions, session or people' },
);

const operationFields = z.strictObject({
  id: idShape<OperationId>(),
  name: textShape.optional(),
  stage: z.enum(STAGES, { error: `one of ${STAGES.join(', ')}` }),
  lot: idShape<LotKey>(),
  requirement: requirementShape,
  phases: z.array(phaseShape).default(() => []),
  maxStretch: durationShape().default(0 as Minutes),
  materials: z.array(z.strictObject({ material: idShape<MaterialId>(), quantity: wholeShape(1) })).default(() => []),
  failure: z.strictObject({ probability: chanceShape, remakeFrom: idShape<OperationId>().optional() }).nullable().default(null),
});

/** One operation; without a name it is called by its id, without a re-make entry it is its own. */
const operationShape = z.codec(operationFields, z.custom<Operation>(), {
  decode: ({ id, name, failure, ...rest }) => ({
    id,
    name: name ?? id,
    ...rest,
    failure: failure && { probability: failure.probability, remakeFrom: failure.remakeFrom ?? id },
  }),
  encode: (operation) => operation as z.output<typeof operationFields>,
});

const linkFields = z.strictObject({
  from: idShape<OperationId>(),
  to: idShape<OperationId>(),
  minLag: durationShape().default(0 as Minutes),
  maxLag: durationShape().nullable().default(null),
  storage: idShape<StorageId>().nullable().default(null),
  name: textShape.optional(),
});

const linkShape = z.codec(linkFields, z.custom<z.output<typeof linkFields> & { readonly name: string }>(), {
  decode: (link) => ({ ...link, name: link.name ?? `${link.from} to ${link.to}` }),
  encode: (link) => link,
});

/** A recipe version, as it stands in a plant file. */
export const processShape = named(
  z.strictObject({
    id: idShape<ProcessId>(),
    version: idShape<string>(),
    product: idShape<ProductId>(),
    name: textShape.optional(),
    lots: z.array(z.strictObject({ key: idShape<LotKey>(), kind: z.enum(LOT_KINDS, { error: `one of ${LOT_KINDS.join(', ')}` }) })).min(1, { error: 'at least one lot' }),
    operations: z.array(operationShape).min(1, { error: 'at least one operation' }),
    links: z.array(linkShape).default(() => []),
    patientReady: idShape<OperationId>(),
    arrival: idShape<OperationId>(),
  }),
) satisfies z.ZodType<Process>;
