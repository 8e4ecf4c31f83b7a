import type { Timetable } from '../solution/timetable.js';
import type { Trial } from '../solution/trial.js';

/**
 * A rule that looks at one placed operation after its equipment, calendar and crew have been found.
 *
 * Checklist for writers:
 * 1. `earliest` answers the trial's own start when content, else a *later* time before which no start can be accepted against the
 *    present bookings; NEVER when none can. Never guess: overshooting loses plans, standing still loops for ever.
 * 2. The rule must be closed under the earlier of two solutions; if it is not, say in docs/engine/search.md how it branches.
 * 3. `book` and `release` are exact inverses; nothing is allocated in them.
 * 4. Facts (started work) are read in the constructor and never judged against each other.
 * 5. When `trace.on`, every jump is recorded with its cause, resource and the owner of the booking in the way.
 * 6. Add it to the list in registry.ts, its clause to the checker, one hand-checkable spec, and a feature to the random cases.
 */
export interface Constraint {
  readonly name: string;
  /** See 1. The trial has start, end and equipment of operation `x`. */
  earliest(x: number, trial: Trial): number;
  /**
   * No start of `x` on the equipment at or after `t` and before the answer can be accepted, if it takes at least `length` minutes: spares
   * whoever seeks a place the starts that `earliest` would refuse one by one.
   */
  noSooner(x: number, equipment: number, t: number, length: number): number;
  book(x: number, trial: Trial): void;
  release(x: number, start: number, equipment: number): void;
  /**
   * Books every operation that a timetable has placed, none of which is booked yet; in the registry's order a rule may have taken bookings over
   * from the rule that was made for an earlier plan, and books the others.
   */
  bookAll(table: Timetable): void;
}
