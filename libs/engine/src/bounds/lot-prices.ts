import { NONE } from '../problem/limits.js';
import { lowerBound } from '../problem/lower-bound.js';
import type { RecipeTree } from './recipe-tree.js';
import type { StartCells } from './start-cells.js';
import type { Usage } from './priced-resources.js';
import { cellAt } from './start-cells.js';
import type { ReadyTimes } from './ready-times.js';

/** No way: dearer than any sum of prices. */
export const NO_WAY = 2 ** 52;

/**
 * What the cheapest way to be ready at each time costs, for one recipe and one set of prices. The tables of a ready time are those of the one before
 * with more room at the end: only cells from which something has changed are reckoned again.
 */
export class LotPrices {
  /** Price of each operation's cells. */
  private readonly price: Float64Array[];
  /** Cheapest way from each cell on, the operation itself and all that hang on it included. */
  private readonly cost: Float64Array[];
  /** Least of `cost` from each cell on, and where it is. */
  private readonly least: Float64Array[];
  private readonly leastAt: Int32Array[];
  private readonly sum: Float64Array;
  private readonly queue: Int32Array;
  /** First cell within the window of the present ready time. */
  private readonly low: Int32Array;
  /** First cell that anyone may still ask for. */
  private readonly floor: Int32Array;
  /** Last cell reckoned for the ready time before; -1 when none is. */
  private readonly known: Int32Array;
  /** First cell whose cost is another than for the ready time before, and whose least is. */
  private readonly costFrom: Int32Array;
  private readonly leastFrom: Int32Array;
  private readonly active: Uint8Array;
  private at = NONE;
  private before: readonly Float64Array[] = [];

  constructor(
    readonly tree: RecipeTree,
    readonly cells: readonly StartCells[],
    readonly usages: readonly (readonly Usage[])[],
    readonly ready: ReadyTimes,
    /** Starts earlier than this many minutes before the ready time are not looked at. */
    private readonly window: number,
  ) {
    const floats = (): Float64Array[] => cells.map((c) => new Float64Array(c.count + 1));
    const most = Math.max(1, ...cells.map((c) => c.count)) + 1;
    this.price = floats();
    this.cost = floats();
    this.least = floats();
    this.leastAt = cells.map((c) => new Int32Array(c.count + 1));
    this.sum = new Float64Array(most);
    this.queue = new Int32Array(most);
    this.low = new Int32Array(cells.length);
    this.floor = new Int32Array(cells.length);
    this.known = new Int32Array(cells.length);
    this.costFrom = new Int32Array(cells.length);
    this.leastFrom = new Int32Array(cells.length);
    this.active = new Uint8Array(cells.length);
  }

  /** Takes new prices: for each resource the sums of the prices before each instant. */
  load(before: readonly Float64Array[], priced: Uint8Array): void {
    const { tree, active } = this;
    active.fill(0);
    for (const k of tree.upward) {
      for (const usage of this.usages[k]) if (priced[usage.resource]) active[k] = 1;
      for (const b of tree.branches[k]) if (active[b.child]) active[k] = 1;
    }
    this.before = before;
    this.low.fill(0);
    this.known.fill(NONE);
  }

  /**
   * Works out the cheapest ways for ready time `t`. Ready times must come in ascending order after each `load`.
   * @param asked first cell of each operation that anyone asks for at `t` or later, unless as a successor of what is asked for; must never fall
   */
  prepare(t: number, asked: Int32Array): void {
    const { tree, low, floor, cells } = this;
    this.at = t;
    const earliest = this.ready.from[t] - this.window;
    for (let n = tree.upward.length - 1; n >= 0; n--) {
      const k = tree.upward[n];
      if (tree.parent[k] === NONE) {
        while (low[k] < cells[k].count && cells[k].last[low[k]] < earliest) low[k]++;
        floor[k] = cells[k].count;
      }
      floor[k] = Math.min(floor[k], Math.max(low[k], asked[k]));
      for (const b of tree.branches[k]) {
        const { count } = cells[b.child];
        low[b.child] = low[k] < b.first.length ? b.first[low[k]] : count;
        floor[b.child] = floor[k] < b.first.length ? b.first[floor[k]] : count;
      }
    }
    for (const k of tree.upward) if (this.active[k]) this.solve(k, t);
  }

  /** Brings `cost` and `least` of one operation up to ready time `t`, after those of its children. */
  private solve(k: number, t: number): void {
    const last = this.tree.reach[k][t];
    const known = this.known[k];
    const floor = this.floor[k];
    const from = Math.max(floor, Math.min(known + 1, this.firstAffected(k)));
    sumPrices(this.usages[k], Math.max(floor, known + 1), last, this.before, this.price[k]);
    if (from <= last) this.addUp(k, t, from, last);
    const cost = this.cost[k];
    const least = this.least[k];
    const leastAt = this.leastAt[k];
    let costFrom = cost.length;
    let leastFrom = cost.length;
    let best = NO_WAY;
    let bestAt = NONE;
    for (let i = last; i >= from; i--) {
      const sum = this.sum[i];
      if (i > known || cost[i] !== sum) {
        cost[i] = sum;
        costFrom = i;
      }
      if (sum <= best) {
        best = sum;
        bestAt = i;
      }
      if (i > known || least[i] !== best) leastFrom = i;
      least[i] = best;
      leastAt[i] = bestAt;
    }
    for (let i = Math.min(last, from - 1); i >= floor; i--) {
      if (cost[i] <= best) {
        best = cost[i];
        bestAt = i;
      }
      if (least[i] !== best) leastFrom = i;
      else if (leastAt[i] === bestAt) break;
      least[i] = best;
      leastAt[i] = bestAt;
    }
    this.costFrom[k] = costFrom;
    this.leastFrom[k] = leastFrom;
    this.known[k] = last;
  }

  /** First cell from which a child of the operation, within its hold, has become cheaper than for the ready time before. */
  private firstAffected(k: number): number {
    let from = this.cells[k].count;
    for (const b of this.tree.branches[k]) {
      if (!this.active[b.child]) continue;
      const at = b.last === null ? lowerBound(b.first, b.first.length, this.leastFrom[b.child]) : lowerBound(b.last, b.last.length, this.costFrom[b.child]);
      if (at < from) from = at;
    }
    return from;
  }

  /** Writes what an operation and all that hangs on it cost from each of the given cells on into `sum`. */
  private addUp(k: number, t: number, from: number, last: number): void {
    const { sum } = this;
    const price = this.price[k];
    for (let i = from; i <= last; i++) sum[i] = price[i];
    for (const { child, first, last: hold } of this.tree.branches[k]) {
      if (!this.active[child]) continue;
      const end = this.tree.reach[child][t];
      if (hold !== null) this.slide(child, first, hold, from, last, end);
      else {
        const least = this.least[child];
        for (let i = from; i <= last; i++) sum[i] += first[i] > end ? NO_WAY : least[first[i]];
      }
    }
  }

  /** Adds the least cost of a child within its hold window, for each of the parent's cells. */
  private slide(child: number, first: Int32Array, hold: Int32Array, from: number, last: number, end: number): void {
    const { queue, sum } = this;
    const cost = this.cost[child];
    let head = 0;
    let tail = 0;
    let next = end;
    for (let i = last; i >= from; i--) {
      for (; next >= first[i]; next--) {
        while (tail > head && cost[queue[tail - 1]] >= cost[next]) tail--;
        queue[tail++] = next;
      }
      while (head < tail && queue[head] > hold[i]) head++;
      sum[i] += head < tail ? cost[queue[head]] : NO_WAY;
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

  /** Whether an operation, or one that hangs on it, uses anything that may have a price. */
  isPriced(k: number): boolean {
    return this.active[k] === 1;
  }

  /** Index of the first cell of an operation that starts at or after `t`. */
  cellAt(k: number, t: number): number {
    return cellAt(this.cells[k], t);
  }
}

/** Writes what an operation pays for its own start into `out`, for cells `low` to `high`. */
function sumPrices(usages: readonly Usage[], low: number, high: number, before: readonly Float64Array[], out: Float64Array): void {
  for (let i = low; i <= high; i++) out[i] = 0;
  for (const { resource, units, from, to, otherFrom, otherTo } of usages) {
    const p = before[resource];
    if (p[p.length - 1] === 0) continue;
    for (let i = low; i <= high; i++) {
      const one = p[to[i]] - p[from[i]];
      const other = p[otherTo[i]] - p[otherFrom[i]];
      out[i] += units * (one < other ? one : other);
    }
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
