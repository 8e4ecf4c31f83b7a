import { NONE } from '../problem/limits.js';

/** What has become of the placed operations and the runs of an earlier plan whose bookings a new one begins with. */
export interface Heritage {
  /** Operation of the new problem for each one placed before. */
  readonly opNow: Int32Array;
  /** Index that each unstarted run has in the new plan; -1 when none of its samples is taken over. */
  readonly runNow: Int32Array;
}

/** A part of an earlier plan, and what its operations and runs are called now. */
export interface Inherited<Part> {
  readonly was: Part;
  readonly heritage: Heritage;
}

/** What an owner of a booking, as in UnaryTimeline, is called in the new plan. */
export function ownerNow({ opNow, runNow }: Heritage): (owner: number) => number {
  return (owner) => (owner >= 0 ? opNow[owner] : owner === NONE ? NONE : -2 - runNow[-2 - owner]);
}
