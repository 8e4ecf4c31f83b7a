import type { Assignment, AssignmentOrigin, EquipmentId, LotAccount, OperationId, OrderId, Plan, QcMethodId, QcRun, RuleCode, RunId } from '@lotwright/domain';
import { RULES, SHARED_LEVELS, WAIT_CAUSES } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import * as z from 'zod';
import { levelShape } from './objective-shape.js';
import { certificateShape } from './certificate-shape.js';
import { perZone } from './per-zone.js';
import { durationShape, flagShape, idShape, instantShape, runIdShape, wholeShape, zoneShape } from './text-shapes.js';
import type { InstantShape } from './text-shapes.js';

const ORIGINS: readonly AssignmentOrigin[] = ['planned', 'running', 'done', 'frozen'];
const STATUSES = ['OPTIMAL', 'FEASIBLE', 'PARTIAL', 'NO_PLAN'] as const;
const order = idShape<OrderId>();
const operation = idShape<OperationId>();
const run = runIdShape<RunId>();
const origin = z.enum(ORIGINS, { error: `one of ${ORIGINS.join(', ')}` });
const signed = durationShape(-3650 * 1440);
const length = durationShape();
const sentence = z.string().max(4000);
const resource = z.string().max(200).nullable().default(null);

/** The rule codes R1 to R16. */
export const ruleShape = z.enum(Object.keys(RULES) as RuleCode[], { error: 'a rule code R1 to R16' });

/** An operation in time and place. */
export const assignmentShape = perZone((zone: ZoneId) => {
  const at = instantShape(zone);
  const fields = z.strictObject({
    order,
    operation,
    attempt: wholeShape(1, 1000),
    equipment: idShape<EquipmentId>().nullable().default(null),
    run: run.nullable().default(null),
    start: at,
    end: at,
    phases: z.array(z.strictObject({ start: at, end: at })),
    origin,
  });
  return z.codec(fields, z.custom<Assignment>(), { decode: (assignment) => assignment, encode: (assignment) => assignment as z.output<typeof fields> });
});

const runShape = (at: InstantShape) =>
  z.strictObject({
    id: run,
    method: idShape<QcMethodId>(),
    instrument: idShape<EquipmentId>().nullable().default(null),
    start: at,
    end: at,
    phases: z.array(z.strictObject({ start: at, end: at })),
    origin,
  }) satisfies z.ZodType<QcRun>;

const accountShape = (at: InstantShape) =>
  z.strictObject({
    order,
    patientReady: at,
    arrival: at,
    turnaround: signed,
    missedWindows: wholeShape(0),
    lateBy: signed.nullable().default(null),
    pastLatestUseful: flagShape,
    shares: z.partialRecord(z.enum(SHARED_LEVELS), z.number()).default(() => ({})),
    entries: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('work'), operation, from: at, to: at }),
        z.strictObject({ kind: z.literal('wait'), operation, behind: operation.nullable().default(null), from: at, to: at, cause: z.enum(WAIT_CAUSES), resource, blockers: z.array(order).default(() => []) }),
      ]),
    ),
  }) satisfies z.ZodType<LotAccount>;

const kpisShape = z.strictObject({
  planned: wholeShape(0),
  unplanned: wholeShape(0),
  late: wholeShape(0),
  turnaroundP50: signed.nullable().default(null),
  turnaroundP90: signed.nullable().default(null),
  utilisation: z.array(z.strictObject({ resource: z.string(), name: z.string(), share: z.number() })).default(() => []),
  tightestHold: z.strictObject({ order, from: operation, to: operation, left: signed, limit: length }).nullable().default(null),
});

const provenanceShape = z.strictObject({
  engineVersion: z.string(),
  seed: z.number(),
  steps: z.number(),
  threadSteps: z.array(z.number()).optional(),
  boundSteps: z.array(z.number()).optional(),
  inputHash: z.string(),
  planHash: z.string(),
});

/** The plan file: the domain's `Plan` with times as text, and the plant's zone so that it can be shown without the plant. */
export const planFile = perZone((zone: ZoneId) => {
  const at = instantShape(zone);
  const fields = z.strictObject({
    $schema: z.string().optional(),
    zone: zoneShape.optional(),
    status: z.enum(STATUSES, { error: `one of ${STATUSES.join(', ')}` }),
    now: at,
    assignments: z.array(assignmentShape(zone)),
    runs: z.array(runShape(at)).default(() => []),
    unplanned: z
      .array(z.strictObject({ order, rule: ruleShape, operation: operation.nullable().default(null), resource, reason: sentence, help: sentence }))
      .default(() => []),
    objective: z.array(levelShape),
    lowerBound: z.number().nullable().default(null),
    gap: z.number().nullable().default(null),
    certificate: certificateShape(at).nullable().optional(),
    accounts: z.array(accountShape(at)).default(() => []),
    kpis: kpisShape,
    provenance: provenanceShape,
  });
  return z.codec(fields, z.custom<Plan>(), {
    decode: ({ $schema: _schema, zone: _zone, ...plan }) => plan,
    encode: (plan) => ({ zone, ...plan }) as unknown as z.output<typeof fields>,
  });
});

/** A plan as written in files and sent over HTTP. */
export type PlanWire = z.input<ReturnType<typeof planFile>>;
/** An assignment as written in files and sent over HTTP. */
export type AssignmentWire = z.input<ReturnType<typeof assignmentShape>>;
