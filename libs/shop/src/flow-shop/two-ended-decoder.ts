import type { HybridFlowShop } from './hybrid-flow-shop.js';

/** The end of the horizon from which a half of the order is served. */
export type End = 0 | 1;

/**
 * Reads an order of jobs as a schedule that grows from both ends of the horizon: the first half is served forward from the start, the second half
 * backward from the finish, each first come, first served behind its first stage. What decides about the length is the idle time that the two ends leave
 * on the machines of each stage; how they meet in the middle is left to the search that follows.
 */
export class TwoEndedDecoder {
  /** Jobs served forward. */
  readonly ahead: number;
  /** Place of the first job served backward; jobs between the two ends are not served, there are none when all jobs are judged. */
  readonly behind: number;
  /** Idle machine time of end `e` at stage `k`, at `e * stages + k`, up to the last job of each machine. */
  readonly idle: Int32Array;

  private readonly work: Int32Array;
  /** Jobs in the order of their arrival at the present stage, and when they arrive; the same for the next stage. */
  private queue: Int32Array;
  private arrival: Int32Array;
  private nextQueue: Int32Array;
  private nextArrival: Int32Array;
  private readonly free: Int32Array;
  private readonly start: Int32Array;

  /** @param reach jobs that are served from each end; all jobs, half from each end, when that is half of them or more */
  constructor(
    readonly shop: HybridFlowShop,
    reach = Infinity,
  ) {
    const { jobs, stages, time, machines } = shop;
    const half = jobs >> 1;
    this.ahead = Math.min(reach, half);
    this.behind = reach < half ? jobs - reach : half;
    this.idle = new Int32Array(2 * stages);
    this.work = Int32Array.from({ length: stages }, (_, k) => time.subarray(k * jobs, (k + 1) * jobs).reduce((sum, p) => sum + p, 0));
    this.queue = new Int32Array(jobs);
    this.arrival = new Int32Array(jobs);
    this.nextQueue = new Int32Array(jobs);
    this.nextArrival = new Int32Array(jobs);
    this.free = new Int32Array(Math.max(...machines));
    this.start = new Int32Array(jobs * stages);
  }

  /** Mean load of the machines of the stage that is worst, idle time in it; `idle` may come from elsewhere. */
  load(idle: Int32Array): number {
    const { stages, machines } = this.shop;
    let load = 0;
    for (let k = 0; k < stages; k++) load = Math.max(load, (this.work[k] + idle[k] + idle[stages + k]) / machines[k]);
    return load;
  }

  /** Serves one end of `order`, given the idle time of the other end; false, with `idle` half done, as soon as the load must exceed `limit`. */
  serve(order: Int32Array, end: End, other: Int32Array, limit: number): boolean {
    const { shop, queue, arrival, idle } = this;
    const { jobs, stages, machines } = shop;
    const count = end === 0 ? this.ahead : jobs - this.behind;
    for (let i = 0; i < count; i++) {
      queue[i] = end === 0 ? order[i] : order[jobs - 1 - i];
      arrival[i] = 0;
    }
    for (let step = 0; step < stages; step++) {
      const k = end === 0 ? step : stages - 1 - step;
      const most = limit * machines[k] - this.work[k] - other[(1 - end) * stages + k];
      const gaps = this.serveStage(k, count, most);
      if (gaps > most) return false;
      idle[end * stages + k] = gaps;
      this.goOn();
    }
    return true;
  }

  /** The jobs of each machine, stage after stage: both ends of `order` put together, every stage by start to the machine that is free first. Needs a decoder that serves all jobs. */
  sequences(order: Int32Array): number[][] {
    const { shop, start, ahead, idle } = this;
    const { jobs, stages, machines, time } = shop;
    this.serve(order, 0, idle.slice().fill(0), Infinity);
    const forward = start.slice();
    this.serve(order, 1, idle.slice().fill(0), Infinity);
    const ready = new Int32Array(jobs);
    return Array.from({ length: stages }, (_, k) => {
      const at = k * jobs;
      const first = Array.from(order.subarray(0, ahead)).sort((a, b) => forward[at + a] - forward[at + b]);
      const second = Array.from(order.subarray(ahead)).sort((a, b) => start[at + b] + time[at + b] - start[at + a] - time[at + a]);
      const rows: number[][] = Array.from({ length: machines[k] }, () => []);
      const free = rows.map(() => 0);
      for (const job of [...first, ...second]) {
        const to = free.indexOf(Math.min(...free));
        rows[to].push(job);
        free[to] = ready[job] = Math.max(free[to], ready[job]) + time[at + job];
      }
      return rows;
    }).flat();
  }

  /** The queue that the jobs formed behind the stage just served becomes the one to serve. */
  private goOn(): void {
    const { queue, arrival } = this;
    this.queue = this.nextQueue;
    this.arrival = this.nextArrival;
    this.nextQueue = queue;
    this.nextArrival = arrival;
  }

  /** Serves the queue at one stage and lines the jobs up for the next; its idle time, or some number above `most` as soon as it is above. */
  private serveStage(k: number, count: number, most: number): number {
    const { shop, queue, arrival, nextQueue, nextArrival, free, start } = this;
    const { time, jobs } = shop;
    const last = shop.machines[k] - 1;
    const row = k * jobs;
    let gaps = 0;
    for (let i = 0; i <= last; i++) free[i] = 0;
    for (let i = 0; i < count; i++) {
      const job = queue[i];
      const soonest = free[0];
      let begin = arrival[i];
      if (begin < soonest) begin = soonest;
      else {
        gaps += begin - soonest;
        if (gaps > most) return gaps;
      }
      start[row + job] = begin;
      const finish = begin + time[row + job];
      let place = 0;
      while (place < last) {
        const later = free[place + 1];
        if (later >= finish) break;
        free[place++] = later;
      }
      free[place] = finish;
      place = i;
      while (place > 0) {
        const later = nextArrival[place - 1];
        if (later <= finish) break;
        nextArrival[place] = later;
        nextQueue[place] = nextQueue[--place];
      }
      nextArrival[place] = finish;
      nextQueue[place] = job;
    }
    return gaps;
  }
}
