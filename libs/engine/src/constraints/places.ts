import { NONE } from '../problem/limits.js';
import { POSITIONS, type PositionFact, type Problem, type WorkSpec } from '../problem/problem.js';
import { LevelProfile } from '../solution/level-profile.js';
import { PLACED, UNPLACED } from '../solution/operation-places.js';
import type { Timetable } from '../solution/timetable.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import type { PhaseLayout } from './phase-layout.js';

/** R11: positions (one each of n) and storage (from the end of one operation to the start of another). */
export class Places {
  /** Null where everything that could ever want a place would find one at the same time: never full, so never counted. */
  private readonly pools: readonly (LevelProfile | null)[];
  private readonly storages: readonly (LevelProfile | null)[];

  constructor(
    private readonly problem: Problem,
    private readonly layout: PhaseLayout,
    private readonly trace: Trace,
    before?: Places,
  ) {
    const { begin, horizon } = problem;
    const { inPool, inStorage } = mostTaken(problem);
    const profile = (taken: number, places: number, was?: LevelProfile | null): LevelProfile | null => (taken <= places ? null : new LevelProfile(begin, horizon, was ?? undefined));
    this.pools = problem.pools.map(({ capacity }, p) => profile(inPool[p], capacity, before?.pools[p]));
    this.storages = Array.from(problem.storagePositions, (places, s) => profile(inStorage[s], places, before?.storages[s]));
    const was = before?.problem.positionFacts ?? [];
    const same = before !== undefined && sameFacts(was, problem.positionFacts);
    const counted = (pool: number): boolean => before !== undefined && before.pools[pool] !== null;
    for (const fact of was) if (!same && counted(fact.pool)) this.pools[fact.pool]?.add(fact.start, fact.end, -1);
    for (const fact of problem.positionFacts) if (!same || !counted(fact.pool)) this.pools[fact.pool]?.add(fact.start, fact.end, 1);
  }

  /**
   * Books what an earlier plan, which holds only what still stands, has in pools and storages that it did not count and that are counted now.
   * What it counted has been taken over from the beginning; started work that waits in a storage counts as long as what it waits for stands.
   */
  takeOver(before: Places, table: Timetable): void {
    const { pools, storages } = this;
    this.countAnew(table, (p) => pools[p] !== null && before.pools[p] === null, (s) => storages[s] !== null && before.storages[s] === null);
  }

  /** Books what the timetable has in pools and storages that were not counted before. */
  private countAnew(table: Timetable, inPool: (pool: number) => boolean, inStorage: (storage: number) => boolean): void {
    const { problem } = this;
    if (!problem.pools.some((_, p) => inPool(p)) && !problem.storagePositions.some((_, s) => inStorage(s))) return;
    for (let x = 0; x < problem.ops; x++) {
      if (table.state[x] !== PLACED) continue;
      const { kind, target, inLinks } = problem.opSpec[x];
      if (kind === POSITIONS && inPool(target)) this.bookPosition(target, table.start[x], table.end[x], 1);
      for (const { storage, from } of inLinks) {
        const feeder = problem.firstOp[problem.opOrder[x]] + from;
        if (storage !== NONE && inStorage(storage) && table.state[feeder] !== UNPLACED) this.bookStorage(storage, table.end[feeder], table.start[x], 1);
      }
    }
  }

  /** Least place in a pool, start at or after `t`, end at or after `endFrom`; false when there is none. */
  place(pool: number, work: WorkSpec, t: number, endFrom: number, trial: Trial): boolean {
    const spec = this.problem.pools[pool];
    let from = t;
    for (;;) {
      if (!this.layout.lay(work, 0, spec.open, null, from, endFrom, pool, trial)) return false;
      const free = this.poolFreeFrom(pool, trial);
      if (free < 0) return true;
      if (this.trace.on) this.trace.jump(trial.start, free, CAUSE.positions, pool);
      from = free;
    }
  }

  /** Whether the work can stand in the pool exactly where the trial has it. */
  fits(pool: number, work: WorkSpec, trial: Trial): boolean {
    const spec = this.problem.pools[pool];
    return this.layout.fits(work, 0, spec.open, null, pool, trial) && this.poolFreeFrom(pool, trial) < 0;
  }

  private poolFreeFrom(pool: number, { start, end }: Trial): number {
    return this.pools[pool]?.lastFullEnd(start, end, this.problem.pools[pool].capacity) ?? -1;
  }

  bookPosition(pool: number, start: number, end: number, by: number): void {
    this.pools[pool]?.add(start, end, by);
  }

  /** End of the last time in `from` to `to` in which the storage is full; -1 when it never is. */
  storageFreeFrom(storage: number, from: number, to: number): number {
    const start = from < this.problem.now ? this.problem.now : from;
    return this.storages[storage]?.lastFullEnd(start, to, this.problem.storagePositions[storage]) ?? -1;
  }

  bookStorage(storage: number, from: number, to: number, by: number): void {
    this.storages[storage]?.add(from, to, by);
  }

  /** The first pool or storage whose taken places differ from those of `other`; null when none does. */
  difference(other: Places): string | null {
    const pool = this.pools.findIndex((p, i) => differs(p, other.pools[i]));
    if (pool >= 0) return `the taken positions of pool ${pool} differ`;
    const storage = this.storages.findIndex((s, i) => differs(s, other.storages[i]));
    return storage >= 0 ? `the taken places of storage ${storage} differ` : null;
  }
}

function sameFacts(a: readonly PositionFact[], b: readonly PositionFact[]): boolean {
  return a.length === b.length && a.every((fact, i) => fact.pool === b[i].pool && fact.start === b[i].start && fact.end === b[i].end);
}

function differs(one: LevelProfile | null, other: LevelProfile | null): boolean {
  return one !== null && other !== null ? !one.equals(other) : one !== other;
}

/** Places that all work, started and unstarted, would take if it took them at once. */
function mostTaken(problem: Problem): { readonly inPool: Int32Array; readonly inStorage: Int32Array } {
  const inPool = new Int32Array(problem.pools.length);
  const inStorage = new Int32Array(problem.storagePositions.length);
  for (const fact of problem.positionFacts) inPool[fact.pool]++;
  for (let x = 0; x < problem.ops; x++) {
    const { kind, target, inLinks } = problem.opSpec[x];
    if (kind === POSITIONS) inPool[target]++;
    for (const { storage } of inLinks) if (storage !== NONE) inStorage[storage]++;
  }
  return { inPool, inStorage };
}
