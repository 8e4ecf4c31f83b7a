import type { HybridFlowShop } from './hybrid-flow-shop.js';

/** Turns an order of jobs into a schedule: the first stage takes them in this order, every later stage first come, first served. */
export class FcfsDecoder {
  private readonly queue: Int32Array;
  private readonly ready: Int32Array;
  private readonly free: Int32Array;
  private readonly machineOf: Int32Array;
  private readonly orderAt: Int32Array;
  private readonly restFrom: Int32Array;

  constructor(private readonly shop: HybridFlowShop) {
    const { jobs, stages, time } = shop;
    this.queue = new Int32Array(jobs);
    this.ready = new Int32Array(jobs);
    this.free = new Int32Array(Math.max(...shop.machines));
    this.machineOf = new Int32Array(jobs * stages);
    this.orderAt = new Int32Array(jobs * stages);
    this.restFrom = new Int32Array(jobs * stages);
    for (let k = stages - 2; k >= 0; k--) for (let j = 0; j < jobs; j++) this.restFrom[k * jobs + j] = this.restFrom[(k + 1) * jobs + j] + time[(k + 1) * jobs + j];
  }

  /** Makespan of an order of jobs, or some number above `limit` as soon as it is clear that it is above. */
  makespan(order: Int32Array, limit: number): number {
    const { shop, queue, ready } = this;
    queue.set(order);
    ready.fill(0);
    let longest = 0;
    for (let k = 0; k < shop.stages; k++) {
      if (k > 0) this.sortQueue();
      longest = this.serve(k, limit);
      if (longest > limit) return longest;
    }
    return longest;
  }

  /** The jobs of each machine, stage after stage, of the order that was decoded last (to its end). */
  sequences(): number[][] {
    const { jobs, stages, machines } = this.shop;
    const rows: number[][] = [];
    for (let k = 0; k < stages; k++) {
      const stage: number[][] = Array.from({ length: machines[k] }, () => []);
      for (let i = 0; i < jobs; i++) {
        const j = this.orderAt[k * jobs + i];
        stage[this.machineOf[k * jobs + j]].push(j);
      }
      rows.push(...stage);
    }
    return rows;
  }

  private sortQueue(): void {
    const { queue, ready } = this;
    for (let i = 1; i < queue.length; i++) {
      const j = queue[i];
      const t = ready[j];
      let place = i;
      while (place > 0 && ready[queue[place - 1]] > t) {
        queue[place] = queue[place - 1];
        place--;
      }
      queue[place] = j;
    }
  }

  private serve(k: number, limit: number): number {
    const { shop, queue, ready, free, machineOf, orderAt, restFrom } = this;
    const { jobs, time } = shop;
    const machines = shop.machines[k];
    const row = k * jobs;
    let longest = 0;
    free.fill(0);
    for (let i = 0; i < jobs; i++) {
      const j = queue[i];
      let to = 0;
      for (let one = 1; one < machines; one++) if (free[one] < free[to]) to = one;
      const finish = (ready[j] > free[to] ? ready[j] : free[to]) + time[row + j];
      free[to] = finish;
      ready[j] = finish;
      machineOf[row + j] = to;
      orderAt[row + i] = j;
      if (finish + restFrom[row + j] > longest) {
        longest = finish + restFrom[row + j];
        if (longest > limit) return longest;
      }
    }
    return longest;
  }
}
