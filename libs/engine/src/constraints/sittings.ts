import { NEVER, NONE } from '../problem/limits.js';
import { lowerBound } from '../problem/lower-bound.js';
import type { Problem } from '../problem/problem.js';
import type { HeadCount } from '../solution/head-count.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';

/** R12: weekly sittings with a capacity; the crew is taken once per sitting that is needed. */
export class Sittings {
  /** Per session and slot: unstarted operations, and started ones. */
  private readonly taken: Int32Array[];
  private readonly started: Int32Array[];

  constructor(
    private readonly problem: Problem,
    private readonly crews: readonly HeadCount[],
    private readonly trace: Trace,
  ) {
    this.taken = problem.sessions.map((s) => new Int32Array(s.slots.length));
    this.started = problem.sessions.map((s) => new Int32Array(s.slots.length));
    for (const fact of problem.sessionFacts) {
      const { slots } = problem.sessions[fact.session];
      const at = lowerBound(slots, slots.length, fact.start);
      if (at < slots.length && slots[at] === fact.start) this.started[fact.session][at]++;
    }
  }

  /** Takes over the places taken in an earlier plan, all of whose sittings still exist. */
  takeOver(before: Sittings): void {
    before.taken.forEach((places, session) => {
      const { slots } = this.problem.sessions[session];
      const was = before.problem.sessions[session].slots;
      for (let i = 0; i < places.length; i++) if (places[i] > 0) this.taken[session][lowerBound(slots, slots.length, was[i])] = places[i];
    });
  }

  /** First sitting at or after `t` with room that ends at or after `endFrom`; false when there is none. */
  place(session: number, t: number, endFrom: number, trial: Trial): boolean {
    const spec = this.problem.sessions[session];
    const first = Math.max(t, endFrom - spec.length);
    let from = t;
    let short = NONE;
    for (let i = lowerBound(spec.slots, spec.slots.length, first); i < spec.slots.length; i++) {
      const slot = spec.slots[i];
      if (this.trace.on) this.trace.jump(from, slot, short === NONE ? CAUSE.session : CAUSE.crew, short === NONE ? session : short);
      from = slot;
      short = NONE;
      const taken = this.taken[session][i];
      if (taken + this.started[session][i] >= spec.capacity * spec.slotRuns[i]) continue;
      if (taken % spec.capacity === 0) short = this.crewShort(session, slot);
      if (short !== NONE) continue;
      trial.single(slot, slot + spec.length);
      return true;
    }
    if (this.trace.on) this.trace.jump(from, NEVER, CAUSE.session, session);
    return false;
  }

  /** The crew that is not free for one more sitting; -1 when all are. */
  private crewShort(session: number, slot: number): number {
    const spec = this.problem.sessions[session];
    for (const need of spec.crew) if (this.crews[need.crew].lastShort(slot, slot + spec.length, need.heads) >= 0) return need.crew;
    return NONE;
  }

  book(session: number, start: number, by: number): void {
    const spec = this.problem.sessions[session];
    const at = lowerBound(spec.slots, spec.slots.length, start);
    const before = Math.ceil(this.taken[session][at] / spec.capacity);
    this.taken[session][at] += by;
    const sittings = Math.ceil(this.taken[session][at] / spec.capacity) - before;
    if (sittings === 0) return;
    for (const need of spec.crew) this.crews[need.crew].take(start, start + spec.length, sittings * need.heads);
  }
}
