import type { Actual, Order, Pin } from '@lotwright/domain';
import type { Minutes } from '@lotwright/time';
import type { ActualRow, OrderRow, PinRow } from '../schemas/order-rows.js';
import { dateOf, instantOf } from './instants.js';

/** An order as a row. */
export function orderRow(order: Order): OrderRow {
  return {
    id: order.id,
    coi: order.coi,
    process: order.process,
    process_version: order.processVersion,
    urgency: order.urgency,
    sequence_release: dateOf(order.sequenceRelease),
    release_estimated: order.releaseEstimated,
    window_opens: dateOf(order.windows?.opens ?? null),
    window_closes: dateOf(order.windows?.closes ?? null),
    window_every: order.windows?.every ?? null,
    latest_useful: dateOf(order.latestUseful),
    site: order.site,
    cancelled: order.cancelled,
  };
}

/** An order from its row. */
export function orderOf(row: OrderRow): Order {
  const { window_opens: opens, window_closes: closes, window_every: every } = row;
  return {
    id: row.id as Order['id'],
    coi: row.coi as Order['coi'],
    process: row.process as Order['process'],
    processVersion: row.process_version,
    urgency: row.urgency,
    sequenceRelease: instantOf(row.sequence_release),
    releaseEstimated: row.release_estimated,
    windows: opens && closes && every !== null ? { opens: instantOf(opens), closes: instantOf(closes), every: every as Minutes } : null,
    latestUseful: instantOf(row.latest_useful),
    site: row.site,
    cancelled: row.cancelled,
  };
}

/** An actual as a new row. */
export function actualRow(actual: Actual): Omit<ActualRow, 'id' | 'recorded_at'> {
  return {
    order_id: actual.order,
    operation: actual.operation,
    attempt: actual.attempt,
    state: actual.state,
    started_at: dateOf(actual.start),
    ended_at: dateOf(actual.end),
    expected_end: dateOf(actual.expectedEnd),
    equipment: actual.equipment,
    run: actual.run,
  };
}

/** An actual from its row. */
export function actualOf(row: ActualRow): Actual {
  return {
    order: row.order_id as Actual['order'],
    operation: row.operation as Actual['operation'],
    attempt: row.attempt,
    state: row.state,
    start: instantOf(row.started_at),
    end: instantOf(row.ended_at),
    expectedEnd: instantOf(row.expected_end),
    equipment: row.equipment as Actual['equipment'],
    run: row.run as Actual['run'],
  };
}

/** A pin as a row. */
export function pinRow(pin: Pin): PinRow {
  return { order_id: pin.order, operation: pin.operation, starts_at: dateOf(pin.start), equipment: pin.equipment };
}

/** A pin from its row. */
export function pinOf(row: PinRow): Pin {
  return {
    order: row.order_id as Pin['order'],
    operation: row.operation as Pin['operation'],
    start: instantOf(row.starts_at),
    equipment: row.equipment as Pin['equipment'],
  };
}
