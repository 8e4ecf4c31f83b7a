import type { MachineLists } from './machine-lists.js';

/**
 * Puts a whole job into a schedule that lacks it, one gap per stage, so that the longest path through the job is as short as it can be
 * while everybody else keeps ends and rests (exact but for delays the job causes to itself by way of others).
 */
export class JobInsertion {
  private readonly gap: Int32Array;
  private readonly found: Int32Array;

  constructor(private readonly lists: MachineLists) {
    this.gap = new Int32Array(lists.stages);
    this.found = new Int32Array(lists.stages);
  }

  /** Inserts `job`; ends and rests of the other jobs have to be up to date. `makespan` is how long the schedule is without it. */
  insert(job: number, makespan: number): void {
    const { lists, gap, found } = this;
    let low = makespan;
    let reach = this.path(job, 0x3fffffff);
    found.set(gap);
    if (reach > low) {
      // `low` may hold already: then no path is longer than what is there anyway.
      const atLow = this.path(job, low);
      if (atLow >= 0) {
        found.set(gap);
        reach = low;
      }
      while (low + 1 < reach) {
        const middle = (low + reach) >> 1;
        const length = this.path(job, middle);
        if (length < 0) low = middle;
        else {
          found.set(gap);
          reach = length > low ? length : low + 1;
        }
      }
    }
    for (let k = 0; k < lists.stages; k++) lists.link((k + 1) * lists.jobs + job, found[k]);
  }

  /** Chooses for each stage the gap that ends the job first among those that keep its path within `limit`; its longest path, or -1 when there is none. */
  private path(job: number, limit: number): number {
    const { next, end, rest, time, ringOf, rings, jobs, stages } = this.lists;
    let ready = 0;
    let longest = 0;
    let v = jobs + job;
    for (let k = 0; k < stages; k++, v += jobs) {
      const p = time[v];
      const room = limit - p;
      let best = -1;
      let bestStart = 0x7fffffff;
      let bestRest = 0x7fffffff;
      for (let ring = ringOf[k]; ring < ringOf[k + 1]; ring++) {
        let u = ring;
        do {
          const start = end[u] > ready ? end[u] : ready;
          if (start > bestStart) break;
          const w = next[u];
          const behind = rest[w];
          if (start + behind <= room && (start < bestStart || behind < bestRest)) {
            best = u;
            bestStart = start;
            bestRest = behind;
          }
          u = w;
        } while (u < rings);
      }
      if (best < 0) return -1;
      this.gap[k] = best;
      ready = bestStart + p;
      if (ready + bestRest > longest) longest = ready + bestRest;
    }
    return longest;
  }
}
