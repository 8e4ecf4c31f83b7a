import type { Instant } from '@lotwright/time';
import type { EquipmentId, OperationId, OrderId } from '../identity.js';

/**
 * Why an operation does not stand where the plan in force has it:
 * - `place`: its own place is gone — equipment, crew, calendar, a slot, or what has happened there does not allow it any more;
 * - `overdue`: it should have started before now and nobody has reported that it did;
 * - `predecessor`: what goes before it ends later; - `hold`: what comes after it starts later, and a hold or a storage does not allow the wait;
 * - `yielded`: it gave way to another lot; - `anew`: its lot had to be planned anew; - `better`: it moved for a better plan.
 */
export const MOVE_CAUSES = ['place', 'overdue', 'predecessor', 'hold', 'yielded', 'anew', 'better'] as const;
export type MoveCause = (typeof MOVE_CAUSES)[number];

/** Where and when an operation stands. */
export interface OperationPlace {
  readonly start: Instant;
  readonly end: Instant;
  readonly equipment: EquipmentId | null;
}

/** An operation of the plan in force that stands elsewhere in the new plan. */
export interface OperationMove {
  readonly order: OrderId;
  readonly operation: OperationId;
  readonly from: OperationPlace;
  readonly to: OperationPlace;
  /** Whether the move counts against the nervousness budget. */
  readonly slushy: boolean;
  readonly cause: MoveCause;
  /** The operation that brought it about, where one can be named; for `better` the one of another lot that has its equipment in its time now. */
  readonly by: { readonly order: OrderId; readonly operation: OperationId } | null;
  /** Id of the equipment, crew, method, pool … whose place is gone; `null` when there is none to name. */
  readonly resource: string | null;
  /** One sentence for people. */
  readonly text: string;
}

/** What a new plan means for one lot. `null` where the plan in force, or the new one, has no place for it. */
export interface LotShift {
  readonly order: OrderId;
  readonly patientReady: { readonly before: Instant | null; readonly after: Instant | null };
  readonly arrival: { readonly before: Instant | null; readonly after: Instant | null };
  readonly missedWindows: { readonly before: number; readonly after: number };
  readonly movedOperations: number;
  /** Lots for which it had to give way. */
  readonly gaveWayTo: readonly OrderId[];
}

/** What changed between the plan in force and the plan that follows it. */
export interface RepairReport {
  /** In order of their published start. */
  readonly moves: readonly OperationMove[];
  /** Lots that become ready or arrive at another time, gave way, are new or lost their place; the most delayed first. */
  readonly shifts: readonly LotShift[];
  /** Orders of the plan in force that the new one has no place for. */
  readonly lost: readonly OrderId[];
  /** Slushy operations moved, and how many the policy lets one re-plan move; `null` is unlimited. Above the limit only when mending alone moves more. */
  readonly budget: { readonly used: number; readonly limit: number | null };
}
