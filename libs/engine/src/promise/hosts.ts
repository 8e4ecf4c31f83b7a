import type { Decoder } from '../construct/decoder.js';
import { NONE } from '../problem/limits.js';
import { RUN, SESSION, type Problem } from '../problem/problem.js';
import { PLACED } from '../solution/timetable.js';
import { CAUSE, type Jump } from '../solution/trace.js';
import { Trial } from '../solution/trial.js';

/** Finds the lots whose bookings make an order wait. */
export class HostFinder {
  private readonly own = new Trial();
  private readonly probe = new Trial();

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {}

  /** Planned orders in the way of one without a place, the longest wait first. Leaves the plan as it was. */
  find(order: number): number[] {
    const { decoder, problem } = this;
    const { workshop } = decoder;
    const waits = new Map<number, number>();
    if (!decoder.place(order)) return [];
    const base = problem.firstOp[order];
    for (let x = base; x < problem.firstOp[order + 1]; x++) {
      const ready = this.readyAt(order, x);
      if (workshop.table.state[x] !== PLACED || workshop.table.start[x] <= ready) continue;
      workshop.table.read(x, this.own);
      workshop.take(x);
      workshop.trace.begin();
      workshop.earliest(x, ready, ready, this.probe);
      for (const jump of workshop.trace.end()) if (jump.from < this.own.start) this.blame(waits, order, jump);
      workshop.put(x, this.own);
    }
    decoder.remove(order);
    return [...waits].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([o]) => o);
  }

  private readyAt(order: number, x: number): number {
    const { problem, decoder } = this;
    let ready = Math.max(problem.now, problem.release[order]);
    for (const { from, minLag } of problem.opSpec[x].inLinks) ready = Math.max(ready, decoder.workshop.table.end[problem.firstOp[order] + from] + minLag);
    return ready;
  }

  private blame(waits: Map<number, number>, order: number, { from, to, cause, resource, owner }: Jump): void {
    const { problem, decoder } = this;
    const { table } = decoder.workshop;
    const minutes = to - from;
    const add = (x: number): void => {
      const o = problem.opOrder[x];
      if (o !== order && table.planned[o] === 1 && problem.pinStart[x] === NONE) waits.set(o, (waits.get(o) ?? 0) + minutes);
    };
    if (owner >= 0) add(owner);
    else if (owner < -1) for (let x = 0; x < problem.ops; x++) if (table.run[x] === -2 - owner) add(x);
    if (cause !== CAUSE.crew) return;
    for (let x = 0; x < problem.ops; x++) {
      if (table.state[x] === PLACED && table.start[x] < to && table.end[x] > from && this.needsCrew(x, resource)) add(x);
    }
  }

  private needsCrew(x: number, crew: number): boolean {
    const { problem } = this;
    const spec = problem.opSpec[x];
    if (spec.kind === SESSION) return problem.sessions[spec.target].crew.some((need) => need.crew === crew);
    const { crews } = spec.kind === RUN ? problem.methods[spec.target].work : spec.work;
    return crews.some((needs) => needs.some((need) => need.crew === crew));
  }
}
