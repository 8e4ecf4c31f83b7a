import type { Instant } from '@lotwright/time';
import type { MaterialId, StorageId } from '../identity.js';

/** Freezer or quarantine places, taken between the end of one operation and the start of another. */
export interface Storage {
  readonly id: StorageId;
  readonly name: string;
  readonly positions: number;
}

/** A quantity of a material that arrives (or is on hand) at `at` and may be used by operations that start before `expires`. */
export interface Receipt {
  readonly at: Instant;
  readonly quantity: number;
  /** Exclusive; `null` does not expire within any plan. */
  readonly expires: Instant | null;
}

/** Single-use kits, lipids, nucleotides. Stock never becomes negative; demand is served first-expired first-out. */
export interface Material {
  readonly id: MaterialId;
  readonly name: string;
  readonly unit: string;
  readonly receipts: readonly Receipt[];
}
