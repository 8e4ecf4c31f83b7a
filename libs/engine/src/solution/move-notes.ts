import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { Jump } from './trace.js';

/** Why an operation does not stand where the plan in force has it. */
export const MOVED = {
  /** No reason noted. */
  nothing: 0,
  /** Its own place is gone: equipment, crew, calendar, a slot or what has happened there does not allow it any more. */
  place: 1,
  /** It should have started before now and has not. */
  overdue: 2,
  /** What goes before it ends later. `by` is that operation. */
  predecessor: 3,
  /** What comes after it starts later, and a hold or a storage does not allow the wait. `by` is that operation. */
  hold: 4,
  /** It gave way to another lot. `by` is an operation of that lot. */
  yielded: 5,
  /** Its lot had to be planned anew so that operation `by` finds a place. */
  anew: 6,
  /** Moved for a better plan. */
  better: 7,
} as const;

/** The first reason why each operation had to leave its published place, by operation. */
export class MoveNotes {
  readonly why: Uint8Array;
  readonly by: Int32Array;
  /** What stands in the way at its published place, for operations whose place is gone. */
  readonly jumps = new Map<number, Jump>();

  constructor(problem: Problem) {
    this.why = new Uint8Array(problem.ops);
    this.by = new Int32Array(problem.ops).fill(NONE);
  }

  /** Notes a reason unless there is one already: what came first is the cause, what follows only moves it further. */
  note(x: number, why: number, by: number): void {
    if (this.why[x] !== MOVED.nothing) return;
    this.why[x] = why;
    this.by[x] = by;
  }
}
