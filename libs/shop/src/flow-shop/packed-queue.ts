import type { HybridFlowShop } from './hybrid-flow-shop.js';
import type { JobQueue } from './job-queue.js';

/** Machines of a stage whose times are kept in local variables. */
const FEW = 5;
/** Later than anything in a shop that fits. */
const NEVER = 0x7fffffff;

/** The same queue for shops of few machines a stage and times that are not too large, where it is faster: arrival and job in one number, the times of the machines in local variables. */
export class PackedQueue implements JobQueue {
  /** Arrival times 2 to the power of `bits`, plus job; by arrival, then by job. For the present stage and the next. */
  private queue: Int32Array;
  private next: Int32Array;
  private readonly bits: number;
  private count = 0;

  /** Needs a shop that `fitsPackedQueue`. */
  constructor(private readonly shop: HybridFlowShop) {
    this.queue = new Int32Array(shop.jobs);
    this.next = new Int32Array(shop.jobs);
    this.bits = jobBits(shop);
  }

  lineUp(order: Int32Array, first: number, step: number, count: number): void {
    const { queue } = this;
    this.count = count;
    for (let i = 0, place = first; i < count; i++, place += step) queue[i] = order[place];
  }

  serve(k: number, most: number): number {
    const { shop, queue, next, bits, count } = this;
    const { time, jobs } = shop;
    const machines = shop.machines[k];
    const row = k * jobs;
    const mask = (1 << bits) - 1;
    let gaps = 0;
    // When the machines are free, soonest first; those there are not, never.
    let a = 0;
    let b = machines > 1 ? 0 : NEVER;
    let c = machines > 2 ? 0 : NEVER;
    let d = machines > 3 ? 0 : NEVER;
    let e = machines > 4 ? 0 : NEVER;
    for (let i = 0; i < count; i++) {
      const arrived = queue[i];
      const job = arrived & mask;
      let finish = arrived >> bits;
      if (finish < a) finish = a;
      else {
        gaps += finish - a;
        if (gaps > most) return gaps;
      }
      finish += time[row + job];
      if (finish <= b) a = finish;
      else {
        a = b;
        if (finish <= c) b = finish;
        else {
          b = c;
          if (finish <= d) c = finish;
          else {
            c = d;
            if (finish <= e) d = finish;
            else {
              d = e;
              e = finish;
            }
          }
        }
      }
      const arrival = (finish << bits) | job;
      let place = i;
      while (place > 0) {
        const other = next[place - 1];
        if (other <= arrival) break;
        next[place--] = other;
      }
      next[place] = arrival;
    }
    this.queue = next;
    this.next = queue;
    return gaps;
  }
}

/** Whether no stage has too many machines, and no time, which is never above all work together, leaves too little room for the numbers of jobs. */
export function fitsPackedQueue(shop: HybridFlowShop): boolean {
  const work = shop.time.reduce((sum, p) => sum + p, 0);
  return Math.max(...shop.machines) <= FEW && work < 2 ** (31 - jobBits(shop));
}

function jobBits({ jobs }: HybridFlowShop): number {
  return 32 - Math.clz32(jobs - 1);
}
