import type { Compiled } from '../compile/compile.js';
import type { Workshop } from '../construct/workshop.js';
import { NEVER, NONE } from '../problem/limits.js';
import { EQUIPMENT, RUN } from '../problem/problem.js';
import { FACT } from '../solution/operation-places.js';
import { CAUSE, type Jump } from '../solution/trace.js';
import { Trial } from '../solution/trial.js';

/** What an operation would run into if it started at a given time before its own: read off the search for its place. */
export class Obstacles {
  private readonly trial = new Trial();
  private readonly kept = new Trial();

  constructor(
    private readonly compiled: Compiled,
    private readonly workshop: Workshop,
  ) {}

  /**
   * Jumps that lead from `t` to the first start that nothing objects to, without a hole between them; empty when `x` may start at `t`.
   * All other work stays where it is, what is told is what `x` runs into on the equipment or instrument it has, as long as no other would do.
   */
  of(x: number, t: number): Jump[] {
    const { workshop, trial, kept } = this;
    const { table, trace } = workshop;
    table.read(x, kept);
    workshop.take(x);
    trace.begin();
    const found = workshop.earliestWhereItIs(x, kept.equipment, t, trial);
    const jumps = trace.end();
    let free = found ? trial.start : NEVER;
    if (free > t) free = this.freeElsewhere(x, t, free);
    workshop.put(x, kept);
    return free > t ? contiguous(jumps, t, free) : this.storageAfter(x, t);
  }

  /** The first start before `limit` on any other equipment or instrument it may use, else `limit`: while one is free, the one it has is no obstacle. */
  private freeElsewhere(x: number, t: number, limit: number): number {
    const { pinEquipment } = this.compiled.problem;
    let free = limit;
    if (pinEquipment[x] !== NONE) return free;
    for (const { equipment } of this.pieces(x)) {
      if (free <= t) break;
      if (equipment !== this.kept.equipment && this.workshop.earliestWhereItIs(x, equipment, t, this.trial, free)) free = Math.min(free, this.trial.start);
    }
    return free;
  }

  private pieces(x: number): readonly { readonly equipment: number }[] {
    const { opSpec, methods } = this.compiled.problem;
    const { kind, target, eligible } = opSpec[x];
    return kind === EQUIPMENT ? eligible : kind === RUN ? methods[target].instruments : [];
  }

  /** An earlier end takes a storage place earlier: the jump to the first start from which the storage has room. */
  private storageAfter(x: number, t: number): Jump[] {
    const { problem } = this.compiled;
    const { table, places } = this.workshop;
    const sooner = table.start[x] - t;
    for (const link of problem.opSpec[x].outLinks) {
      if (link.storage === NONE || table.state[problem.firstOp[problem.opOrder[x]] + link.to] === FACT) continue;
      const free = places.storageFreeFrom(link.storage, table.end[x] - sooner, table.end[x]);
      if (free >= 0) return [{ from: t, to: free - table.end[x] + table.start[x], cause: CAUSE.storage, resource: link.storage, owner: -1, inner: false }];
    }
    return [];
  }
}

/** The jumps that move the start on from `t`, cut so that each begins where the one before ends, up to `free`. */
function contiguous(jumps: readonly Jump[], t: number, free: number): Jump[] {
  const path: Jump[] = [];
  let at = t;
  for (const jump of jumps) {
    if (jump.inner || jump.from > at || jump.to <= at) continue;
    const { cause, resource, owner, inner } = jump;
    path.push({ from: at, to: Math.min(jump.to, free), cause, resource, owner, inner });
    at = jump.to;
    if (at >= free) break;
  }
  return path;
}
