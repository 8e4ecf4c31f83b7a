import type { Actual, CoiId, EquipmentId, OperationId, Order, OrderId, Pin, ProcessId, RunId } from '@lotwright/domain';
import { ACTUAL_STATES, URGENCIES } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import * as z from 'zod';
import { perZone } from './per-zone.js';
import { durationShape, flagShape, idShape, instantShape, runIdShape, wholeShape } from './text-shapes.js';

/** One patient order. */
export const orderShape = perZone((zone: ZoneId) => {
  const at = instantShape(zone);
  return z.strictObject({
    id: idShape<OrderId>(),
    coi: idShape<CoiId>(),
    process: idShape<ProcessId>(),
    processVersion: idShape<string>(),
    urgency: z.enum(URGENCIES, { error: `one of ${URGENCIES.join(', ')}` }).default('standard'),
    sequenceRelease: at,
    releaseEstimated: flagShape.default(false),
    windows: z.strictObject({ opens: at, closes: at, every: durationShape(1) }).nullable().default(null),
    latestUseful: at.nullable().default(null),
    site: idShape<string>(),
    cancelled: flagShape.default(false),
  }) satisfies z.ZodType<Order>;
});

/** What happened to one operation of one order. */
export const actualShape = perZone((zone: ZoneId) => {
  const at = instantShape(zone).nullable().default(null);
  return z.strictObject({
    order: idShape<OrderId>(),
    operation: idShape<OperationId>(),
    attempt: wholeShape(1, 1000).default(1),
    state: z.enum(ACTUAL_STATES, { error: `one of ${ACTUAL_STATES.join(', ')}` }),
    start: at,
    end: at,
    expectedEnd: at,
    equipment: idShape<EquipmentId>().nullable().default(null),
    run: runIdShape<RunId>().nullable().default(null),
  }) satisfies z.ZodType<Actual>;
});

/** A planner's wish. */
export const pinShape = perZone(
  (zone: ZoneId) =>
    z.strictObject({
      order: idShape<OrderId>(),
      operation: idShape<OperationId>(),
      start: instantShape(zone).nullable().default(null),
      equipment: idShape<EquipmentId>().nullable().default(null),
    }) satisfies z.ZodType<Pin>,
);

/** What an order file holds: demand, what has happened, and what is pinned. */
export interface OrderBook {
  readonly orders: readonly Order[];
  readonly actuals: readonly Actual[];
  readonly pins: readonly Pin[];
}

/** The order file: orders with optional actuals and pins, or a bare list of orders. Instants without offset are wall clock in `zone`. */
export const ordersFile = perZone((zone: ZoneId) => {
  const orders = z.array(orderShape(zone));
  const book = z.strictObject({
    $schema: z.string().optional(),
    orders,
    actuals: z.array(actualShape(zone)).default(() => []),
    pins: z.array(pinShape(zone)).default(() => []),
  });
  return z.codec(z.union([book, orders], { error: 'an object with orders, or a list of orders' }), z.custom<OrderBook>(), {
    decode: (wire) => (Array.isArray(wire) ? { orders: wire, actuals: [], pins: [] } : { orders: wire.orders, actuals: wire.actuals, pins: wire.pins }),
    encode: (value) => ({ orders: [...value.orders], actuals: [...value.actuals], pins: [...value.pins] }),
  });
});

/** A file of actuals alone. */
export const actualsFile = perZone((zone: ZoneId) => z.strictObject({ $schema: z.string().optional(), actuals: z.array(actualShape(zone)) }));

/** A file of pins alone. */
export const pinsFile = perZone((zone: ZoneId) => z.strictObject({ $schema: z.string().optional(), pins: z.array(pinShape(zone)) }));

/** An order as written in files and sent over HTTP. */
export type OrderWire = z.input<ReturnType<typeof orderShape>>;
/** An actual as written in files and sent over HTTP. */
export type ActualWire = z.input<ReturnType<typeof actualShape>>;
/** A pin as written in files and sent over HTTP. */
export type PinWire = z.input<ReturnType<typeof pinShape>>;
/** An order file as written. */
export type OrdersWire = z.input<ReturnType<typeof ordersFile>>;
