import type { Instant } from '@lotwright/time';
import type { EquipmentId, OperationId, OrderId, ProcessId, QcMethodId, SessionId } from '../identity.js';
import type { ClinicWindows, Urgency } from '../order/order.js';

/** A place in the plan that somebody asks for: an order that does not exist yet. */
export interface SlotRequest {
  readonly process: ProcessId;
  readonly processVersion: string;
  readonly urgency: Urgency;
  readonly sequenceRelease: Instant;
  readonly windows: ClinicWindows | null;
  readonly latestUseful: Instant | null;
}

/** One link of the chain that an order would take. */
export interface QuotedSlot {
  readonly operation: OperationId;
  readonly start: Instant;
  readonly end: Instant;
  /** Equipment, or the instrument of the run; `null` when none is named. */
  readonly equipment: EquipmentId | null;
  /** Method of the run that tests its sample; `null` when it is no test. */
  readonly method: QcMethodId | null;
  /** Whether it would join a run that others have opened. */
  readonly joinsRun: boolean;
  readonly session: SessionId | null;
}

/** What moving others would mean for one of them. */
export interface QuotedShift {
  readonly order: OrderId;
  /** Minutes; below zero is sooner. */
  readonly patientReadyLater: number;
  readonly arrivalLater: number;
  readonly movedOperations: number;
  readonly missedWindows: { readonly before: number; readonly after: number };
}

/** An answer to a request: the chain of slots, and when the lot is ready and arrives. */
export interface QuotedPlace {
  /** In order of start. */
  readonly chain: readonly QuotedSlot[];
  readonly patientReady: Instant;
  readonly arrival: Instant;
  readonly missedWindows: number;
  readonly pastLatestUseful: boolean;
  /** Lots that would move; empty when none has to. */
  readonly shifts: readonly QuotedShift[];
  /** Operations of the slushy zone that would move. */
  readonly slushyMoves: number;
}

/** Two answers to a request. */
export interface Quote {
  /**
   * Orders that the plan in force has somewhere they cannot be (any more), or does not have at all: they were placed first, in memory, and
   * both answers hold for the plan after that. Empty while the plan in force holds.
   */
  readonly repairedFirst: readonly OrderId[];
  /** The earliest place with every other lot where it is; `null` when there is none before the horizon. */
  readonly withoutMoves: QuotedPlace | null;
  /**
   * A better place for which others move within the nervousness budget: the objective of all lots together is better than in the first
   * answer, no other lot loses its place, misses a window more or becomes useless. `null` when none was found.
   */
  readonly withMoves: QuotedPlace | null;
}
