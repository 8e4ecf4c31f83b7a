import type { Minutes } from '@lotwright/time';
import type {
  CalendarId,
  EquipmentClassId,
  LotKey,
  MaterialId,
  OperationId,
  PositionPoolId,
  ProcessId,
  ProductId,
  QcMethodId,
  SessionId,
  StorageId,
} from '../identity.js';
import type { Phase } from './phase.js';

/** Where an operation belongs in the plant's flow; decides colour on the board and the fence of the frozen zone. */
export const STAGES = ['template', 'drug-substance', 'formulation', 'fill', 'quality-control', 'release', 'logistics'] as const;
export type Stage = (typeof STAGES)[number];

/** What a lot of an order is. One order has at least one drug-substance and one drug-product lot; never assume 1:1. */
export const LOT_KINDS = ['template', 'drug-substance', 'drug-product', 'shipment'] as const;
export type LotKind = (typeof LOT_KINDS)[number];

/** One of the material lots that a process makes for one order. */
export interface ProcessLot {
  readonly key: LotKey;
  readonly kind: LotKind;
}

/**
 * What an operation occupies:
 * - `equipment`: one qualified piece of the class, from the first phase's start to the last phase's end plus changeover;
 * - `run`: one sample place in a run of the method; start, end and phases are those of the run;
 * - `positions`: one of n like positions for the operation's whole length;
 * - `session`: one place in a weekly session; start and end are the session's;
 * - `people`: nothing but the crews of its phases, or nothing but time (transport, a wait);
 *   `calendar` says when attended and interruptible phases may work.
 */
export type Requirement =
  | { readonly kind: 'equipment'; readonly equipmentClass: EquipmentClassId }
  | { readonly kind: 'run'; readonly method: QcMethodId }
  | { readonly kind: 'positions'; readonly pool: PositionPoolId }
  | { readonly kind: 'session'; readonly session: SessionId }
  | { readonly kind: 'people'; readonly calendar: CalendarId | null };

/** Material taken from stock at the operation's start. */
export interface MaterialDemand {
  readonly material: MaterialId;
  /** In the material's unit, a whole number, at least 1. */
  readonly quantity: number;
}

/** Chance that the operation must be repeated, and from which operation on (the retain that exists there). */
export interface FailureMode {
  /** 0 <= probability < 1. */
  readonly probability: number;
  /** Re-make entry point: this operation and everything after it is made again. */
  readonly remakeFrom: OperationId;
}

/** One operation of a recipe (ISA-88). */
export interface Operation {
  readonly id: OperationId;
  readonly name: string;
  readonly stage: Stage;
  readonly lot: LotKey;
  readonly requirement: Requirement;
  /** In order. Empty for `run` and `session`, which bring their own. */
  readonly phases: readonly Phase[];
  /** Longest total wait inside the operation between its phases, in minutes; 0 means the phases follow one another at once. */
  readonly maxStretch: Minutes;
  readonly materials: readonly MaterialDemand[];
  readonly failure: FailureMode | null;
}

/**
 * Precedence: `to` starts at least `minLag` and, with a hold time, at most `maxLag` minutes after `from` ends.
 * May join non-adjacent operations (cumulative time out of refrigeration). With `storage`, one position there is taken
 * from the end of `from` to the start of `to`.
 */
export interface Link {
  readonly from: OperationId;
  readonly to: OperationId;
  readonly minLag: Minutes;
  /** The hold time; `null` when the material keeps. At least `minLag`. */
  readonly maxLag: Minutes | null;
  readonly storage: StorageId | null;
  /** What waits, and why it may not wait longer: shown on hold links. */
  readonly name: string;
}

/** A recipe version: directed acyclic graph of operations from sequence release to arrival at the clinic. */
export interface Process {
  readonly id: ProcessId;
  readonly version: string;
  readonly product: ProductId;
  readonly name: string;
  readonly lots: readonly ProcessLot[];
  readonly operations: readonly Operation[];
  readonly links: readonly Link[];
  /** Its end stops the turnaround clock that starts at sequence release (for example QP certification). */
  readonly patientReady: OperationId;
  /** Its end is the arrival at the site: judged against the clinic window and promised as ETA. */
  readonly arrival: OperationId;
}
