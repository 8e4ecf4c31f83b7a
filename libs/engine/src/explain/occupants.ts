import type { Workshop } from '../construct/workshop.js';
import { NONE } from '../problem/limits.js';
import { lowerBound } from '../problem/lower-bound.js';
import { POSITIONS, RUN, SESSION, type Problem, type WorkSpec } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';

/** Shared capacities that many lots hold at once. */
export type SharedKind = 'crew' | 'pool' | 'session' | 'storage';

/** Which lots hold a shared capacity when, read from the planned work once: crews, positions, sittings, storage places and runs. */
export class Occupants {
  private readonly registers: Readonly<Record<SharedKind, (Register | undefined)[]>> = { crew: [], pool: [], session: [], storage: [] };
  private readonly samples = new Map<number, number[]>();

  constructor(
    private readonly problem: Problem,
    private readonly workshop: Workshop,
  ) {
    const { table } = workshop;
    for (let x = 0; x < problem.ops; x++) if (table.state[x] === PLACED) this.enter(x);
  }

  /** Orders with a stay that overlaps `from` to `to`, the first `most` by start; `but` is left out. */
  during(kind: SharedKind, index: number, from: number, to: number, but: number, most: number): number[] {
    return this.registers[kind][index]?.during(from, to, but, most) ?? [];
  }

  /** Orders with a sample in an unstarted run. */
  inRun(run: number): readonly number[] {
    return this.samples.get(run) ?? [];
  }

  private enter(x: number): void {
    const { problem, workshop: { table } } = this;
    const spec = problem.opSpec[x];
    const order = problem.opOrder[x];
    const first = problem.firstPhase[x];
    if (spec.kind === SESSION) {
      this.add('session', spec.target, table.start[x], table.end[x], order);
      for (const need of problem.sessions[spec.target].crew) this.add('crew', need.crew, table.start[x], table.end[x], order);
    } else {
      const { crews }: WorkSpec = spec.kind === RUN ? problem.methods[spec.target].work : spec.work;
      for (let k = 0; k < crews.length; k++) {
        for (const { crew } of crews[k]) this.add('crew', crew, table.phaseStart[first + k], table.phaseEnd[first + k], order);
      }
    }
    if (spec.kind === RUN) this.addSample(table.run[x], order);
    if (spec.kind === POSITIONS) this.add('pool', spec.target, table.start[x], table.end[x], order);
    for (const link of spec.inLinks) {
      if (link.storage !== NONE) this.add('storage', link.storage, table.end[problem.firstOp[order] + link.from], table.start[x], order);
    }
  }

  private addSample(run: number, order: number): void {
    const samples = this.samples.get(run);
    if (samples === undefined) this.samples.set(run, [order]);
    else samples.push(order);
  }

  private add(kind: SharedKind, index: number, start: number, end: number, order: number): void {
    if (end > start) (this.registers[kind][index] ??= new Register()).add(start, end, order);
  }
}

/** Stays on one shared capacity; sorted by start, then order, when first asked. */
class Register {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly orders: number[] = [];
  private longest = 0;
  /** Start and number of each stay in one number, sorted; `null` while there are stays to come. */
  private sorted: Float64Array | null = null;

  /** Orders come in ascending. */
  add(start: number, end: number, order: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.orders.push(order);
    this.longest = Math.max(this.longest, end - start);
  }

  /** Orders whose stay overlaps `from` to `to`, the first `most` by start; `but` is left out. */
  during(from: number, to: number, but: number, most: number): number[] {
    const { starts, ends, orders } = this;
    const stays = starts.length;
    const sorted = (this.sorted ??= Float64Array.from(starts, (start, i) => start * stays + i).sort());
    const found: number[] = [];
    for (let at = lowerBound(sorted, stays, (from - this.longest) * stays); at < stays && found.length < most; at++) {
      const i = sorted[at] % stays;
      if (starts[i] >= to) break;
      if (ends[i] > from && orders[i] !== but && !found.includes(orders[i])) found.push(orders[i]);
    }
    return found;
  }
}
