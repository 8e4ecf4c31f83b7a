import type { Instant, Minutes } from '@lotwright/time';
import type { OperationId, OrderId } from '../identity.js';
import type { SharedLevel } from './objective.js';

/** Why an operation did not start earlier. */
export const WAIT_CAUSES = [
  'equipment', 'changeover', 'suite', 'calendar', 'unavailable', 'crew', 'slot', 'positions', 'session', 'storage', 'material',
  'hold', 'minimum-lag', 'frozen', 'pin', 'release', 'choice',
] as const;
export type WaitCause = (typeof WAIT_CAUSES)[number];

/** A stretch of the critical chain from sequence release to patient-ready. Consecutive entries touch; together they fill it exactly. */
export type AccountEntry =
  | { readonly kind: 'work'; readonly operation: OperationId; readonly from: Instant; readonly to: Instant }
  | {
      readonly kind: 'wait';
      /** The operation that waited. */
      readonly operation: OperationId;
      /**
       * The later operation that would have had no place, had this one and it been sooner by the same amount (because a hold ties them, or because
       * only then the order is ready sooner); `null` when it is the one that waited.
       */
      readonly behind: OperationId | null;
      readonly from: Instant;
      readonly to: Instant;
      readonly cause: WaitCause;
      /** Equipment, crew, method, pool … that was not to be had. */
      readonly resource: string | null;
      /** Orders that held it. */
      readonly blockers: readonly OrderId[];
    };

/** Where one order's time went. */
export interface LotAccount {
  readonly order: OrderId;
  readonly patientReady: Instant;
  readonly arrival: Instant;
  readonly turnaround: Minutes;
  readonly missedWindows: number;
  /** Minutes after the close of the first clinic window; negative is slack, `null` without window. */
  readonly lateBy: Minutes | null;
  readonly pastLatestUseful: boolean;
  /** What the order adds to each level that is a sum over orders, in the units of the level; levels that the plan does not report are left out. */
  readonly shares: Readonly<Partial<Record<SharedLevel, number>>>;
  /** In time order; lengths sum exactly to `turnaround`. */
  readonly entries: readonly AccountEntry[];
}
