import type { Column } from '@lotwright/lp';
import { lateness, turnaround } from '../objective/order-cost.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { Lot } from './lots.js';
import type { RecipeModel } from './price-model.js';

/** Ways that a group keeps at most; beyond it those go that are farthest from being worth taking. */
const MOST_WAYS = 4000;

/** One way through the plant, as it was found for one lot: others whose work stands at the same operations may take it too. */
export interface Way {
  /** Index of the ready time. */
  readonly ready: number;
  /** Cells of the operations that the lots of the group begin with. */
  readonly roots: Int32Array;
  /** Rows of what it uses, and how much of each. */
  readonly rows: Int32Array;
  readonly units: Float64Array;
}

/** Lots of one recipe whose unstarted work begins with the same operations, and all ways that were found for them. */
export class WayGroup {
  readonly ways: Way[] = [];
  private readonly known = new Set<string>();
  /** Weighted minutes, and weighted missed windows, by lot and ready time. */
  private readonly minutes: readonly Float64Array[];
  private readonly missed: readonly Float64Array[];
  private worth = new Float64Array(64);
  /** Number of the cheapest way of each lot after `price`, and what it costs. */
  readonly best: Int32Array;
  readonly least: Float64Array;

  constructor(problem: Problem, readonly model: RecipeModel, readonly lots: readonly Lot[], /** Row of the first lot; the others follow. */ readonly firstRow: number, private readonly windowRow: number) {
    const { prices: { ready }, arrival } = model;
    const from = (t: number): number => (t < ready.count ? ready.from[t] : ready.after);
    const times = Array.from({ length: ready.count + 1 }, (_, t) => t);
    this.minutes = lots.map((lot) => Float64Array.from(times, (t) => turnaround(problem, lot.order, Math.max(from(t), lot.ready))));
    this.missed = lots.map((lot) => Float64Array.from(times, (t) => lateness(problem, lot.order, Math.max(arrival[t], lot.arrival))));
    this.best = new Int32Array(lots.length);
    this.least = new Float64Array(lots.length);
    const never = lots[0].roots.map(({ op }) => model.prices.cells[op].count);
    this.ways.push({ ready: ready.count, roots: Int32Array.from(never), rows: new Int32Array(0), units: new Float64Array(0) });
  }

  /** Whether a way is new; notes it. @param cells cell of each operation; -1 where it has none */
  isNew(cells: Int32Array, ready: number): boolean {
    const key = `${ready}:${cells.join()}`;
    if (this.known.has(key)) return false;
    this.known.add(key);
    return true;
  }

  /** The way taken by a lot, as a column of the program. */
  column(n: number, { ready, rows, units }: Way): Column {
    const missed = this.windowRow === NONE ? 0 : this.missed[n][ready];
    const own = missed > 0 ? [this.firstRow + n, this.windowRow] : [this.firstRow + n];
    return { cost: this.minutes[n][ready], rows: Int32Array.from([...own, ...rows]), units: Float64Array.from([...(missed > 0 ? [1, missed] : [1]), ...units]) };
  }

  /** Looks for each lot's way of least cost at the prices of `worthOf`. */
  price(worthOf: (row: number) => number): void {
    const { ways, lots, best, model } = this;
    if (this.worth.length < ways.length) this.worth = new Float64Array(ways.length * 2);
    const { worth } = this;
    for (let w = 0; w < ways.length; w++) {
      const { rows, units } = ways[w];
      let sum = 0;
      for (let e = 0; e < rows.length; e++) sum -= worthOf(rows[e]) * units[e];
      worth[w] = sum;
    }
    const perWindow = this.windowRow === NONE ? 0 : -worthOf(this.windowRow);
    for (let n = 0; n < lots.length; n++) {
      const minutes = this.minutes[n];
      const missed = this.missed[n];
      let least = Infinity;
      best[n] = NONE;
      for (let w = 0; w < ways.length; w++) {
        const way = ways[w];
        const value = worth[w] + minutes[way.ready] + (perWindow > 0 ? perWindow * missed[way.ready] : 0);
        if (value >= least || !fits(lots[n], way, model)) continue;
        least = value;
        best[n] = w;
      }
      this.least[n] = least;
    }
    if (ways.length > MOST_WAYS) this.thin();
  }

  /** Keeps the ways that come closest to being worth taking for some lot, and the first. */
  private thin(): void {
    const { ways, best, worth, minutes, lots, model } = this;
    const cheapest = Float64Array.from(best, (w, n) => worth[w] + minutes[n][ways[w].ready]);
    const lack = (way: Way, w: number): number => {
      let least = Infinity;
      for (let n = 0; n < lots.length; n++) if (fits(lots[n], way, model)) least = Math.min(least, worth[w] + minutes[n][way.ready] - cheapest[n]);
      return least;
    };
    const lacks = ways.map((way, w) => (w === 0 ? -1 : lack(way, w)));
    const kept = [...ways.keys()].sort((a, b) => lacks[a] - lacks[b] || a - b).slice(0, MOST_WAYS / 2);
    const place = new Map(kept.map((w, i) => [w, i]));
    ways.splice(0, ways.length, ...kept.map((w) => ways[w]));
    best.forEach((w, n) => (best[n] = place.get(w) ?? NONE));
    // What went may be found again.
    this.known.clear();
  }
}

/** Whether a lot may take a way: none of its work would begin before it can. */
function fits(lot: Lot, { ready, roots }: Way, { prices }: RecipeModel): boolean {
  for (let i = 0; i < roots.length; i++) if (roots[i] < lot.roots[i].cell) return false;
  const times = prices.ready;
  return ready === times.count || lot.ready <= (times.cell.length > 0 ? times.from[ready] : times.until[ready]);
}
