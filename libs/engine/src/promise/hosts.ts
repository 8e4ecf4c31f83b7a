import type { Decoder } from '../construct/decoder.js';
import { crewNeeds } from '../problem/crew-needs.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';
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
  /** By order: minutes of waiting it is to blame for; 0 but while a question is answered. */
  private readonly waits: Float64Array;
  private readonly blamed: number[] = [];

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    const { table } = decoder.workshop;
    this.waits = new Float64Array(problem.orders);
    this.byCrew = problem.crews.map(() => []);
    this.longest = new Int32Array(problem.crews.length);
    for (let x = 0; x < problem.ops; x++) {
      if (table.state[x] !== PLACED || problem.pinStart[x] !== NONE) continue;
      if (table.run[x] !== NONE) this.byRun.set(table.run[x], [...(this.byRun.get(table.run[x]) ?? []), x]);
      for (const crew of new Set(crewNeeds(problem, problem.opSpec[x]).map((need) => need.crew))) {
        this.byCrew[crew].push(x);
        this.longest[crew] = Math.max(this.longest[crew], table.end[x] - table.start[x]);
      }
    }
    for (const list of this.byCrew) list.sort((a, b) => table.start[a] - table.start[b]);
  }

  /** Planned orders in the way of one that stands at its earliest place, the longest wait first. Leaves the plan as it was. */
  find(order: number): number[] {
    const { problem, waits, blamed } = this;
    const { workshop } = this.decoder;
    for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
      const ready = this.readyAt(order, x);
      if (workshop.table.state[x] !== PLACED || workshop.table.start[x] <= ready) continue;
      workshop.table.read(x, this.own);
      workshop.take(x);
      workshop.trace.begin();
      workshop.earliest(x, ready, ready, this.probe);
      for (const jump of workshop.trace.end()) if (jump.from < this.own.start) this.blame(order, jump);
      workshop.put(x, this.own);
    }
    const hosts = [...blamed].sort((a, b) => waits[b] - waits[a] || a - b);
    for (const o of blamed.splice(0)) waits[o] = 0;
    return hosts;
  }

  private readyAt(order: number, x: number): number {
    const { problem, decoder } = this;
    let ready = Math.max(problem.now, problem.release[order]);
    for (const { from, minLag } of problem.opSpec[x].inLinks) ready = Math.max(ready, decoder.workshop.table.end[problem.firstOp[order] + from] + minLag);
    return ready;
  }

  private blame(order: number, { from, to, cause, resource, owner }: Jump): void {
    const { table } = this.decoder.workshop;
    const minutes = to - from;
    if (owner >= 0) this.add(order, owner, minutes);
    else if (owner < -1) for (const x of this.byRun.get(-2 - owner) ?? []) this.add(order, x, minutes);
    if (cause !== CAUSE.crew) return;
    const list = this.byCrew[resource];
    for (let i = firstFrom(list, table.start, from - this.longest[resource]); i < list.length && table.start[list[i]] < to; i++) {
      if (table.end[list[i]] > from) this.add(order, list[i], minutes);
    }
  }

  /** Operation `x` has kept the order waiting; its own and what cannot move have not. */
  private add(order: number, x: number, minutes: number): void {
    const { problem, waits } = this;
    const o = problem.opOrder[x];
    if (o === order || this.decoder.workshop.table.planned[o] === 0 || problem.pinStart[x] !== NONE) return;
    if (waits[o] === 0) this.blamed.push(o);
    waits[o] += minutes;
  }
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
