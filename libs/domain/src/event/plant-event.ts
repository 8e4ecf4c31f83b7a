import type { Interval } from '@lotwright/time';
import type { Calendar } from '../calendar/calendar.js';
import type { CrewId, EquipmentId, OrderId } from '../identity.js';
import type { Actual } from '../order/actual.js';
import type { Order } from '../order/order.js';
import type { UnavailabilityKind } from '../plant/equipment.js';

/** Kinds of things that happen to a plan in force. */
export const EVENT_KINDS = ['equipment-down', 'crew-short', 'order-added', 'order-cancelled', 'actual', 'calendar-changed'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * Something that happened to the plant, its orders or its work and that a plan in force has to live with.
 * - `equipment-down`: equipment cannot be used in `during` (breakdown, calibration brought forward);
 * - `crew-short`: `heads` of a crew are missing in `during`;
 * - `order-added`: an order that was not known; one with the id of a known order takes its place (other windows, other urgency);
 * - `order-cancelled`: nothing more is planned for it; what runs still occupies its equipment until its end;
 * - `actual`: what really happened to one operation — started, running longer, finished later or sooner, failed. It takes the place of
 *   what was recorded of the same attempt. A failure brings the re-make from the operation's re-make entry;
 * - `calendar-changed`: another opening of an existing calendar.
 */
export type PlantEvent =
  | { readonly kind: 'equipment-down'; readonly equipment: EquipmentId; readonly during: Interval; readonly why: UnavailabilityKind }
  | { readonly kind: 'crew-short'; readonly crew: CrewId; readonly heads: number; readonly during: Interval }
  | { readonly kind: 'order-added'; readonly order: Order }
  | { readonly kind: 'order-cancelled'; readonly order: OrderId }
  | { readonly kind: 'actual'; readonly actual: Actual }
  | { readonly kind: 'calendar-changed'; readonly calendar: Calendar };
