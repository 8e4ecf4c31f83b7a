import type { FlexibleJobShop } from './flexible-job-shop.js';

/**
 * A schedule as a graph: the chain of each job, and the chain of operations of each machine. `end` and `rest` are longest paths; the makespan is
 * the longest of all. The number `operations` stands for "none": its duration, end and rest are 0.
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
  /** Earliest end of each operation. */
  readonly end: Int32Array;
  /** Longest time from the start of each operation to the end of the schedule. */
  readonly rest: Int32Array;
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
    this.end = new Int32Array(size);
    this.rest = new Int32Array(size);
    this.rank = new Int32Array(size).fill(-1);
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
    this.updateEnds(0, operations);
    this.updateRests(operations - 1, -1);
  }

  /**
   * Moves operation `v` on machine `k` to right before `right` (`operations`: to right after `left`, the last).
   * @throws RangeError when that closes a circle; the graph is no longer of use then
   */
  move(v: number, k: number, left: number, right: number): void {
    const { rank, shop } = this;
    const none = shop.operations;
    const oldPrevious = this.previous[v];
    const oldNext = this.next[v];
    this.unlink(v);
    this.link(v, k, left, right);
    const before = shop.before[v];
    const after = shop.after[v];
    const from = Math.min(rank[v], right === none ? none : rank[right], after === none ? none : rank[after]);
    const to = Math.max(rank[v], rank[left], rank[before]);
    if (from < to) this.reorder(v, from, to);
    this.updateEnds(oldNext === none ? rank[v] : Math.min(rank[v], rank[oldNext]), Math.max(rank[v], rank[oldNext], rank[right]));
    this.updateRests(Math.max(rank[v], rank[oldPrevious]), Math.min(rank[v], oldPrevious === none ? none : rank[oldPrevious], left === none ? none : rank[left]));
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
  private reorder(v: number, low: number, high: number): void {
    const { order, rank, later, waiting, previous } = this;
    const { before, after } = this.shop;
    const right = this.next[v];
    const successor = after[v];
    let place = low;
    let count = 0;
    for (let i = low; i <= high; i++) {
      const u = order[i];
      if (u === v) continue;
      if (u === right || u === successor || later[before[u]] === 1 || later[previous[u]] === 1) {
        later[u] = 1;
        waiting[count++] = u;
      } else {
        rank[u] = place;
        order[place++] = u;
      }
    }
    if (later[previous[v]] === 1 || later[before[v]] === 1) throw new RangeError(`moving operation ${v} closes a circle`);
    rank[v] = place;
    order[place++] = v;
    for (let i = 0; i < count; i++) {
      const u = waiting[i];
      later[u] = 0;
      rank[u] = place;
      order[place++] = u;
    }
  }

  /** Ends from one place on, up to `to` and further on for as long as something changes. */
  private updateEnds(from: number, to: number): void {
    const { order, rank, end, duration, previous, next } = this;
    const { before, after, operations } = this.shop;
    for (let i = from; i <= to && i < operations; i++) {
      const v = order[i];
      const byJob = end[before[v]];
      const byMachine = end[previous[v]];
      const ended = (byJob > byMachine ? byJob : byMachine) + duration[v];
      if (ended === end[v]) continue;
      end[v] = ended;
      const a = rank[after[v]];
      if (a > to) to = a;
      const b = rank[next[v]];
      if (b > to) to = b;
    }
    this.updateMakespan();
  }

  /** Rests from one place back, down to `to` and further back for as long as something changes. */
  private updateRests(from: number, to: number): void {
    const { order, rank, rest, duration, previous, next } = this;
    const { before, after, operations: none } = this.shop;
    for (let i = from; i >= to && i >= 0; i--) {
      const v = order[i];
      const byJob = rest[after[v]];
      const byMachine = rest[next[v]];
      const left = (byJob > byMachine ? byJob : byMachine) + duration[v];
      if (left === rest[v]) continue;
      rest[v] = left;
      const a = before[v];
      if (a !== none && rank[a] < to) to = rank[a];
      const b = previous[v];
      if (b !== none && rank[b] < to) to = rank[b];
    }
  }

  private updateMakespan(): void {
    const { firstOf, jobs } = this.shop;
    const { end } = this;
    let makespan = 0;
    for (let j = 1; j <= jobs; j++) {
      const ended = end[firstOf[j] - 1];
      if (ended > makespan) makespan = ended;
    }
    this.makespan = makespan;
  }
}
