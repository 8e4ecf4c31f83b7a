import { invert } from './invert.js';
import { KernelInverse } from './kernel-inverse.js';

/** A variable of a column program: what one of it costs, and its coefficients. Rows in ascending order are not asked for; no row twice. */
export interface Column {
  readonly cost: number;
  readonly rows: Int32Array;
  readonly units: Float64Array;
}

/** Coefficients smaller than this are no pivots. */
const LEAST_PIVOT = 1e-7;
/** By how much right sides of limits are raised at most, so that ties between them do not lead in circles. */
const RAISE = 1e-5;
/** By how much a column or a limit may fall below zero for a surer pivot. */
const SLIP = 1e-8;
const GOLDEN = 0.6180339887498949;

/**
 * Least cost of a program whose columns arrive one at a time: some rows must come to exactly 1, all others stay at or below their limit. Primal
 * simplex that keeps the inverse of the kernel only: the rows that bind against the columns in use. Limits that do not bind cost nothing. Limits are
 * raised by up to 0.00001, so prices are those of a program as good as the same; same calls, same prices.
 */
export class ColumnProgram {
  private readonly right: number[] = [];
  /** Place of each row in the kernel; -1 for limits that do not bind. */
  private readonly place: number[] = [];
  /** What each limit that does not bind has left. */
  private readonly left: number[] = [];
  private readonly slope: number[] = [];
  private readonly leans: boolean[] = [];
  private touched: number[] = [];
  private readonly kernel: number[] = [];
  private readonly basis: Column[] = [];
  private readonly amount: number[] = [];
  private readonly dual: number[] = [];
  /** Inverse of the kernel: a line for each column in use, an entry for each row that binds. */
  private readonly inverse: KernelInverse;
  /** By how much each column in use falls for each unit of what comes in; longer than the kernel. */
  private way = new Float64Array(0);
  private readonly equalities: number;
  private sincePivot = 0;

  /**
   * @param start one column for each row that must come to 1, with that row alone, by row
   * @param rebuildAfter pivots after which the inverse is made afresh
   */
  constructor(start: readonly Column[], private readonly rebuildAfter = 2000) {
    this.equalities = start.length;
    start.forEach((column, row) => {
      this.right.push(1);
      this.left.push(0);
      this.slope.push(0);
      this.leans.push(false);
      this.place.push(row);
      this.kernel.push(row);
      this.basis.push(column);
      this.amount.push(1);
      this.dual.push(column.cost);
    });
    this.inverse = new KernelInverse(start.length);
  }

  /** Adds a limit that no column used so far touches. @returns its row */
  limit(right: number): number {
    const row = this.right.push(right + RAISE * (0.5 + ((this.right.length * GOLDEN) % 1) / 2)) - 1;
    this.left.push(this.right[row]);
    this.slope.push(0);
    this.leans.push(false);
    this.place.push(-1);
    return row;
  }

  /** What one more of a row's right side would add to the least cost: at most 0 for limits once `release` has nothing to do. */
  price(row: number): number {
    const at = this.place[row];
    return at < 0 ? 0 : this.dual[at];
  }

  /** Cost of the columns in use. */
  get cost(): number {
    let sum = 0;
    for (let k = 0; k < this.basis.length; k++) sum += this.amount[k] * this.basis[k].cost;
    return sum;
  }

  /** The columns in use. */
  get inUse(): readonly Column[] {
    return this.basis;
  }

  /** Rows that bind, the ones that must come to 1 included. */
  get size(): number {
    return this.kernel.length;
  }

  /** Cost of a column less what its rows are worth. */
  reduced({ cost, rows, units }: Column): number {
    let value = cost;
    for (let e = 0; e < rows.length; e++) {
      const at = this.place[rows[e]];
      if (at >= 0) value -= this.dual[at] * units[e];
    }
    return value;
  }

  /** Brings a column into use if that lowers the cost by more than `least` for each of it. @returns whether it did */
  enter(column: Column, least: number): boolean {
    const reduced = this.reduced(column);
    if (!(reduced < -least)) return false;
    const { rows, units } = column;
    this.clearWay();
    for (let e = 0; e < rows.length; e++) {
      const at = this.place[rows[e]];
      if (at < 0) this.lean(rows[e], units[e]);
      else this.inverse.addEntries(at, units[e], this.way);
    }
    this.pushSlopes();
    const { step, leaves, limit } = this.ratio();
    if (step === Infinity) return this.forget();
    this.advance(step);
    if (limit >= 0) this.grow(column, limit, this.slope[limit], reduced / this.slope[limit], step);
    else this.replace(column, leaves, reduced, step);
    this.forget();
    this.pivoted();
    return true;
  }

  /** Lets go of the limit whose binding costs most for nothing. @returns whether there was one */
  release(least: number): boolean {
    let worst = -1;
    for (let i = 0; i < this.kernel.length; i++) {
      if (this.kernel[i] >= this.equalities && this.dual[i] > least && (worst < 0 || this.dual[i] > this.dual[worst])) worst = i;
    }
    if (worst < 0) return false;
    this.clearWay();
    this.inverse.addEntries(worst, 1, this.way);
    this.pushSlopes();
    const { step, leaves, limit } = this.ratio();
    if (step === Infinity) return this.forget();
    this.advance(step);
    const row = this.kernel[worst];
    if (limit >= 0) this.exchange(worst, limit);
    else this.shrink(worst, leaves);
    this.left[row] = step;
    this.forget();
    this.pivoted();
    return true;
  }

  /** Notes that a limit outside the kernel falls by `slope` for each unit of what comes in. */
  private lean(row: number, slope: number): void {
    if (!this.leans[row]) this.touched.push(row);
    this.leans[row] = true;
    this.slope[row] += slope;
  }

  /** What the columns in use give back to limits outside the kernel when they change along `way`. */
  private pushSlopes(): void {
    const { way } = this;
    for (let k = 0; k < this.size; k++) {
      if (Math.abs(way[k]) < 1e-11) continue;
      const { rows, units } = this.basis[k];
      for (let e = 0; e < rows.length; e++) if (this.place[rows[e]] < 0) this.lean(rows[e], -way[k] * units[e]);
    }
  }

  /** How far the change may go, and what gives out then: of all that do at about the same point, the one that turns most surely. */
  private ratio(): { step: number; leaves: number; limit: number } {
    const { way, size } = this;
    let most = Infinity;
    for (let k = 0; k < size; k++) if (way[k] > LEAST_PIVOT) most = Math.min(most, (Math.max(0, this.amount[k]) + SLIP) / way[k]);
    for (const row of this.touched) if (this.slope[row] > LEAST_PIVOT) most = Math.min(most, (Math.max(0, this.left[row]) + SLIP) / this.slope[row]);
    let step = Infinity;
    let leaves = -1;
    let limit = -1;
    let pivot = 0;
    for (let k = 0; k < size; k++) {
      if (way[k] <= LEAST_PIVOT || way[k] <= pivot || this.amount[k] > most * way[k]) continue;
      [leaves, pivot, step] = [k, way[k], Math.max(0, this.amount[k]) / way[k]];
    }
    for (const row of this.touched) {
      if (this.slope[row] <= LEAST_PIVOT || this.slope[row] <= pivot || this.left[row] > most * this.slope[row]) continue;
      [limit, pivot, step] = [row, this.slope[row], Math.max(0, this.left[row]) / this.slope[row]];
    }
    return { step, leaves, limit };
  }

  private advance(step: number): void {
    for (let k = 0; k < this.size; k++) this.amount[k] -= step * this.way[k];
    for (const row of this.touched) this.left[row] -= step * this.slope[row];
  }

  private forget(): false {
    for (const row of this.touched) {
      this.slope[row] = 0;
      this.leans[row] = false;
    }
    this.touched = [];
    return false;
  }

  /** A column takes the place of another. */
  private replace(column: Column, k: number, reduced: number, step: number): void {
    this.inverse.replaceColumn(k, this.way);
    for (let i = 0; i < this.size; i++) this.dual[i] += reduced * this.inverse.at(k, i);
    this.basis[k] = column;
    this.amount[k] = step;
  }

  /** A column comes in and a limit binds from now on. */
  private grow(column: Column, row: number, pivot: number, price: number, step: number): void {
    const across = this.across(row);
    for (let i = 0; i < across.length; i++) this.dual[i] -= price * across[i];
    this.dual.push(price);
    this.inverse.border(this.way, across, pivot);
    this.basis.push(column);
    this.amount.push(step);
    this.place[row] = this.kernel.push(row) - 1;
    this.left[row] = 0;
  }

  /** A limit lets go, and a column goes out of use: the last limit and the last column take their places. */
  private shrink(i: number, k: number): void {
    const { inverse, dual, kernel, place, basis, amount } = this;
    const last = kernel.length - 1;
    const by = dual[i] / inverse.at(k, i);
    for (let j = 0; j <= last; j++) dual[j] -= by * inverse.at(k, j);
    inverse.drop(i, k, this.way);
    basis[k] = basis[last];
    amount[k] = amount[last];
    basis.pop();
    amount.pop();
    place[kernel[i]] = -1;
    kernel[i] = kernel[last];
    dual[i] = dual[last];
    if (i < last) place[kernel[i]] = i;
    kernel.pop();
    dual.pop();
  }

  /** One limit lets go, another binds. */
  private exchange(i: number, row: number): void {
    const across = this.across(row);
    const { dual, kernel, place } = this;
    const price = dual[i] / across[i];
    for (let j = 0; j < across.length; j++) dual[j] -= price * across[j];
    dual[i] = price;
    this.inverse.replaceRow(i, this.way, across);
    place[kernel[i]] = -1;
    kernel[i] = row;
    place[row] = i;
    this.left[row] = 0;
  }

  /** Coefficients of a row in the columns in use, times the inverse. */
  private across(row: number): Float64Array {
    const sum = new Float64Array(this.size);
    this.basis.forEach(({ rows, units }, k) => {
      const e = rows.indexOf(row);
      if (e >= 0) this.inverse.addLine(k, units[e], sum);
    });
    return sum;
  }

  /** Nothing falls yet; makes room for as many columns as are in use. */
  private clearWay(): void {
    if (this.way.length < this.size) this.way = new Float64Array(2 * this.size);
    this.way.fill(0, 0, this.size);
  }

  private pivoted(): void {
    if (++this.sincePivot >= this.rebuildAfter) this.rebuild();
  }

  /** Makes inverse, amounts and prices afresh from the columns in use. */
  private rebuild(): void {
    this.sincePivot = 0;
    const { basis, kernel, place, right, size } = this;
    const matrix = kernel.map(() => new Float64Array(size));
    basis.forEach(({ rows, units }, k) => rows.forEach((row, e) => {
      if (place[row] >= 0) matrix[place[row]][k] = units[e];
    }));
    const inverse = invert(matrix);
    if (inverse === null) return;
    right.forEach((value, row) => (this.left[row] = place[row] < 0 ? value : 0));
    this.dual.fill(0);
    inverse.forEach((line, k) => {
      this.inverse.write(k, line);
      this.amount[k] = line.reduce((sum, w, i) => sum + w * right[kernel[i]], 0);
      for (let i = 0; i < size; i++) this.dual[i] += basis[k].cost * line[i];
      basis[k].rows.forEach((row, e) => {
        if (place[row] < 0) this.left[row] -= this.amount[k] * basis[k].units[e];
      });
    });
  }
}
