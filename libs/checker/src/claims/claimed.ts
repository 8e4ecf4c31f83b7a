import type { WaitCause } from '@lotwright/domain';
import type { Span } from '../evidence/open-time.js';
import type { Placed } from '../evidence/plan-book.js';
import { instantText } from '../values.js';

/** A stretch of waiting as an account claims it: every start of `moved` from `from` until before `to` runs into the cause. */
export interface Claimed {
  readonly cause: WaitCause;
  readonly resource: string | null;
  readonly moved: Placed;
  readonly from: number;
  readonly to: number;
}

/** `null` when there is no start, else what the plan could have done instead. */
export function couldStart(span: Span | null, who: string): string | null {
  return span === null ? null : `${who} a start at ${instantText(span.start)}`;
}
