import { expect, test } from '@jest/globals';
import { ColumnProgram, LinearProgramBuilder, solve, type Column } from '@lotwright/lp';
import { stream } from '@lotwright/random';

const column = (cost: number, rows: readonly number[], units: readonly number[] = rows.map(() => 1)): Column => ({ cost, rows: Int32Array.from(rows), units: Float64Array.from(units) });
/** One column of its own for each row that must come to 1, dear enough to be left. */
const dear = (rows: number): Column[] => Array.from({ length: rows }, (_, i) => column(1000, [i]));

/** Offers all columns until none helps. */
function settle(program: ColumnProgram, columns: readonly Column[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    while (program.release(1e-9)) changed = true;
    for (const c of columns) if (program.enter(c, 1e-7)) changed = true;
  }
}

test('without limits everything takes its cheapest column', () => {
  const program = new ColumnProgram(dear(2));
  settle(program, [column(7, [0]), column(3, [0]), column(5, [1])]);
  expect(program.cost).toBeCloseTo(8, 6);
  expect(program.price(0)).toBeCloseTo(3, 6);
});

test('a limit that binds is worth what one more of it would save', () => {
  const program = new ColumnProgram(dear(2));
  const limit = program.limit(1);
  settle(program, [column(3, [0, limit]), column(7, [0]), column(3, [1, limit]), column(9, [1])]);
  expect(program.cost).toBeCloseTo(10, 3);
  expect(program.price(limit)).toBeCloseTo(-4, 6);
});

test('limits may be added while columns are in use', () => {
  const program = new ColumnProgram(dear(2));
  settle(program, [column(3, [0]), column(4, [1])]);
  const limit = program.limit(2);
  settle(program, [column(1, [0, limit], [1, 3]), column(1, [1, limit], [1, 1])]);
  expect(program.cost).toBeCloseTo(1 + 3 - 2 / 3, 3);
});

test('a column that saves nothing is not taken', () => {
  const program = new ColumnProgram(dear(1));
  expect(program.enter(column(1000, [0]), 1e-7)).toBe(false);
  expect(program.release(1e-9)).toBe(false);
});

/** The same program for the solver of whole programs. */
function leastCost(start: readonly Column[], limits: readonly number[], columns: readonly Column[]): number {
  const builder = new LinearProgramBuilder('min');
  const all = [...start, ...columns];
  all.forEach((c, i) => builder.variable(`x${i}`, c.cost));
  const terms = (row: number) => all.flatMap((c, i) => (c.rows.includes(row) ? [{ variable: `x${i}`, coefficient: c.units[c.rows.indexOf(row)] }] : []));
  start.forEach((_, row) => builder.constraint(`one${row}`, terms(row), '=', 1));
  limits.forEach((right, i) => builder.constraint(`limit${i}`, terms(start.length + i), '<=', right));
  const outcome = solve(builder.build());
  if (outcome.status !== 'optimal') throw new Error(outcome.status);
  return outcome.objective;
}

test('over random programs the cost is that of the other solver, also after the inverse was made afresh many times', () => {
  for (let seed = 1; seed <= 25; seed++) {
    const random = stream(seed, 'columns');
    const rows = 3 + random.nextInt(6);
    const limits = Array.from({ length: 4 + random.nextInt(8) }, () => 1 + random.nextInt(3));
    const start = dear(rows);
    const columns = Array.from({ length: 80 }, () => {
      const used = limits.map((_, i) => rows + i).filter(() => random.nextInt(4) === 0);
      return column(random.nextInt(100), [random.nextInt(rows), ...used], [1, ...used.map(() => 1 + random.nextInt(2))]);
    });
    const program = new ColumnProgram(start, 3);
    limits.forEach((right) => program.limit(right));
    settle(program, columns);
    const least = leastCost(start, limits, columns);
    expect(program.cost).toBeLessThanOrEqual(least + 1e-6);
    expect(program.cost).toBeGreaterThan(least - 0.1);
    columns.forEach((c) => expect(program.reduced(c)).toBeGreaterThan(-1e-5));
    limits.forEach((_, i) => expect(program.price(rows + i)).toBeLessThanOrEqual(1e-8));
  }
});
