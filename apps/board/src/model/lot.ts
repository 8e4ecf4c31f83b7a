import type { Assignment, Link, LotAccount, Operation, Order, Process, QcRun, Stage, UnplannedOrder } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';

/** How a lot stands against its clinic window. */
export type LotStatus = 'late' | 'risk' | 'on-time' | 'unplanned' | 'cancelled';

/** One operation of one lot in time and place, as a bar. */
export interface Bar {
  /** Position in `BoardModel.bars`; its id on canvas, grid and panels. */
  readonly index: number;
  /** Position in `BoardModel.lots`. */
  readonly lot: number;
  readonly assignment: Assignment;
  readonly operation: Operation;
  readonly stage: Stage;
  readonly start: Instant;
  readonly end: Instant;
  /** The changeover after it; `null` where there is none. Attended ones may begin later than `end`. */
  readonly clearing: { readonly start: number; readonly end: number } | null;
  readonly run: QcRun | null;
  /** Name of what it occupies; empty for work that occupies nothing. */
  readonly resource: string;
  /** Documents are issued, work has not started. */
  readonly released: boolean;
  readonly pinnedTime: boolean;
  readonly pinnedPlace: boolean;
  /** Whether each of the drawn phases runs without people; parallel to `assignment.phases`. */
  readonly unattended: readonly boolean[];
}

/** A hold time in the plan: material that waits between two bars of a lot, and how much longer it may. */
export interface Hold {
  readonly link: Link;
  readonly from: Bar;
  readonly to: Bar;
  /** Minutes waited. */
  readonly used: number;
  /** Minutes allowed. */
  readonly limit: number;
  /** `limit − used`; negative only after an actual broke it. */
  readonly left: number;
  /** Less than a tenth or less than an hour left, by the rule of `isTight`. */
  readonly tight: boolean;
}

/** Everything the board knows about one patient order. */
export interface Lot {
  readonly index: number;
  readonly order: Order;
  readonly process: Process | null;
  /** Last digits of the id: what bars and lists show. */
  readonly label: string;
  readonly status: LotStatus;
  /** Why an on-time lot is at risk: a near window, a tight hold or neither. */
  readonly risk: 'window' | 'hold' | null;
  readonly account: LotAccount | null;
  readonly unplanned: UnplannedOrder | null;
  /** Minutes after the close of the first window; negative is slack; `null` without window or plan. */
  readonly lateBy: number | null;
  /** In order of start. */
  readonly bars: readonly Bar[];
  /** Holds of planned bars, least slack first. */
  readonly holds: readonly Hold[];
}
