import { NONE } from '../problem/limits.js';
import type { RecipeTree } from './recipe-tree.js';
import type { StartCells } from './start-cells.js';
import type { Usage } from './priced-resources.js';
import { cellAt } from './start-cells.js';
import type { ReadyTimes } from './ready-times.js';

/** No way: dearer than any sum of prices. */
export const NO_WAY = 2 ** 52;

/** What the cheapest way to be ready at each time costs, for one recipe and one set of prices. */
export class LotPrices {
  /** Price of each operation's cells. */
  private readonly price: Float64Array[];
  /** Cheapest way from each cell on, the operation itself and all that hang on it included. */
  private readonly cost: Float64Array[];
  /** Least of `cost` from each cell on, and where it is. */
  private readonly least: Float64Array[];
  private readonly leastAt: Int32Array[];
  private readonly held: (Float64Array | null)[];
  private readonly queue: Int32Array;
  /** First cell in use for the present ready time. */
  readonly low: Int32Array;
  private readonly active: Uint8Array;
  private at = NONE;
  private readonly lowest: Int32Array;

  constructor(
    readonly tree: RecipeTree,
    readonly cells: readonly StartCells[],
    readonly usages: readonly (readonly Usage[])[],
    readonly ready: ReadyTimes,
    /** Starts earlier than this many minutes before the ready time are not looked at. */
    private readonly window: number,
  ) {
    const floats = (): Float64Array[] => cells.map((c) => new Float64Array(c.count + 1));
    this.price = floats();
    this.cost = floats();
    this.least = floats();
    this.leastAt = cells.map((c) => new Int32Array(c.count + 1));
    this.held = cells.map(() => null);
    for (const list of tree.branches) for (const b of list) if (b.last !== null) this.held[b.child] = new Float64Array(b.first.length + 1);
    this.queue = new Int32Array(Math.max(1, ...cells.map((c) => c.count)) + 1);
    this.low = new Int32Array(cells.length);
    this.lowest = new Int32Array(cells.length);
    this.active = new Uint8Array(cells.length);
  }

  /** Takes new prices: for each resource the sums of the prices before each instant. */
  load(before: readonly Float64Array[], priced: Uint8Array): void {
    const { tree, active } = this;
    active.fill(0);
    for (const k of tree.upward) {
      for (const usage of this.usages[k]) if (priced[usage.resource]) active[k] = 1;
      for (const b of tree.branches[k]) if (active[b.child]) active[k] = 1;
      if (active[k]) for (let i = 0; i < this.cells[k].count; i++) this.price[k][i] = priceOf(this.usages[k], i, before);
    }
    this.lowest.fill(0);
  }

  /** Works out the cheapest ways for ready time `t`. Ready times must come in ascending order after each `load`. */
  prepare(t: number): void {
    const { tree, low, lowest } = this;
    this.at = t;
    const earliest = this.ready.from[t] - this.window;
    for (let n = tree.upward.length - 1; n >= 0; n--) {
      const k = tree.upward[n];
      if (tree.parent[k] === NONE) {
        while (lowest[k] < this.cells[k].count && this.cells[k].last[lowest[k]] < earliest) lowest[k]++;
        low[k] = lowest[k];
      }
      for (const b of tree.branches[k]) low[b.child] = low[k] < b.first.length ? b.first[low[k]] : this.cells[b.child].count;
    }
    for (const k of tree.upward) if (this.active[k]) this.solve(k, t);
  }

  /** Sets `cost` and `least` of one operation from those of its children. */
  private solve(k: number, t: number): void {
    const last = this.tree.reach[k][t];
    const cost = this.cost[k];
    const price = this.price[k];
    const from = this.low[k];
    for (let i = from; i <= last; i++) cost[i] = price[i];
    for (const b of this.tree.branches[k]) {
      if (!this.active[b.child]) continue;
      const end = this.tree.reach[b.child][t];
      const { first } = b;
      if (b.last !== null) this.slide(b.child, b.first, b.last, from, last, end);
      const held = b.last === null ? null : this.held[b.child]!;
      const least = this.least[b.child];
      for (let i = last; i >= from; i--) cost[i] += held !== null ? held[i] : first[i] > end ? NO_WAY : least[first[i]];
    }
    const least = this.least[k];
    const leastAt = this.leastAt[k];
    let best = NO_WAY;
    let bestAt = NONE;
    for (let i = last; i >= from; i--) {
      if (cost[i] <= best) {
        best = cost[i];
        bestAt = i;
      }
      least[i] = best;
      leastAt[i] = bestAt;
    }
  }

  /** Least cost of a child within its hold window, for each of the parent's cells. */
  private slide(child: number, first: Int32Array, hold: Int32Array, from: number, last: number, end: number): void {
    const { queue } = this;
    const cost = this.cost[child];
    const out = this.held[child]!;
    let head = 0;
    let tail = 0;
    let next = end;
    for (let i = last; i >= from; i--) {
      for (; next >= first[i]; next--) {
        while (tail > head && cost[queue[tail - 1]] >= cost[next]) tail--;
        queue[tail++] = next;
      }
      while (head < tail && queue[head] > hold[i]) head++;
      out[i] = head < tail ? cost[queue[head]] : NO_WAY;
    }
  }

  /** Least price of an operation and all that hangs on it when it starts in cell `from` or later, for the prepared ready time. */
  from(k: number, from: number): number {
    if (from > this.tree.reach[k][this.at]) return NO_WAY;
    return this.active[k] && from >= this.low[k] ? this.least[k][from] : 0;
  }

  /** Writes the cells of the cheapest way into `chosen`, by operation; -1 where nothing is priced. */
  trace(k: number, from: number, chosen: Int32Array): void {
    if (!this.active[k] || from < this.low[k]) return;
    this.follow(k, this.leastAt[k][from], chosen);
  }

  private follow(k: number, i: number, chosen: Int32Array): void {
    chosen[k] = i;
    for (const b of this.tree.branches[k]) {
      if (!this.active[b.child]) continue;
      let at = this.leastAt[b.child][b.first[i]];
      if (b.last !== null) {
        const end = Math.min(b.last[i], this.tree.reach[b.child][this.at]);
        at = b.first[i];
        for (let j = at + 1; j <= end; j++) if (this.cost[b.child][j] < this.cost[b.child][at]) at = j;
      }
      this.follow(b.child, at, chosen);
    }
  }

  /** Index of the first cell of an operation that starts at or after `t`. */
  cellAt(k: number, t: number): number {
    return cellAt(this.cells[k], t);
  }
}

/** The cheaper of the two ways to start in a cell, resource by resource. */
export function priceOf(usages: readonly Usage[], cell: number, before: readonly Float64Array[]): number {
  let sum = 0;
  for (const { resource, units, from, to, otherFrom, otherTo } of usages) {
    const p = before[resource];
    const one = p[to[cell]] - p[from[cell]];
    const other = p[otherTo[cell]] - p[otherFrom[cell]];
    sum += units * (one < other ? one : other);
  }
  return sum;
}
