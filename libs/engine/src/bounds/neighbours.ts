/** Prices that move together at most. */
const MOST_TOGETHER = 512;

/**
 * Writes a direction into `into` in which prices that stand near one another move together: each entry adds to its own share that of the blocks of 2, 4,
 * 8 … entries it lies in, each block's sum divided by the root of its size. Blocks lie twice, half of their size apart, and count half each, so that no
 * border between them shows. As a matrix this is symmetric and positive, so the new direction leads uphill as the old one does. Entries without a price
 * that would fall neither give nor take.
 * @param prices at least 0, by entry
 * @returns product of both directions over the other entries
 */
export function withNeighbours(direction: Float64Array, prices: Float64Array, into: Float64Array): number {
  const { length } = direction;
  let product = 0;
  for (let i = 0; i < length; i++) {
    into[i] = moves(direction, prices, i) ? direction[i] : 0;
    product += into[i] * into[i];
  }
  if (product === 0) return 0;
  for (let size = 2; size < 2 * length && size <= MOST_TOGETHER; size *= 2) {
    const share = 1 / (2 * Math.sqrt(size));
    for (let from = 0; from < length; from += size) product += moveTogether(direction, prices, into, from, Math.min(length, from + size), share);
    for (let from = -size / 2; from < length; from += size) product += moveTogether(direction, prices, into, Math.max(0, from), Math.min(length, from + size), share);
  }
  return product;
}

function moves(direction: Float64Array, prices: Float64Array, i: number): boolean {
  return prices[i] > 0 || direction[i] > 0;
}

/** Adds `share` of a block's sum to each of its entries that moves. @returns what that adds to the product */
function moveTogether(direction: Float64Array, prices: Float64Array, into: Float64Array, from: number, to: number, share: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) if (moves(direction, prices, i)) sum += direction[i];
  if (sum === 0) return 0;
  for (let i = from; i < to; i++) if (moves(direction, prices, i)) into[i] += share * sum;
  return share * sum * sum;
}
