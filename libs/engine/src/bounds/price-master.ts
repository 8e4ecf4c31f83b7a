import { ColumnProgram, type Column } from '@lotwright/lp';
import { NONE } from '../problem/limits.js';
import type { Lot } from './lots.js';
import { UNITS, type PriceGuide, type Tried } from './price-guide.js';
import type { PriceModel, RecipeModel } from './price-model.js';
import type { PriceSupport } from './price-supports.js';
import { WayGroup, type Way } from './ways.js';

/** How much of the best prices so far goes into the next ones. */
const CAUTION = 0.6;
/** Evaluations without a better bound after which the program's own prices are tried. */
const PATIENCE = 3;
/** Share of what the most promising change promises that others must promise to be made along with it. */
const PROMISING = 0.3;
/** A column must save more than this, weighted minutes, to be taken up. */
const LEAST_GAIN = 1e-3;
/** Changes of the basis in one step at most: whatever the prices are then, they are valid, and the next step goes on from there. */
const MOST_PIVOTS = 400;

/**
 * The master program over ways: each lot takes a mixture of ways that were found for it or its like, at most as much of everything as there is,
 * at the least weighted turnaround. What its limits are worth are the best prices for the ways known; ways found at these prices are added, until none
 * is missing: then these are the best prices there are.
 */
export class PriceMaster implements PriceGuide {
  private readonly groups: readonly WayGroup[];
  private program: ColumnProgram;
  /** Row by resource and entry of its support; -1 where none was needed yet. */
  private readonly rows: readonly Int32Array[];
  /** Right sides of the limits, in the order of their rows. */
  private readonly rights: number[] = [];
  private readonly windowRow: number;
  /** Entry of the support by resource and instant; -1 where there is none. */
  private readonly entry: readonly Int32Array[];
  private idle = 0;

  /** @param lateness weighted windows that may be missed; null when they have no price @param starts how a plan goes, by operation; -1 for what it leaves out */
  constructor(private readonly model: PriceModel, private readonly supports: readonly PriceSupport[], private lateness: number | null, starts: Int32Array) {
    const { problem } = model;
    const { list } = model.resources;
    this.rows = supports.map((s) => new Int32Array(s.from.length).fill(NONE));
    this.entry = supports.map((s, r) => entries(s, list[r].capacity.length));
    const alike = grouped(model.recipes);
    const lots = alike.reduce((sum, group) => sum + group.lots.length, 0);
    this.windowRow = lateness === null ? NONE : lots;
    let row = 0;
    this.groups = alike.map(({ recipe, lots: own }) => {
      const group = new WayGroup(problem, recipe, own, row, this.windowRow);
      row += own.length;
      return group;
    });
    if (lateness !== null) this.rights.push(lateness);
    this.program = this.opened([]);
    for (const column of this.takePlan(starts)) this.program.enter(column, LEAST_GAIN);
  }

  /** What the best mixture so far costs, in price units. */
  get cost(): number {
    return this.program.cost * UNITS;
  }

  look(): void {
    this.model.priced.fill(1);
  }

  next({ center, gained, highest, lateness }: Tried, into: readonly Float64Array[]): boolean {
    if (this.lateness !== null && this.lateness !== lateness) this.allow(lateness);
    this.take();
    const done = this.settle();
    this.idle = gained > 0 ? 0 : this.idle + 1;
    this.propose(center, into);
    return done && Number.isFinite(this.cost) && this.cost - highest < UNITS;
  }

  /** Takes up how a plan goes. @returns what every lot does in it */
  private takePlan(starts: Int32Array): Column[] {
    const columns: Column[] = [];
    const { problem } = this.model;
    for (const group of this.groups) {
      const { prices, readyOp } = group.model;
      const cells = new Int32Array(prices.cells.length);
      group.lots.forEach(({ order, roots }, n) => {
        if (roots.length === 0) return;
        const own = starts.subarray(problem.firstOp[order], problem.firstOp[order + 1]);
        cells.fill(NONE);
        for (const k of [...prices.tree.upward, readyOp]) {
          const at = own[k] < 0 || problem.factStart[problem.firstOp[order] + k] !== NONE ? prices.cells[k].count : prices.cellAt(k, own[k]);
          if (at < prices.cells[k].count) cells[k] = at;
        }
        const ready = readyTimeOf(group.model, cells[readyOp]);
        if (ready === NONE) return;
        const way = this.way(group.model, cells, ready, group.lots[0]);
        if (group.isNew(cells, ready)) group.ways.push(way);
        columns.push(group.column(n, way));
      });
    }
    return columns;
  }

  /** Takes up the ways that the lots chose in the last evaluation. */
  take(): void {
    const { problem } = this.model;
    for (const group of this.groups) {
      for (const { order, roots } of group.lots) {
        const ready = this.model.readyAt[order];
        if (ready === group.model.prices.ready.count) continue;
        const cells = this.model.chosen.subarray(problem.firstOp[order], problem.firstOp[order + 1]);
        // A lot that began too early to be looked at pays nothing, which others who may begin later cannot do.
        if (roots.some(({ op }) => cells[op] === NONE && group.model.prices.isPriced(op))) continue;
        if (group.isNew(cells, ready)) group.ways.push(this.way(group.model, cells, ready, group.lots[0]));
      }
    }
  }

  /** Begins anew with the same ways, for plans that miss so many weighted windows at most. */
  private allow(lateness: number): void {
    this.lateness = this.rights[0] = lateness;
    this.program = this.opened(this.program.inUse);
  }

  /** Writes the prices to try next: what the limits are worth, drawn towards the best prices so far. */
  private propose(center: readonly Float64Array[], into: readonly Float64Array[]): void {
    const caution = this.idle >= PATIENCE ? 0 : CAUTION;
    if (caution === 0) this.idle = 0;
    const mixed = (old: number, row: number): number => caution * old + (1 - caution) * UNITS * (row === NONE ? 0 : Math.max(0, -this.program.price(row)));
    this.rows.forEach((rows, r) => rows.forEach((row, i) => (into[r][i] = mixed(center[r][i], row))));
    into[this.rows.length][0] = mixed(center[this.rows.length][0], this.windowRow);
  }

  /** A program with every limit known. @param columns what it shall begin with, as far as that fits */
  private opened(columns: readonly Column[]): ColumnProgram {
    const starts = this.groups.flatMap((group) => group.lots.map((_, n) => ({ ...group.column(n, group.ways[0]), rows: Int32Array.of(group.firstRow + n), units: Float64Array.of(1) })));
    const program = new ColumnProgram(starts);
    for (const right of this.rights) program.limit(right);
    for (const column of columns) program.enter(column, LEAST_GAIN);
    return program;
  }

  /** Finds the best mixture of the ways known. @returns whether it did, within the changes allowed in a step */
  private settle(): boolean {
    const { program, groups } = this;
    const worth = (row: number): number => program.price(row);
    let pivots = 0;
    for (let changed = true; changed && pivots < MOST_PIVOTS; ) {
      changed = false;
      while (pivots < MOST_PIVOTS && program.release(LEAST_GAIN)) pivots++;
      let most = 0;
      for (const group of groups) {
        group.price(worth);
        group.least.forEach((least, n) => (most = Math.max(most, worth(group.firstRow + n) - least)));
      }
      for (const group of groups) {
        for (let n = 0; n < group.lots.length && pivots < MOST_PIVOTS; n++) {
          // The first changes make the others less worth having, so only those that promise about the most are made before all are weighed again.
          if (group.best[n] === NONE || worth(group.firstRow + n) - group.least[n] < PROMISING * most || !program.enter(group.column(n, group.ways[group.best[n]]), LEAST_GAIN)) continue;
          pivots++;
          changed = true;
        }
      }
    }
    // Numbers that went astray cost a new beginning, never a wrong bound.
    if (!Number.isFinite(program.cost)) this.program = this.opened([]);
    return pivots < MOST_PIVOTS;
  }

  private way({ prices }: RecipeModel, cells: Int32Array, ready: number, like: Lot): Way {
    const used = new Map<number, number>();
    for (let k = 0; k < cells.length; k++) {
      if (cells[k] === NONE) continue;
      for (const usage of prices.usages[k]) {
        const { resource, units } = usage;
        const [from, to] = this.model.covered(usage, cells[k]);
        for (let j = from; j < to; j++) {
          const i = this.entry[resource][j];
          if (i === NONE) continue;
          const row = this.rowOf(resource, i);
          used.set(row, (used.get(row) ?? 0) + units);
        }
      }
    }
    return { ready, roots: Int32Array.from(like.roots, ({ op }) => (cells[op] === NONE ? prices.cells[op].count : cells[op])), rows: Int32Array.from(used.keys()), units: Float64Array.from(used.values()) };
  }

  private rowOf(resource: number, i: number): number {
    const rows = this.rows[resource];
    if (rows[i] === NONE) {
      const { from, length } = this.supports[resource];
      const right = this.model.resources.list[resource].capacity.subarray(from[i], from[i] + length).reduce((a, b) => a + b, 0);
      this.rights.push(right);
      rows[i] = this.program.limit(right);
    }
    return rows[i];
  }
}

/** Lots that can take each other's ways. */
function grouped(recipes: readonly RecipeModel[]): { readonly recipe: RecipeModel; readonly lots: Lot[] }[] {
  const groups = new Map<string, { readonly recipe: RecipeModel; readonly lots: Lot[] }>();
  recipes.forEach((recipe, r) => {
    for (const lot of recipe.lots) {
      const key = `${r}:${lot.roots.map(({ op }) => op).join()}`;
      const group = groups.get(key) ?? { recipe, lots: [] };
      group.lots.push(lot);
      groups.set(key, group);
    }
  });
  return [...groups.values()];
}

/** Ready time of a lot whose patient-ready operation starts in a cell; -1 when it lies in none. */
function readyTimeOf({ prices: { ready, cells }, readyOp }: RecipeModel, cell: number): number {
  if (cell === NONE) return NONE;
  return ready.cell.length > 0 ? ready.cell.indexOf(cell) : ready.until.findIndex((until) => until >= cells[readyOp].end[cell]);
}

function entries({ from, length }: PriceSupport, count: number): Int32Array {
  const entry = new Int32Array(count).fill(NONE);
  from.forEach((at, i) => entry.fill(i, at, at + length));
  return entry;
}
