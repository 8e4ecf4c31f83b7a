import type {
  Calendar, CalendarId, CrewId, Equipment, EquipmentClass, EquipmentClassId, EquipmentId, MaterialId, OperationId, PositionPoolId, ProductFamilyId,
  ProductId, QcMethodId, SessionId, StorageId, SuiteId,
} from '@lotwright/domain';
import { STAGES, URGENCIES } from '@lotwright/domain';
import type { Minutes } from '@lotwright/time';
import { WEEKDAYS } from '@lotwright/time';
import * as z from 'zod';
import { crewDemandShape, phaseShape } from './phase-shape.js';
import { chanceShape, dateShape, durationShape, flagShape, idShape, noteShape, textShape, timeOfDayShape, wholeShape } from './text-shapes.js';
import type { InstantShape } from './text-shapes.js';

/** Lets a hand-written entry leave out its name: it is then called by its id. */
export function named<Shape extends z.ZodObject<{ id: z.ZodType; name: z.ZodOptional<typeof textShape> }>>(shape: Shape) {
  type Named = z.output<Shape> & { readonly name: string };
  return z.codec(shape, z.custom<Named>(), {
    decode: (entry) => {
      const { id, name, ...rest } = entry as { id: string; name?: string };
      return { id, name: name ?? id, ...rest } as unknown as Named;
    },
    encode: (entry) => entry as never,
  });
}

const days = z.array(z.enum(WEEKDAYS, { error: `one of ${WEEKDAYS.join(', ')}` })).min(1, { error: 'at least one day' });
const hours = { start: timeOfDayShape, end: timeOfDayShape };
const nothing = (): never[] => [];

/** Open hours, wall clock. */
export const calendarShape = named(
  z.strictObject({
    id: idShape<CalendarId>(),
    name: textShape.optional(),
    shifts: z.array(z.strictObject({ days, ...hours })).default(nothing),
    exceptions: z
      .array(z.strictObject({ from: dateShape, to: dateShape, shifts: z.array(z.strictObject(hours)).default(nothing), reason: noteShape.default('') }))
      .default(nothing),
  }),
) satisfies z.ZodType<Calendar>;

const weeklyShape = z.strictObject({
  kind: z.literal('weekly'),
  starts: z.array(z.strictObject({ days, at: timeOfDayShape, runs: wholeShape(1).default(1) })).min(1, { error: 'at least one weekly start' }),
});

/** A room. */
export const suiteShape = named(
  z.strictObject({ id: idShape<SuiteId>(), name: textShape.optional(), segregated: flagShape.default(false), clearance: durationShape().default(0 as Minutes) }),
);

const changeoverShape = z.strictObject({
  duration: durationShape().default(0 as Minutes),
  attended: flagShape.default(false),
  byFamily: z
    .array(z.strictObject({ from: idShape<ProductFamilyId>(), to: idShape<ProductFamilyId>(), duration: durationShape() }))
    .default(nothing),
  deepClean: z
    .strictObject({
      duration: durationShape(1),
      attended: flagShape.default(false),
      afterLots: wholeShape(1).nullable().default(null),
      afterHours: durationShape(1).nullable().default(null),
    })
    .nullable()
    .default(null),
});

const noChangeover = () => ({ duration: 0 as Minutes, attended: false, byFamily: [], deepClean: null });

/** A kind of equipment. */
export const equipmentClassShape = named(
  z.strictObject({
    id: idShape<EquipmentClassId>(),
    name: textShape.optional(),
    stage: z.enum(STAGES, { error: `one of ${STAGES.join(', ')}` }),
    changeover: changeoverShape.default(noChangeover),
  }),
) satisfies z.ZodType<EquipmentClass>;

const UNAVAILABLE = ['maintenance', 'calibration', 'media-fill', 'cleaning', 'breakdown', 'shutdown'] as const;

/** One machine. */
export const equipmentShape = (at: InstantShape) =>
  named(
    z.strictObject({
      id: idShape<EquipmentId>(),
      name: textShape.optional(),
      equipmentClass: idShape<EquipmentClassId>(),
      suite: idShape<SuiteId>().nullable().default(null),
      calendar: idShape<CalendarId>(),
      unavailable: z
        .array(z.strictObject({ start: at, end: at, kind: z.enum(UNAVAILABLE, { error: `one of ${UNAVAILABLE.join(', ')}` }) }))
        .default(nothing),
      qualifications: z.array(
        z.strictObject({
          product: idShape<ProductId>().nullable().default(null),
          operation: idShape<OperationId>().nullable().default(null),
          method: idShape<QcMethodId>().nullable().default(null),
          expires: at.nullable().default(null),
        }),
      ),
      speedPercent: wholeShape(1, 1000).default(100),
    }),
  ) satisfies z.ZodType<Equipment>;

/** People with one qualification. */
export const crewShape = (at: InstantShape) =>
  named(
    z.strictObject({
      id: idShape<CrewId>(),
      name: textShape.optional(),
      rosters: z.array(z.strictObject({ calendar: idShape<CalendarId>(), heads: wholeShape(0, 100_000) })),
      absences: z.array(z.strictObject({ start: at, end: at, heads: wholeShape(1, 100_000) })).default(nothing),
    }),
  );

/** A test that runs for several samples at once. */
export const qcMethodShape = named(
  z.strictObject({
    id: idShape<QcMethodId>(),
    name: textShape.optional(),
    capacity: wholeShape(1, 100_000),
    instrument: idShape<EquipmentClassId>().nullable().default(null),
    calendar: idShape<CalendarId>(),
    starts: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('open-hours') }), weeklyShape], { error: 'a start rule of kind open-hours or weekly' }),
    phases: z.array(phaseShape).min(1, { error: 'at least one phase' }),
    maxStretch: durationShape().default(0 as Minutes),
    invalidProbability: chanceShape.default(0),
  }),
);

/** Like positions. */
export const positionPoolShape = named(
  z.strictObject({ id: idShape<PositionPoolId>(), name: textShape.optional(), capacity: wholeShape(1, 1_000_000), calendar: idShape<CalendarId>() }),
);

/** Weekly sittings. */
export const sessionShape = named(
  z.strictObject({
    id: idShape<SessionId>(),
    name: textShape.optional(),
    capacity: wholeShape(1, 100_000),
    duration: durationShape(),
    calendar: idShape<CalendarId>(),
    starts: weeklyShape,
    crew: z.array(crewDemandShape).default(nothing),
  }),
);

/** Freezer or quarantine places. */
export const storageShape = named(z.strictObject({ id: idShape<StorageId>(), name: textShape.optional(), positions: wholeShape(1, 1_000_000) }));

/** Stock. */
export const materialShape = (at: InstantShape) =>
  named(
    z.strictObject({
      id: idShape<MaterialId>(),
      name: textShape.optional(),
      unit: textShape,
      receipts: z.array(z.strictObject({ at, quantity: wholeShape(0), expires: at.nullable().default(null) })).default(nothing),
    }),
  );

/** What a site makes. */
export const productShape = named(z.strictObject({ id: idShape<ProductId>(), name: textShape.optional(), family: idShape<ProductFamilyId>() }));

/** Weight of one order of each urgency class: whole numbers from 1 to 1000. */
export const weightsShape = z.strictObject({ urgent: wholeShape(1, 1000), standard: wholeShape(1, 1000), flexible: wholeShape(1, 1000) } satisfies Record<(typeof URGENCIES)[number], z.ZodType>);

/** Urgency weights of a plant file that names none. */
export const DEFAULT_URGENCY_WEIGHTS = { urgent: 4, standard: 2, flexible: 1 } as const;

const defaultWeights = () => ({ ...DEFAULT_URGENCY_WEIGHTS });

/** What the site decides about planning. */
export const policyShape = z
  .strictObject({
    fences: z
      .array(z.strictObject({ stage: z.enum(STAGES, { error: `one of ${STAGES.join(', ')}` }), frozen: durationShape(), slushy: durationShape().default(0 as Minutes) }))
      .default(nothing),
    nervousnessBudget: wholeShape(0).nullable().default(null),
    urgencyWeights: weightsShape.default(defaultWeights),
  })
  .default(() => ({ fences: [], nervousnessBudget: null, urgencyWeights: defaultWeights() }));
