import { subtract } from './invert.js';

/**
 * Inverse of a square matrix of which one column or one row changes at a time: line `k` belongs to the `k`-th column of the matrix, entry `i` of it to the
 * `i`-th row. Where a change is told by a `way`, that is the new column times the inverse as it stands, by line; `across` is a new row times the inverse, by entry.
 */
export class KernelInverse {
  /** Longer than there are rows. */
  private readonly lines: Float64Array[];
  private reserved: number;

  /** Begins with the unit matrix. */
  constructor(size: number) {
    this.reserved = size;
    this.lines = Array.from({ length: size }, (_, k) => {
      const line = new Float64Array(size);
      line[k] = 1;
      return line;
    });
  }

  /** Entry `i` of line `k`. */
  at(k: number, i: number): number {
    return this.lines[k][i];
  }

  /** Adds `factor` times entry `i` of every line to `sums`, by line. */
  addEntries(i: number, factor: number, sums: Float64Array): void {
    for (let k = 0; k < this.lines.length; k++) sums[k] += this.lines[k][i] * factor;
  }

  /** Adds `factor` times line `k` to `sums`, by entry. */
  addLine(k: number, factor: number, sums: Float64Array): void {
    subtract(sums, this.lines[k], this.lines.length, -factor);
  }

  /** Another column takes the place of column `k`. */
  replaceColumn(k: number, way: Float64Array): void {
    const { lines } = this;
    const line = lines[k];
    for (let i = 0; i < lines.length; i++) line[i] /= way[k];
    for (let m = 0; m < lines.length; m++) if (m !== k && way[m] !== 0) subtract(lines[m], line, lines.length, way[m]);
  }

  /** One more row and one more column, both last. @param pivot by how much the new row falls for each of the new column */
  border(way: Float64Array, across: Float64Array, pivot: number): void {
    const { lines } = this;
    const size = lines.length;
    this.reserve(size + 1);
    for (let k = 0; k < size; k++) {
      if (way[k] !== 0) subtract(lines[k], across, size, -way[k] / pivot);
      lines[k][size] = -way[k] / pivot;
    }
    const line = new Float64Array(this.reserved);
    for (let i = 0; i < size; i++) line[i] = -across[i] / pivot;
    line[size] = 1 / pivot;
    lines.push(line);
  }

  /** Row `i` and column `k` go; the last row and the last column take their places. @param way entry `i` of every line */
  drop(i: number, k: number, way: Float64Array): void {
    const { lines } = this;
    const line = lines[k];
    const last = lines.length - 1;
    for (let m = 0; m <= last; m++) if (m !== k && way[m] !== 0) subtract(lines[m], line, lines.length, way[m] / line[i]);
    lines[k] = lines[last];
    lines.pop();
    for (const other of lines) other[i] = other[last];
  }

  /** Another row takes the place of row `i`. @param way entry `i` of every line */
  replaceRow(i: number, way: Float64Array, across: Float64Array): void {
    const { lines } = this;
    for (let k = 0; k < lines.length; k++) {
      if (way[k] === 0) continue;
      subtract(lines[k], across, lines.length, way[k] / across[i]);
      lines[k][i] = way[k] / across[i];
    }
  }

  /** Writes line `k` anew. */
  write(k: number, line: Float64Array): void {
    this.lines[k].set(line);
  }

  private reserve(size: number): void {
    if (size <= this.reserved) return;
    this.reserved = Math.ceil(size * 1.5) + 16;
    this.lines.forEach((line, k) => {
      this.lines[k] = new Float64Array(this.reserved);
      this.lines[k].set(line);
    });
  }
}
