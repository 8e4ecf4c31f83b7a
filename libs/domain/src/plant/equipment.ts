import type { Instant, Interval, Minutes } from '@lotwright/time';
import type { CalendarId, EquipmentClassId, EquipmentId, OperationId, ProductFamilyId, ProductId, QcMethodId, SuiteId } from '../identity.js';
import type { Operation, Process, Stage } from '../process/process.js';

/**
 * A room. Where `segregated`, it holds one patient's open material at a time: two operations of different orders in it
 * never overlap, and the later one starts no sooner than `clearance` minutes after the earlier one ends and no sooner
 * than the earlier one's changeover (without family matrix) is over.
 */
export interface Suite {
  readonly id: SuiteId;
  readonly name: string;
  readonly segregated: boolean;
  readonly clearance: Minutes;
}

/** Pair-dependent changeover: replaces `duration` when a lot of family `to` follows a lot of family `from`. */
export interface FamilyChangeover {
  readonly from: ProductFamilyId;
  readonly to: ProductFamilyId;
  readonly duration: Minutes;
}

/**
 * Deep clean: at most `afterLots` lots, and at most `afterHours` minutes of summed occupation (first phase start to last
 * phase end), may follow one another without a gap long enough for it. A gap is long enough when the clean, placed like a
 * changeover at the end of the lot before, is over when the next lot starts. `null` limits do not bind.
 */
export interface DeepClean {
  readonly duration: Minutes;
  readonly attended: boolean;
  readonly afterLots: number | null;
  readonly afterHours: Minutes | null;
}

/**
 * Line clearance and set-up after each lot. It occupies the equipment before the next lot may start.
 * Unattended: the `duration` minutes right after the lot. Attended: the first unbroken `duration` minutes of the
 * equipment's open time (calendar less unavailabilities) at or after the lot's end.
 */
export interface Changeover {
  readonly duration: Minutes;
  readonly attended: boolean;
  readonly byFamily: readonly FamilyChangeover[];
  readonly deepClean: DeepClean | null;
}

/** A kind of equipment that operations ask for (ISA-88 equipment class). */
export interface EquipmentClass {
  readonly id: EquipmentClassId;
  readonly name: string;
  readonly stage: Stage;
  readonly changeover: Changeover;
}

/** Why equipment cannot be used: planned work or a breakdown. */
export type UnavailabilityKind = 'maintenance' | 'calibration' | 'media-fill' | 'cleaning' | 'breakdown' | 'shutdown';

/** Dated time in which the equipment cannot be occupied at all, not even by an unattended phase. */
export interface Unavailability extends Interval {
  readonly kind: UnavailabilityKind;
}

/**
 * What equipment may be used for; `null` is "any". Valid for an operation that starts before `expires`.
 * QC instruments are qualified by `method`, process equipment by `operation`.
 */
export interface Qualification {
  readonly product: ProductId | null;
  readonly operation: OperationId | null;
  readonly method: QcMethodId | null;
  /** Exclusive; `null` does not expire. */
  readonly expires: Instant | null;
}

/** Whether a qualification lets an operation of a process be done, its expiry aside. */
export function coversOperation({ product, operation }: Qualification, process: Pick<Process, 'product'>, step: Pick<Operation, 'id'>): boolean {
  return (product === null || product === process.product) && (operation === null || operation === step.id);
}

/** One machine, line, skid, isolator or instrument: one lot (or one QC run) at a time. */
export interface Equipment {
  readonly id: EquipmentId;
  readonly name: string;
  readonly equipmentClass: EquipmentClassId;
  readonly suite: SuiteId | null;
  readonly calendar: CalendarId;
  readonly unavailable: readonly Unavailability[];
  /** At least one entry must match an operation; an empty list is qualified for nothing. */
  readonly qualifications: readonly Qualification[];
  /** 100 is nominal; every phase takes `ceil(mode * 100 / speedPercent)` minutes here. 1 to 1000. */
  readonly speedPercent: number;
}
