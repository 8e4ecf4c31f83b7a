import type { Problem, WorkSpec } from '../problem/problem.js';
import { LevelProfile } from '../solution/level-profile.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Trial } from '../solution/trial.js';
import type { PhaseLayout } from './phase-layout.js';

/** R11: positions (one each of n) and storage (from the end of one operation to the start of another). */
export class Places {
  private readonly pools: readonly LevelProfile[];
  private readonly storages: readonly LevelProfile[];

  constructor(
    private readonly problem: Problem,
    private readonly layout: PhaseLayout,
    private readonly trace: Trace,
  ) {
    this.pools = problem.pools.map(() => new LevelProfile(problem.begin, problem.horizon));
    this.storages = Array.from({ length: problem.storagePositions.length }, () => new LevelProfile(problem.begin, problem.horizon));
    for (const fact of problem.positionFacts) this.pools[fact.pool].add(fact.start, fact.end, 1);
  }

  /** Least place in a pool, start at or after `t`, end at or after `endFrom`; false when there is none. */
  place(pool: number, work: WorkSpec, t: number, endFrom: number, trial: Trial): boolean {
    const spec = this.problem.pools[pool];
    let from = t;
    for (;;) {
      if (!this.layout.lay(work, 0, spec.open, null, from, endFrom, pool, trial)) return false;
      const free = this.pools[pool].lastFullEnd(trial.start, trial.end, spec.capacity);
      if (free < 0) return true;
      if (this.trace.on) this.trace.jump(trial.start, free, CAUSE.positions, pool);
      from = free;
    }
  }

  /** Whether the work can stand in the pool exactly where the trial has it. */
  fits(pool: number, work: WorkSpec, trial: Trial): boolean {
    const spec = this.problem.pools[pool];
    return this.layout.fits(work, 0, spec.open, null, pool, trial) && this.pools[pool].lastFullEnd(trial.start, trial.end, spec.capacity) < 0;
  }

  bookPosition(pool: number, start: number, end: number, by: number): void {
    this.pools[pool].add(start, end, by);
  }

  /** End of the last time in `from` to `to` in which the storage is full; -1 when it never is. */
  storageFreeFrom(storage: number, from: number, to: number): number {
    const start = from < this.problem.now ? this.problem.now : from;
    return this.storages[storage].lastFullEnd(start, to, this.problem.storagePositions[storage]);
  }

  bookStorage(storage: number, from: number, to: number, by: number): void {
    this.storages[storage].add(from, to, by);
  }

  /** The first pool or storage whose taken places differ from those of `other`; null when none does. */
  difference(other: Places): string | null {
    const pool = this.pools.findIndex((p, i) => !p.equals(other.pools[i]));
    if (pool >= 0) return `the taken positions of pool ${pool} differ`;
    const storage = this.storages.findIndex((s, i) => !s.equals(other.storages[i]));
    return storage >= 0 ? `the taken places of storage ${storage} differ` : null;
  }
}
