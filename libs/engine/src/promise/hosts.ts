import type { Decoder } from '../construct/decoder.js';
import { NONE } from '../problem/limits.js';
import { RUN, SESSION, type Problem } from '../problem/problem.js';
import { PLACED } from '../solution/timetable.js';
import { CAUSE, type Jump } from '../solution/trace.js';
import { Trial } from '../solution/trial.js';

/** Finds the lots whose bookings make an order wait, in a plan that does not change between the questions. */
export class HostFinder {
  private readonly own = new Trial();
  private readonly probe = new Trial();
  /** Movable operations by crew, by start; and how long the longest of each takes. */
  private readonly byCrew: number[][];
  private readonly longest: Int32Array;
  private readonly byRun = new Map<number, number[]>();

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    const { table } = decoder.workshop;
    this.byCrew = problem.crews.map(() => []);
    this.longest = new Int32Array(problem.crews.length);
    for (let x = 0; x < problem.ops; x++) {
      if (table.state[x] !== PLACED || problem.pinStart[x] !== NONE) continue;
      if (table.run[x] !== NONE) this.byRun.set(table.run[x], [...(this.byRun.get(table.run[x]) ?? []), x]);
      for (const crew of crewsOf(problem, x)) {
        this.byCrew[crew].push(x);
        this.longest[crew] = Math.max(this.longest[crew], table.end[x] - table.start[x]);
      }
    }
    for (const list of this.byCrew) list.sort((a, b) => table.start[a] - table.start[b]);
  }

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
    else if (owner < -1) for (const x of this.byRun.get(-2 - owner) ?? []) add(x);
    if (cause !== CAUSE.crew) return;
    const list = this.byCrew[resource];
    for (let i = firstFrom(list, table.start, from - this.longest[resource]); i < list.length && table.start[list[i]] < to; i++) {
      if (table.end[list[i]] > from) add(list[i]);
    }
  }
}

function crewsOf(problem: Problem, x: number): Set<number> {
  const spec = problem.opSpec[x];
  if (spec.kind === SESSION) return new Set(problem.sessions[spec.target].crew.map((need) => need.crew));
  const { crews } = spec.kind === RUN ? problem.methods[spec.target].work : spec.work;
  return new Set(crews.flat().map((need) => need.crew));
}

/** Position of the first operation that starts at or after `t` in a list by start. */
function firstFrom(list: readonly number[], start: Int32Array, t: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[list[middle]] >= t) high = middle;
    else low = middle + 1;
  }
  return low;
}
