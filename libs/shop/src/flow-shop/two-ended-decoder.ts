import type { HybridFlowShop } from './hybrid-flow-shop.js';
import { PlainQueue } from './job-queue.js';
import type { JobQueue } from './job-queue.js';
import { fitsPackedQueue, PackedQueue } from './packed-queue.js';

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
  private readonly queue: JobQueue;

  /** @param reach jobs that are served from each end; all jobs, half from each end, when that is half of them or more */
  constructor(
    readonly shop: HybridFlowShop,
    reach = Infinity,
  ) {
    const { jobs, stages, time } = shop;
    const half = jobs >> 1;
    this.ahead = Math.min(reach, half);
    this.behind = reach < half ? jobs - reach : half;
    this.idle = new Int32Array(2 * stages);
    this.work = Int32Array.from({ length: stages }, (_, k) => time.subarray(k * jobs, (k + 1) * jobs).reduce((sum, p) => sum + p, 0));
    this.queue = fitsPackedQueue(shop) ? new PackedQueue(shop) : new PlainQueue(shop);
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
    const { idle, queue } = this;
    const { stages, machines } = this.shop;
    this.lineUp(queue, order, end);
    for (let step = 0; step < stages; step++) {
      const k = end === 0 ? step : stages - 1 - step;
      const most = limit * machines[k] - this.work[k] - other[(1 - end) * stages + k];
      const gaps = queue.serve(k, most);
      if (gaps > most) return false;
      idle[end * stages + k] = gaps;
    }
    return true;
  }

  /** The jobs of each machine, stage after stage: both ends of `order` put together, every stage by start to the machine that is free first. Needs a decoder that serves all jobs. */
  sequences(order: Int32Array): number[][] {
    const { shop, ahead } = this;
    const { jobs, stages, machines, time } = shop;
    const forward = this.starts(order, 0);
    const start = this.starts(order, 1);
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

  /** When the operations of one end begin, as seen from there. */
  private starts(order: Int32Array, end: End): Int32Array {
    const { shop } = this;
    const queue = new PlainQueue(shop);
    this.lineUp(queue, order, end);
    for (let step = 0; step < shop.stages; step++) queue.serve(end === 0 ? step : shop.stages - 1 - step, Infinity);
    return queue.start;
  }

  private lineUp(queue: JobQueue, order: Int32Array, end: End): void {
    if (end === 0) queue.lineUp(order, 0, 1, this.ahead);
    else queue.lineUp(order, order.length - 1, -1, order.length - this.behind);
  }
}
