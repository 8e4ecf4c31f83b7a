import type { CalendarId, Equipment, PositionPool, QcMethod, QcRun, Session, Stage } from '@lotwright/domain';
import type { Bar } from './lot.js';
import type { Spans } from './spans.js';

/** A QC run as a box with its samples. */
export interface RunBox {
  readonly run: QcRun;
  readonly samples: readonly Bar[];
  /** Lane inside the row, 0 is the top one: runs that overlap in time lie in different lanes. */
  readonly lane: number;
}

/** One sitting of a session. */
export interface Sitting {
  readonly start: number;
  readonly end: number;
  readonly samples: readonly Bar[];
  readonly capacity: number;
}

/** Use of a position pool over time: `count[i]` positions are taken from `at[i]` to `at[i + 1]`. */
export interface UseSteps {
  readonly at: Float64Array;
  readonly count: Float64Array;
  readonly late: Float64Array;
}

/** What a row shows; every kind keeps the bars it is made of, sorted by start, for searching. */
export type RowContent =
  | { readonly kind: 'equipment'; readonly equipment: Equipment }
  | { readonly kind: 'pool'; readonly pool: PositionPool; readonly steps: UseSteps }
  | { readonly kind: 'runs'; readonly method: QcMethod; readonly boxes: readonly RunBox[]; readonly lanes: number }
  | { readonly kind: 'session'; readonly session: Session; readonly sittings: readonly Sitting[] }
  | { readonly kind: 'folded'; readonly rows: readonly ResourceRow[] };

/** A row of the board by resource. */
export interface ResourceRow {
  readonly id: string;
  /** Rows with the same group stand together under one name. */
  readonly group: string;
  readonly groupName: string;
  /** Name of the row inside its group (`IVT-2`), or its size (`32 pos`). */
  readonly label: string;
  readonly stage: Stage;
  readonly calendar: CalendarId | null;
  readonly content: RowContent;
  /** Everything in the row, by start. */
  readonly bars: readonly Bar[];
  readonly spans: Spans;
  /** `reach[i]`: latest end of the first `i + 1` bars. */
  readonly reach: Float64Array;
}
