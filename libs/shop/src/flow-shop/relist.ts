import type { MachineLists } from './machine-lists.js';

/**
 * Renormalises a schedule: at every stage the operations, by their present start, go anew to the machine that is free first. No operation starts
 * later than before, so the schedule never gets longer. Forward shifts work to the left; backward is the same on the mirrored schedule.
 */
export class Relister {
  private readonly cursor: Int32Array;
  private readonly cursorStart: Int32Array;
  private readonly free: Int32Array;
  private readonly last: Int32Array;

  constructor(private readonly lists: MachineLists) {
    const most = Math.max(...lists.machines);
    this.cursor = new Int32Array(most);
    this.cursorStart = new Int32Array(most);
    this.free = new Int32Array(most);
    this.last = new Int32Array(most);
  }

  /** Relists from the first stage on. Ends have to be up to date and are so afterwards. Answers the makespan. */
  forward(): number {
    const { end, next, previous, jobs, stages } = this.lists;
    let makespan = 0;
    for (let k = 0; k < stages; k++) makespan = this.relistStage(k, end, next, previous, -jobs);
    return makespan;
  }

  /** Relists from the last stage back. Rests have to be up to date and are so afterwards. Answers the makespan. */
  backward(): number {
    const { rest, next, previous, jobs, stages } = this.lists;
    let makespan = 0;
    for (let k = stages - 1; k >= 0; k--) makespan = this.relistStage(k, rest, previous, next, jobs);
    return makespan;
  }

  /** Relists one stage; `end`, `next` and `previous` as seen in the direction of time, `offset` leads to the same job one stage earlier in it. */
  private relistStage(k: number, end: Int32Array, next: Int32Array, previous: Int32Array, offset: number): number {
    const { cursor, cursorStart, free, last } = this;
    const { time, ringOf, rings, jobs } = this.lists;
    const ring = ringOf[k];
    const machines = ringOf[k + 1] - ring;
    for (let i = 0; i < machines; i++) {
      const v = next[ring + i];
      cursor[i] = v;
      cursorStart[i] = v < rings ? end[v] - time[v] : 0x7fffffff;
      free[i] = 0;
      last[i] = ring + i;
    }
    let makespan = 0;
    for (let count = 0; count < jobs; count++) {
      let from = 0;
      let to = 0;
      let soonest = cursorStart[0];
      let least = free[0];
      for (let i = 1; i < machines; i++) {
        const begin = cursorStart[i];
        if (begin < soonest) {
          soonest = begin;
          from = i;
        }
        const since = free[i];
        if (since < least) {
          least = since;
          to = i;
        }
      }
      const v = cursor[from];
      const follower = next[v];
      cursor[from] = follower;
      cursorStart[from] = follower < rings ? end[follower] - time[follower] : 0x7fffffff;
      const ready = end[v + offset];
      const finish = (ready > least ? ready : least) + time[v];
      end[v] = finish;
      free[to] = finish;
      if (finish > makespan) makespan = finish;
      next[last[to]] = v;
      previous[v] = last[to];
      last[to] = v;
    }
    for (let i = 0; i < machines; i++) {
      next[last[i]] = ring + i;
      previous[ring + i] = last[i];
    }
    return makespan;
  }
}
