import type { HybridFlowShop } from './hybrid-flow-shop.js';

/** Jobs on their way through the stages of a shop, first come, first served; of those that come at the same time the lower number first. */
export interface JobQueue {
  /** Lines up the `count` jobs of `order` that stand at `first`, `first + step`, …; all are there from the beginning. */
  lineUp(order: Int32Array, first: number, step: number, count: number): void;
  /** Serves them at stage `k` and lines them up for the next one; idle time of the machines, each up to its last job, or some number above `most` as soon as it is above. */
  serve(k: number, most: number): number;
}

/** The queue for any shop; remembers when each job starts. */
export class PlainQueue implements JobQueue {
  /** Start of each operation served, job `j` at stage `k` at `k * jobs + j`. */
  readonly start: Int32Array;

  /** Jobs in the order of their arrival at the present stage, and when they arrive; the same for the next stage. */
  private queue: Int32Array;
  private arrival: Int32Array;
  private nextQueue: Int32Array;
  private nextArrival: Int32Array;
  private readonly free: Int32Array;
  private count = 0;

  constructor(private readonly shop: HybridFlowShop) {
    const { jobs, stages, machines } = shop;
    this.start = new Int32Array(jobs * stages);
    this.queue = new Int32Array(jobs);
    this.arrival = new Int32Array(jobs);
    this.nextQueue = new Int32Array(jobs);
    this.nextArrival = new Int32Array(jobs);
    this.free = new Int32Array(Math.max(...machines));
  }

  lineUp(order: Int32Array, first: number, step: number, count: number): void {
    this.count = count;
    this.arrival.fill(0);
    for (let i = 0; i < count; i++) this.queue[i] = order[first + i * step];
  }

  serve(k: number, most: number): number {
    const { shop, queue, arrival, free, start } = this;
    const last = shop.machines[k] - 1;
    const row = k * shop.jobs;
    let gaps = 0;
    for (let i = 0; i <= last; i++) free[i] = 0;
    for (let i = 0; i < this.count; i++) {
      const job = queue[i];
      const begin = Math.max(arrival[i], free[0]);
      gaps += begin - free[0];
      if (gaps > most) return gaps;
      start[row + job] = begin;
      const finish = begin + shop.time[row + job];
      let place = 0;
      for (; place < last && free[place + 1] < finish; place++) free[place] = free[place + 1];
      free[place] = finish;
      this.arrive(job, finish, i);
    }
    this.goOn();
    return gaps;
  }

  /** Puts a job among the `before` that line up for the next stage. */
  private arrive(job: number, time: number, before: number): void {
    const { nextQueue, nextArrival } = this;
    let place = before;
    for (; place > 0; place--) {
      const other = nextArrival[place - 1];
      if (other < time || (other === time && nextQueue[place - 1] < job)) break;
      nextArrival[place] = other;
      nextQueue[place] = nextQueue[place - 1];
    }
    nextArrival[place] = time;
    nextQueue[place] = job;
  }

  /** The queue for the next stage becomes the present one. */
  private goOn(): void {
    const { queue, arrival } = this;
    this.queue = this.nextQueue;
    this.arrival = this.nextArrival;
    this.nextQueue = queue;
    this.nextArrival = arrival;
  }
}
