import { expect, test } from '@jest/globals';
import { withNeighbours } from '../../../../libs/engine/src/bounds/neighbours.js';

const floats = (...values: number[]): Float64Array => Float64Array.from(values);

function spread(direction: Float64Array, prices: Float64Array): { readonly line: Float64Array; readonly product: number } {
  const line = new Float64Array(direction.length).fill(99);
  return { product: withNeighbours(direction, prices, line), line };
}

test('a price takes its neighbours along, the nearer the more', () => {
  const { line } = spread(floats(0, 0, 0, 0, 0, 0, 0, 1), new Float64Array(8).fill(1));
  expect(line[7]).toBeGreaterThan(line[6]);
  expect(line[6]).toBeGreaterThan(line[4]);
  expect(line[4]).toBeGreaterThan(0);
});

test('what stands at no price and would fall neither gives nor takes', () => {
  const { line, product } = spread(floats(1, -5, 1), floats(0, 0, 0));
  expect(line[1]).toBe(0);
  expect(line[0]).toBeGreaterThanOrEqual(1);
  expect(product).toBeCloseTo(line[0] + line[2], 9);
});

test('the product is that of both directions, and the same both ways round', () => {
  const prices = new Float64Array(11).fill(2);
  const a = Float64Array.from(prices, (_, i) => ((i * 7) % 5) - 2);
  const b = Float64Array.from(prices, (_, i) => ((i * 3) % 7) - 3);
  const dot = (x: Float64Array, y: Float64Array): number => x.reduce((sum, v, i) => sum + v * y[i], 0);
  const [first, second] = [spread(a, prices), spread(b, prices)];
  expect(first.product).toBeCloseTo(dot(a, first.line), 9);
  expect(first.product).toBeGreaterThanOrEqual(dot(a, a));
  expect(dot(first.line, b)).toBeCloseTo(dot(a, second.line), 9);
});

test('no direction stays none', () => {
  expect(spread(floats(0, -1), floats(0, 0))).toEqual({ product: 0, line: floats(0, 0) });
});
