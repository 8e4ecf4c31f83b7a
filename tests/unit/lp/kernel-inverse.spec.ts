import { expect, test } from '@jest/globals';
import { stream } from '@lotwright/random';
import { invert } from '../../../libs/lp/src/invert.js';
import { KernelInverse } from '../../../libs/lp/src/kernel-inverse.js';

type Matrix = number[][];
/** Changes the matrix and its inverse alike; false when the matrix would become nearly singular, with nothing changed. */
type Change = (kept: KernelInverse, matrix: Matrix) => boolean;

const random = stream(7, 'kernel inverse');
const drawn = (length: number): number[] => Array.from({ length }, () => random.nextInt(9) - 4);
/** The column that has 1 in one row and nothing else. */
const unit = (length: number, row: number): number[] => Array.from({ length }, (_, i) => (i === row ? 1 : 0));

/** A new column times the inverse. */
function wayOf(kept: KernelInverse, column: readonly number[]): Float64Array {
  const way = new Float64Array(column.length);
  column.forEach((value, i) => kept.addEntries(i, value, way));
  return way;
}

/** A new row times the inverse. */
function acrossOf(kept: KernelInverse, row: readonly number[]): Float64Array {
  const across = new Float64Array(row.length);
  row.forEach((value, k) => kept.addLine(k, value, across));
  return across;
}

const changes: Record<'border' | 'replaceColumn' | 'replaceRow' | 'drop', Change> = {
  border(kept, matrix) {
    const [column, row, corner] = [drawn(matrix.length), drawn(matrix.length), 3 + random.nextInt(3)];
    const across = acrossOf(kept, row);
    const pivot = corner - column.reduce((sum, value, i) => sum + value * across[i], 0);
    if (Math.abs(pivot) < 0.5) return false;
    kept.border(wayOf(kept, column), across, pivot);
    matrix.forEach((line, i) => line.push(column[i]));
    matrix.push([...row, corner]);
    return true;
  },
  replaceColumn(kept, matrix) {
    const [at, column] = [random.nextInt(matrix.length), drawn(matrix.length)];
    const way = wayOf(kept, column);
    if (Math.abs(way[at]) < 0.5) return false;
    kept.replaceColumn(at, way);
    matrix.forEach((line, i) => (line[at] = column[i]));
    return true;
  },
  replaceRow(kept, matrix) {
    const [at, row] = [random.nextInt(matrix.length), drawn(matrix.length)];
    const across = acrossOf(kept, row);
    if (Math.abs(across[at]) < 0.5) return false;
    kept.replaceRow(at, wayOf(kept, unit(matrix.length, at)), across);
    matrix[at] = row;
    return true;
  },
  drop(kept, matrix) {
    const last = matrix.length - 1;
    const [i, k] = [random.nextInt(last + 1), random.nextInt(last + 1)];
    if (last < 2 || Math.abs(kept.at(k, i)) < 0.05) return false;
    kept.drop(i, k, wayOf(kept, unit(last + 1, i)));
    matrix[i] = matrix[last];
    matrix.pop();
    for (const line of matrix) {
      line[k] = line[last];
      line.pop();
    }
    return true;
  },
};

test('stays the inverse while the matrix gains, exchanges and loses rows and columns', () => {
  const kept = new KernelInverse(2);
  const matrix: Matrix = [unit(2, 0), unit(2, 1)];
  const done = new Map<string, number>();
  const kinds = Object.entries(changes);
  for (let turn = 0; turn < 250; turn++) {
    const [name, change] = kinds[matrix.length > 24 ? 3 : random.nextInt(4)];
    if (!change(kept, matrix)) continue;
    done.set(name, (done.get(name) ?? 0) + 1);
    const fresh = invert(matrix.map((row) => Float64Array.from(row)))!;
    const worst = Math.max(...fresh.flatMap((line, k) => Array.from(line, (value, i) => Math.abs(kept.at(k, i) - value))));
    expect(worst).toBeLessThan(1e-6);
  }
  expect(matrix.length).toBeGreaterThan(2);
  for (const name of Object.keys(changes)) expect(done.get(name)).toBeGreaterThan(20);
});
