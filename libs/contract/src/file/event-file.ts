import type { CrewId, EquipmentId, OrderId, PlantEvent, UnavailabilityKind } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import * as z from 'zod';
import { actualShape, orderShape } from './order-file.js';
import { perZone } from './per-zone.js';
import { calendarShape } from './plant-parts.js';
import { idShape, instantShape, wholeShape } from './text-shapes.js';

const KINDS: readonly UnavailabilityKind[] = ['maintenance', 'calibration', 'media-fill', 'cleaning', 'breakdown', 'shutdown'];

/** One thing that happened to the plant, its orders or its work. */
export const eventShape = perZone((zone: ZoneId) => {
  const at = instantShape(zone);
  const during = z.strictObject({ start: at, end: at });
  return z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('equipment-down'), equipment: idShape<EquipmentId>(), during, why: z.enum(KINDS, { error: `one of ${KINDS.join(', ')}` }).default('breakdown') }),
      z.strictObject({ kind: z.literal('crew-short'), crew: idShape<CrewId>(), heads: wholeShape(1, 10_000), during }),
      z.strictObject({ kind: z.literal('order-added'), order: orderShape(zone) }),
      z.strictObject({ kind: z.literal('order-cancelled'), order: idShape<OrderId>() }),
      z.strictObject({ kind: z.literal('actual'), actual: actualShape(zone) }),
      z.strictObject({ kind: z.literal('calendar-changed'), calendar: calendarShape }),
    ],
    { error: 'an event whose kind is equipment-down, crew-short, order-added, order-cancelled, actual or calendar-changed' },
  ) satisfies z.ZodType<PlantEvent>;
});

/** The event file: what has happened since the plan in force, in order. Instants without offset are wall clock in `zone`. */
export const eventsFile = perZone((zone: ZoneId) => z.strictObject({ $schema: z.string().optional(), events: z.array(eventShape(zone)).min(1, { error: 'at least one event' }) }));
