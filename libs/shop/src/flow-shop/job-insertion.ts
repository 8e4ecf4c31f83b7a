import type { MachineLists } from './machine-lists.js';

/**
 * Puts a job into a schedule that lacks it at some stages in a row, one gap per stage, so that the longest path through the job is as short as it
 * can be while everybody else keeps ends and rests (exact but for delays the job causes to itself by way of others).
 */
export class JobInsertion {
  private readonly gap: Int32Array;
  private readonly found: Int32Array;
  private job = 0;
  private from = 0;
  private to = 0;

  constructor(private readonly lists: MachineLists) {
    this.gap = new Int32Array(lists.stages);
    this.found = new Int32Array(lists.stages);
  }

  /**
   * Inserts `job` at the stages from `from` to before `to`, with `from` the first stage or `to` behind the last, unless it makes the schedule longer than `limit` wherever it is put: then it
   * is left out and the answer is false. Ends and rests have to be up to date, and 0 for the operations to insert. `makespan` is how long the schedule is without them.
   */
  insert(job: number, from: number, to: number, makespan: number, limit = Infinity): boolean {
    const { lists, found } = this;
    this.job = job;
    this.from = from;
    this.to = to;
    let low = makespan;
    let reach = this.tighten(0x3fffffff);
    // `low` may hold already: then no path is longer than what is there anyway.
    if (reach > low && this.tighten(low) >= 0) reach = low;
    if (reach > limit) {
      reach = this.tighten(Math.floor(limit));
      if (reach < 0) return false;
    }
    while (low + 1 < reach) {
      const middle = (low + reach) >> 1;
      const length = this.tighten(middle);
      if (length < 0) low = middle;
      else reach = length > low ? length : low + 1;
    }
    for (let k = from; k < to; k++) lists.link((k + 1) * lists.jobs + job, found[k]);
    return true;
  }

  /** The longest path of the job within `limit`, whose gaps are remembered; -1 when there is none. */
  private tighten(limit: number): number {
    const length = this.path(limit);
    if (length >= 0) this.found.set(this.gap);
    return length;
  }

  /** Chooses for each stage the gap that ends the job first among those that keep its path within `limit`; its longest path, or -1 when there is none. */
  private path(limit: number): number {
    const { next, end, rest, time, ringOf, rings, jobs } = this.lists;
    const { job, from, to } = this;
    const due = rest[(to + 1) * jobs + job];
    let ready = end[from * jobs + job];
    let longest = 0;
    let v = (from + 1) * jobs + job;
    for (let k = from; k < to; k++, v += jobs) {
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
          const behind = k === to - 1 && due > rest[w] ? due : rest[w];
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
