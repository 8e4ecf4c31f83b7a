import { lateness, turnaround } from '../objective/order-cost.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { Alone } from './alone.js';
import { LotPrices, priceOf } from './lot-prices.js';
import { isReady, lotOf, type Lot } from './lots.js';
import { PricedResources, type Usage } from './priced-resources.js';
import { readyTimes } from './ready-times.js';
import { recipeTree, treeParents } from './recipe-tree.js';
import { startCells, type TimeGrid } from './start-cells.js';
import { WorkingHours } from './working-hours.js';

/** What a lot pays for being ready late: `perMinute` × weighted minutes and `perWindow` × weighted missed windows. */
export interface Stake {
  readonly perMinute: number;
  readonly perWindow: number;
}

/** Lots of one recipe and the tables they share. */
export interface RecipeModel {
  readonly recipe: number;
  readonly prices: LotPrices;
  readonly lots: readonly Lot[];
  /** Least arrival when patient-ready ends at each ready time, and after all of them. */
  readonly arrival: Float64Array;
  readonly readyUsages: readonly Usage[];
  readonly readyOp: number;
}

/**
 * All lots against prices: each looks for its own cheapest way, as if capacity were for sale. What they pay together, less what all
 * capacity costs, is no more than the value of any plan: a plan pays for nothing that is not there.
 */
export class PriceModel {
  readonly resources: PricedResources;
  /** Cells chosen by every lot in the last evaluation, by operation of the order; -1 where nothing was priced. */
  readonly chosen: Int32Array;
  /** Ready time that every lot chose in the last evaluation, by order. */
  readonly readyAt: Int32Array;
  /** Weighted windows that the chosen ways miss. */
  missed = 0;
  readonly recipes: RecipeModel[] = [];
  private readonly before: Float64Array[];
  /** 1 for resources that may have a price. */
  readonly priced: Uint8Array;
  /** Orders whose patient-ready has started. */
  private readonly facts: number[] = [];

  constructor(
    readonly problem: Problem,
    readonly grid: TimeGrid,
    readonly window: number,
    /** Lots that are ready within so many minutes count as ready together where patient-ready has no slots. */
    readonly span: number,
  ) {
    const hours = new WorkingHours(problem);
    this.resources = new PricedResources(problem, grid);
    const cells = problem.recipes.map((recipe) => recipe.ops.map((op) => startCells(problem, hours, op, grid)));
    const alone = new Alone(problem, cells);
    this.chosen = new Int32Array(problem.ops).fill(NONE);
    this.readyAt = new Int32Array(problem.orders);
    problem.recipes.forEach((recipe, r) => {
      const orders: number[] = [];
      for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] === r) (isReady(problem, o) ? this.facts : orders).push(o);
      let earliest = Infinity;
      const ends = new Float64Array(recipe.ops.length);
      for (const o of orders) {
        alone.order(o);
        earliest = Math.min(earliest, alone.end[recipe.patientReady]);
        for (let k = 0; k < ends.length; k++) ends[k] += alone.end[k];
      }
      if (orders.length === 0) return;
      const ready = readyTimes(recipe, cells[r][recipe.patientReady], grid, span, earliest);
      const usages = recipe.ops.map((op, k) => this.resources.usages(op, cells[r][k]));
      const prices = new LotPrices(recipeTree(recipe, cells[r], treeParents(recipe, ends, orders.length), ready), cells[r], usages, ready, window);
      const lots = orders.map((o) => lotOf(problem, alone, prices, o));
      const arrival = new Float64Array(ready.count + 1);
      for (let t = 0; t <= ready.count; t++) {
        alone.after(r, t < ready.count ? ready.from[t] : ready.after);
        arrival[t] = alone.end[recipe.arrival];
      }
      this.recipes.push({ recipe: r, prices, lots, arrival, readyUsages: ready.cell.length > 0 ? usages[recipe.patientReady] : [], readyOp: recipe.patientReady });
    });
    this.priced = new Uint8Array(this.resources.list.length).fill(1);
    this.before = this.resources.list.map((r) => new Float64Array(r.capacity.length + 1));
  }

  /** Lots that are not ready yet. */
  get lots(): number {
    return this.recipes.reduce((sum, { lots }) => sum + lots.length, 0);
  }

  /** The tree of every recipe that has lots. */
  trees(): { readonly recipe: number; readonly parent: Int32Array }[] {
    return this.recipes.map(({ recipe, prices }) => ({ recipe, parent: prices.tree.parent }));
  }

  /** Every usage of every recipe operation that has lots, with the number of lots. */
  usages(): (readonly [Usage, number])[] {
    return this.recipes.flatMap(({ prices, lots }) => prices.usages.flatMap((list) => list.map((usage) => [usage, lots.length] as const)));
  }

  /** Price of each instant or slot of each resource. @returns what all lots pay less what all capacity costs */
  evaluate(price: readonly Float64Array[], stake: Stake): number {
    let capacity = 0;
    for (let r = 0; r < price.length; r++) capacity += addUp(price[r], this.resources.list[r].capacity, this.before[r]);
    let paid = 0;
    this.missed = 0;
    for (const o of this.facts) paid += this.factual(o, stake);
    for (const model of this.recipes) paid += this.cheapest(model, stake);
    return paid - capacity;
  }

  private factual(o: number, stake: Stake): number {
    const { problem } = this;
    const recipe = problem.recipes[problem.orderRecipe[o]];
    return stake.perMinute * turnaround(problem, o, problem.factEnd[problem.firstOp[o] + recipe.patientReady]);
  }

  private cheapest({ prices, lots, arrival, readyUsages, readyOp }: RecipeModel, stake: Stake): number {
    const { problem, chosen } = this;
    const { ready } = prices;
    prices.load(this.before, this.priced);
    const best = new Float64Array(lots.length);
    const missed = new Float64Array(lots.length);
    const due = (n: number, t: number): number => {
      const from = t < ready.count ? ready.from[t] : ready.after;
      missed[n] = lateness(problem, lots[n].order, Math.max(arrival[t], lots[n].arrival));
      return stake.perMinute * turnaround(problem, lots[n].order, Math.max(from, lots[n].ready)) + stake.perWindow * missed[n];
    };
    const missedBest = new Float64Array(lots.length);
    lots.forEach(({ order }, n) => {
      best[n] = due(n, ready.count);
      missedBest[n] = missed[n];
      this.readyAt[order] = ready.count;
      chosen.fill(NONE, problem.firstOp[order], problem.firstOp[order + 1]);
    });
    let waiting = lots.map((_, n) => n).sort((a, b) => lots[a].ready - lots[b].ready || a - b);
    const asked = new Int32Array(prices.cells.length);
    for (let t = 0; t < ready.count && waiting.length > 0; t++) {
      if (lots[waiting[0]].ready > ready.until[t]) continue;
      prices.cells.forEach((cells, k) => (asked[k] = cells.count));
      for (const n of waiting) for (const root of lots[n].roots) if (root.cell < asked[root.op]) asked[root.op] = root.cell;
      prices.prepare(t, asked);
      const sitting = ready.cell.length > 0 ? priceOf(readyUsages, ready.cell[t], this.before) : 0;
      for (const n of waiting) {
        const { roots, order } = lots[n];
        if (lots[n].ready > (ready.cell.length > 0 ? ready.from[t] : ready.until[t])) break;
        let value = due(n, t);
        if (value >= best[n]) {
          waiting = waiting.filter((m) => m !== n);
          continue;
        }
        value += sitting;
        for (const root of roots) value += prices.from(root.op, root.cell);
        if (value >= best[n]) continue;
        best[n] = value;
        this.readyAt[order] = t;
        missedBest[n] = missed[n];
        const own = chosen.subarray(problem.firstOp[order], problem.firstOp[order + 1]).fill(NONE);
        for (const root of roots) prices.trace(root.op, root.cell, own);
        if (ready.cell.length > 0) own[readyOp] = ready.cell[t];
      }
    }
    for (let n = 0; n < lots.length; n++) this.missed += missedBest[n];
    return best.reduce((a, b) => a + b, 0);
  }

  /** Writes what the chosen ways use into `used`, by resource and instant or slot. */
  use(used: readonly Float64Array[]): void {
    for (const u of used) u.fill(0);
    for (const { prices, lots } of this.recipes) for (const { order } of lots) this.enter(prices, order, used);
    for (const u of used) for (let j = 1; j < u.length; j++) u[j] += u[j - 1];
  }

  /** Enters what an order uses as steps up and down. */
  private enter({ usages }: LotPrices, order: number, steps: readonly Float64Array[]): void {
    const base = this.problem.firstOp[order];
    for (let k = 0; k < usages.length; k++) {
      const cell = this.chosen[base + k];
      if (cell === NONE) continue;
      for (const usage of usages[k]) {
        const [from, to] = this.covered(usage, cell);
        const own = steps[usage.resource];
        own[from] += usage.units;
        if (to < own.length) own[to] -= usage.units;
      }
    }
  }

  /** First instant that a start in a cell covers and the one after the last, the cheaper way at the prices of the last evaluation. */
  covered({ resource, from, to, otherFrom, otherTo }: Usage, cell: number): readonly [from: number, to: number] {
    const p = this.before[resource];
    const first = p[to[cell]] - p[from[cell]] <= p[otherTo[cell]] - p[otherFrom[cell]];
    return first ? [from[cell], to[cell]] : [otherFrom[cell], otherTo[cell]];
  }
}

/** Writes the sums of the prices before each instant into `before`. @returns what all capacity costs */
function addUp(price: Float64Array, capacity: Int32Array, before: Float64Array): number {
  let cost = 0;
  for (let j = 0; j < capacity.length; j++) {
    before[j + 1] = before[j] + price[j];
    cost += price[j] * capacity[j];
  }
  return cost;
}
