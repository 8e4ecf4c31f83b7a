import type { FlexibleJobShop } from './flexible-job-shop.js';

/**
 * A schedule as a graph: the chain of each job, and the chain of operations of each machine. Heads and tails are longest paths; the makespan is
 * the longest of all. The number `operations` stands for "none": it has duration, head and tail 0.
 */
export class Graph {
  /** Operations in an order that every chain follows. */
  readonly order: Int32Array;
  readonly machineOf: Int32Array;
  /** Duration on the machine it is on. */
  readonly duration: Int32Array;
  /** Neighbours on the machine. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** First operation of each machine. */
  readonly first: Int32Array;
  /** Earliest start. */
  readonly head: Int32Array;
  /** Longest time from its end to the end of the schedule. */
  readonly tail: Int32Array;
  makespan = 0;

  private readonly rank: Int32Array;
  private readonly later: Uint8Array;
  private readonly waiting: Int32Array;

  constructor(private readonly shop: FlexibleJobShop) {
    const size = shop.operations + 1;
    this.order = new Int32Array(shop.operations);
    this.machineOf = new Int32Array(size);
    this.duration = new Int32Array(size);
    this.previous = new Int32Array(size);
    this.next = new Int32Array(size);
    this.first = new Int32Array(shop.machines);
    this.head = new Int32Array(size);
    this.tail = new Int32Array(size);
    this.rank = new Int32Array(size);
    this.later = new Uint8Array(size);
    this.waiting = new Int32Array(size);
  }

  /** Takes over a whole schedule: a machine for each operation, and an order of all operations that follows the jobs. */
  load(machineOf: ArrayLike<number>, order: ArrayLike<number>): void {
    const { operations, machines, time } = this.shop;
    const last = new Int32Array(machines).fill(operations);
    this.first.fill(operations);
    for (let i = 0; i < operations; i++) {
      const v = order[i];
      const k = machineOf[v];
      const u = last[k];
      this.order[i] = v;
      this.rank[v] = i;
      this.machineOf[v] = k;
      this.duration[v] = time[v * machines + k];
      this.previous[v] = u;
      this.next[v] = operations;
      if (u === operations) this.first[k] = v;
      else this.next[u] = v;
      last[k] = v;
    }
    this.updateHeads(0);
    this.updateTails(operations - 1);
  }

  /**
   * Moves operation `v` on machine `k` to right before `right` (`operations`: to right after `left`, the last).
   * @throws RangeError when that closes a circle; the graph is no longer of use then
   */
  move(v: number, k: number, left: number, right: number): void {
    const none = this.shop.operations;
    this.unlink(v);
    this.link(v, k, left, right);
    const after = this.shop.after[v];
    const from = Math.min(this.rank[v], right === none ? none : this.rank[right], after === none ? none : this.rank[after]);
    const to = Math.max(this.rank[v], left === none ? 0 : this.rank[left], this.shop.before[v] === none ? 0 : this.rank[this.shop.before[v]]);
    const { low, high } = this.reorder(v, from, to);
    this.updateHeads(low);
    this.updateTails(high);
  }

  private unlink(v: number): void {
    const none = this.shop.operations;
    const before = this.previous[v];
    const behind = this.next[v];
    if (before === none) this.first[this.machineOf[v]] = behind;
    else this.next[before] = behind;
    if (behind !== none) this.previous[behind] = before;
  }

  private link(v: number, k: number, left: number, right: number): void {
    const none = this.shop.operations;
    this.machineOf[v] = k;
    this.duration[v] = this.shop.time[v * this.shop.machines + k];
    this.previous[v] = left;
    this.next[v] = right;
    if (left === none) this.first[k] = v;
    else this.next[left] = v;
    if (right !== none) this.previous[right] = v;
  }

  /** Mends the order between two places: what comes after `v` goes behind it. */
  private reorder(v: number, low: number, high: number): { low: number; high: number } {
    const { order, rank, later, waiting } = this;
    const { before, after, operations: none } = this.shop;
    const right = this.next[v];
    const successor = after[v];
    let place = low;
    let count = 0;
    for (let i = low; i <= high; i++) {
      const u = order[i];
      if (u === v) continue;
      if (u === right || u === successor || later[before[u]] === 1 || later[this.previous[u]] === 1) {
        later[u] = 1;
        waiting[count++] = u;
      } else {
        rank[u] = place;
        order[place++] = u;
      }
    }
    const left = this.previous[v];
    if ((left !== none && later[left] === 1) || (before[v] !== none && later[before[v]] === 1)) throw new RangeError(`moving operation ${v} closes a circle`);
    rank[v] = place;
    order[place++] = v;
    for (let i = 0; i < count; i++) {
      const u = waiting[i];
      later[u] = 0;
      rank[u] = place;
      order[place++] = u;
    }
    return { low, high };
  }

  private updateHeads(from: number): void {
    const { order, head, duration, previous } = this;
    const { before, operations } = this.shop;
    for (let i = from; i < operations; i++) {
      const v = order[i];
      const a = before[v];
      const b = previous[v];
      const byJob = head[a] + duration[a];
      const byMachine = head[b] + duration[b];
      head[v] = byJob > byMachine ? byJob : byMachine;
    }
    this.updateMakespan();
  }

  private updateTails(from: number): void {
    const { order, tail, duration, next } = this;
    const { after } = this.shop;
    for (let i = from; i >= 0; i--) {
      const v = order[i];
      const a = after[v];
      const b = next[v];
      const byJob = tail[a] + duration[a];
      const byMachine = tail[b] + duration[b];
      tail[v] = byJob > byMachine ? byJob : byMachine;
    }
  }

  private updateMakespan(): void {
    const { firstOf, jobs } = this.shop;
    let makespan = 0;
    for (let j = 1; j <= jobs; j++) {
      const v = firstOf[j] - 1;
      const end = this.head[v] + this.duration[v];
      if (end > makespan) makespan = end;
    }
    this.makespan = makespan;
  }
}
