import type { Instant } from '@lotwright/time';
import type { EquipmentId, OperationId, OrderId, RunId } from '../identity.js';

/** Where an operation that is no longer merely planned stands. */
export const ACTUAL_STATES = ['released', 'running', 'done', 'failed', 'cancelled'] as const;
export type ActualState = (typeof ACTUAL_STATES)[number];

/**
 * What really happened to one operation of one order. Events, never edited cells; hold clocks run from actual ends.
 * - `released`: documents issued, not started: still planned like any other operation;
 * - `running`: has a start, equipment where the operation needs it; it ends at `expectedEnd`, or else at the later of now and start plus nominal phases;
 * - `done`: has start and end; - `failed`: has start and end, and everything from the failure's re-make entry on is needed once more;
 * - `cancelled`: this attempt was abandoned before it ran; like `failed` without a re-make, it stays history.
 */
export interface Actual {
  readonly order: OrderId;
  readonly operation: OperationId;
  /** 1 for the first making, 2 after one re-make, and so on. */
  readonly attempt: number;
  readonly state: ActualState;
  readonly start: Instant | null;
  readonly end: Instant | null;
  readonly expectedEnd: Instant | null;
  readonly equipment: EquipmentId | null;
  /** Samples with the same run id were or are tested together. */
  readonly run: RunId | null;
}

/** A planner's wish that binds the plan: time, equipment, or both, each on its own. */
export interface Pin {
  readonly order: OrderId;
  readonly operation: OperationId;
  readonly start: Instant | null;
  readonly equipment: EquipmentId | null;
}
