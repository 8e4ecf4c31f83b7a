import type { RandomStream } from '@lotwright/random';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import type { Graph } from './graph.js';
import type { TabuList } from './tabu-list.js';

/**
 * The neighbours of a schedule: every operation of one critical path, put at every place of every eligible machine that certainly closes no
 * circle (Mastrolilli and Gambardella 2000). A neighbour is judged by an estimate: the longest path through the moved operation, with heads and
 * tails of the current graph, relaxed along the machine it leaves. The best one is kept here after `search`.
 */
export class Neighbourhood {
  /** The chosen move; `operation` is -1 when there is none. */
  operation = -1;
  machine = -1;
  left = -1;
  right = -1;
  /** Operations on the critical path that was searched. */
  pathLength = 0;

  private estimate = 0;
  private ties = 0;
  private strays = 0;
  private limit = 0;
  private readonly path: Int32Array;
  private readonly row: Int32Array;
  private readonly rowHead: Int32Array;
  private readonly rowTail: Int32Array;
  private readonly blockedUntil: Int32Array;

  constructor(
    private readonly shop: FlexibleJobShop,
    private readonly graph: Graph,
    private readonly tabu: TabuList,
    private readonly random: RandomStream,
  ) {
    const size = shop.operations + 2;
    this.path = new Int32Array(size);
    this.row = new Int32Array(size);
    this.rowHead = new Int32Array(size);
    this.rowTail = new Int32Array(size);
    this.blockedUntil = new Int32Array(size);
  }

  /**
   * Finds the neighbour with the smallest estimate that is not tabu at `step` or promises less than `aspiration`; one of the tabu ones at random
   * when all are.
   */
  search(step: number, aspiration: number): void {
    this.operation = -1;
    this.estimate = 0x7fffffff;
    this.ties = 0;
    this.strays = 0;
    this.limit = aspiration;
    this.drawCriticalPath();
    const { eligible, eligibleFrom, before, after } = this.shop;
    const { head, tail, duration, machineOf } = this.graph;
    for (let i = 0; i < this.pathLength; i++) {
      const v = this.path[i];
      const release = head[before[v]] + duration[before[v]];
      const delivery = tail[after[v]] + duration[after[v]];
      for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) {
        const k = eligible[e];
        if (k === machineOf[v]) this.tryOwnMachine(v, release, delivery, step);
        else this.tryOtherMachine(v, k, release, delivery, step);
      }
    }
  }

  private drawCriticalPath(): void {
    const { head, duration, previous, makespan } = this.graph;
    const { jobs, firstOf, before } = this.shop;
    let v = -1;
    let choices = 0;
    for (let j = 1; j <= jobs; j++) {
      const u = firstOf[j] - 1;
      if (head[u] + duration[u] === makespan && this.random.nextInt(++choices) === 0) v = u;
    }
    this.pathLength = 0;
    this.path[this.pathLength++] = v;
    while (head[v] > 0) {
      const a = before[v];
      const b = previous[v];
      const byJob = head[a] + duration[a] === head[v];
      const byMachine = head[b] + duration[b] === head[v];
      v = byJob && (!byMachine || this.random.nextInt(2) === 0) ? a : b;
      this.path[this.pathLength++] = v;
    }
  }

  private tryOtherMachine(v: number, k: number, release: number, delivery: number, step: number): void {
    const { head, tail, duration, next, first } = this.graph;
    const none = this.shop.operations;
    const p = this.shop.time[v * this.shop.machines + k];
    const blocked = this.tabu.machineUntil(v, k) > step;
    let left = none;
    let x = first[k];
    while (x !== none && head[x] + duration[x] <= release && tail[x] + duration[x] > delivery) {
      left = x;
      x = next[x];
    }
    const pastFree = x !== none && head[x] + duration[x] <= release;
    for (;;) {
      const start = Math.max(release, head[left] + duration[left]);
      const rest = Math.max(delivery, tail[x] + duration[x]);
      this.offer(v, k, left, x, start + p + rest, blocked);
      if (x === none) return;
      const free = pastFree ? head[x] + duration[x] <= release : tail[x] + duration[x] > delivery;
      if (!free) return;
      left = x;
      x = next[x];
    }
  }

  private tryOwnMachine(v: number, release: number, delivery: number, step: number): void {
    const { row, rowHead, rowTail, blockedUntil } = this;
    const { machineOf, duration } = this.graph;
    const none = this.shop.operations;
    const k = machineOf[v];
    const p = duration[v];
    const { count, own } = this.relaxRow(v, k);
    let i = 0;
    while (i < count && rowHead[i] + duration[row[i]] <= release && rowTail[i] + duration[row[i]] > delivery) i++;
    const pastFree = i < count && rowHead[i] + duration[row[i]] <= release;
    this.blockRow(v, count, own);
    for (; ; i++) {
      const x = i < count ? row[i] : none;
      if (i !== own) {
        const start = Math.max(release, i > 0 ? rowHead[i - 1] + duration[row[i - 1]] : 0);
        const rest = Math.max(delivery, i < count ? rowTail[i] + duration[x] : 0);
        this.offer(v, k, i > 0 ? row[i - 1] : none, x, start + p + rest, blockedUntil[i] > step);
      }
      if (i === count) return;
      if (!(pastFree ? rowHead[i] + duration[x] <= release : rowTail[i] + duration[x] > delivery)) return;
    }
  }

  /** The machine without `v`: its operations with heads and tails as if `v` were gone; `own` is the place `v` has now. */
  private relaxRow(v: number, k: number): { count: number; own: number } {
    const { row, rowHead, rowTail } = this;
    const { head, tail, duration, next, first } = this.graph;
    const { before, after, operations: none } = this.shop;
    let count = 0;
    let own = 0;
    let free = 0;
    for (let x = first[k]; x !== none; x = next[x]) {
      if (x === v) own = count;
      else {
        const ready = head[before[x]] + duration[before[x]];
        row[count] = x;
        rowHead[count] = ready > free ? ready : free;
        free = rowHead[count] + duration[x];
        count++;
      }
    }
    let rest = 0;
    for (let i = count - 1; i >= 0; i--) {
      const x = row[i];
      const due = tail[after[x]] + duration[after[x]];
      rowTail[i] = i >= own ? tail[x] : due > rest ? due : rest;
      rest = rowTail[i] + duration[x];
    }
    return { count, own };
  }

  /** Up to when each place is tabu because moving there turns an arc back. */
  private blockRow(v: number, count: number, own: number): void {
    const { row, blockedUntil, tabu } = this;
    let until = 0;
    for (let i = own - 1; i >= 0; i--) {
      const t = tabu.arcUntil(v, row[i]);
      if (t > until) until = t;
      blockedUntil[i] = until;
    }
    until = 0;
    for (let i = own + 1; i <= count; i++) {
      const t = tabu.arcUntil(row[i - 1], v);
      if (t > until) until = t;
      blockedUntil[i] = until;
    }
  }

  private offer(v: number, k: number, left: number, right: number, estimate: number, blocked: boolean): void {
    if (blocked && estimate >= this.limit) {
      if (this.ties > 0 || this.random.nextInt(++this.strays) !== 0) return;
    } else if (this.ties === 0 || estimate < this.estimate) {
      this.estimate = estimate;
      this.ties = 1;
    } else if (estimate > this.estimate || this.random.nextInt(++this.ties) !== 0) return;
    this.operation = v;
    this.machine = k;
    this.left = left;
    this.right = right;
  }
}
