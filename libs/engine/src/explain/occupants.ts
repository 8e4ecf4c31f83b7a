import type { Workshop } from '../construct/workshop.js';
import { NONE } from '../problem/limits.js';
import { POSITIONS, RUN, SESSION, type Problem, type WorkSpec } from '../problem/problem.js';
import { PLACED } from '../solution/timetable.js';

interface Stay {
  readonly start: number;
  readonly end: number;
  readonly order: number;
}

/** Stays on one shared capacity by start, and the length of the longest. */
interface Register {
  readonly stays: Stay[];
  longest: number;
}

/** Shared capacities that many lots hold at once. */
export type SharedKind = 'crew' | 'pool' | 'session' | 'storage';

/** Which lots hold a shared capacity when, read from the planned work once: crews, positions, sittings, storage places and runs. */
export class Occupants {
  private readonly registers = new Map<string, Register>();
  private readonly samples = new Map<number, number[]>();

  constructor(
    private readonly problem: Problem,
    private readonly workshop: Workshop,
  ) {
    const { table } = workshop;
    for (let x = 0; x < problem.ops; x++) if (table.state[x] === PLACED) this.enter(x);
    for (const register of this.registers.values()) register.stays.sort((a, b) => a.start - b.start || a.order - b.order);
  }

  /** Orders with a stay that overlaps `from` to `to`, the first `most` by start; `but` is left out. */
  during(kind: SharedKind, index: number, from: number, to: number, but: number, most: number): number[] {
    const register = this.registers.get(`${kind} ${index}`);
    if (register === undefined) return [];
    const { stays, longest } = register;
    const found: number[] = [];
    for (let i = firstFrom(stays, from - longest); i < stays.length && stays[i].start < to && found.length < most; i++) {
      const { end, order } = stays[i];
      if (end > from && order !== but && !found.includes(order)) found.push(order);
    }
    return found;
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
      const work: WorkSpec = spec.kind === RUN ? problem.methods[spec.target].work : spec.work;
      work.crews.forEach((needs, k) => needs.forEach((need) => this.add('crew', need.crew, table.phaseStart[first + k], table.phaseEnd[first + k], order)));
    }
    if (spec.kind === RUN) this.samples.set(table.run[x], [...(this.samples.get(table.run[x]) ?? []), order]);
    if (spec.kind === POSITIONS) this.add('pool', spec.target, table.start[x], table.end[x], order);
    for (const link of spec.inLinks) {
      if (link.storage !== NONE) this.add('storage', link.storage, table.end[problem.firstOp[order] + link.from], table.start[x], order);
    }
  }

  private add(kind: SharedKind, index: number, start: number, end: number, order: number): void {
    if (end <= start) return;
    const key = `${kind} ${index}`;
    let register = this.registers.get(key);
    if (register === undefined) this.registers.set(key, (register = { stays: [], longest: 0 }));
    register.stays.push({ start, end, order });
    register.longest = Math.max(register.longest, end - start);
  }
}

function firstFrom(stays: readonly Stay[], t: number): number {
  let low = 0;
  let high = stays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stays[middle].start >= t) high = middle;
    else low = middle + 1;
  }
  return low;
}
