import type { Instant, Minutes } from '@lotwright/time';
import type { CoiId, OrderId, ProcessId } from '../identity.js';

/** Coarse urgency set by the clinic. */
export const URGENCIES = ['urgent', 'standard', 'flexible'] as const;
export type Urgency = (typeof URGENCIES)[number];

/**
 * When the clinic can give the dose: a first window that repeats. Arriving after `closes` of one window waits for the
 * next: lateness is counted in missed windows (**steps**), not in hours.
 */
export interface ClinicWindows {
  readonly opens: Instant;
  /** Arrival at or before this instant misses no window. */
  readonly closes: Instant;
  /** Distance from one window to the next, minutes; at least 1 (every three weeks is 30 240). */
  readonly every: Minutes;
}

/** Demand for one patient's therapy. Opaque identifiers only: no names, birth dates or sequences anywhere. */
export interface Order {
  readonly id: OrderId;
  readonly coi: CoiId;
  readonly process: ProcessId;
  readonly processVersion: string;
  readonly urgency: Urgency;
  /** The turnaround clock starts here; no operation starts before it. */
  readonly sequenceRelease: Instant;
  readonly releaseEstimated: boolean;
  readonly windows: ClinicWindows | null;
  /** Arrival after this instant is of no use to the patient; costs most. */
  readonly latestUseful: Instant | null;
  /** Destination site code. */
  readonly site: string;
  readonly cancelled: boolean;
}

/** Missed windows for an arrival: 0 inside or before the first window, n when it must wait for the (n+1)th. */
export function missedWindows(windows: ClinicWindows | null, arrival: Instant): number {
  if (windows === null || arrival <= windows.closes) return 0;
  return Math.ceil((arrival - windows.closes) / windows.every);
}
