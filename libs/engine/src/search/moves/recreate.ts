import type { RandomStream } from '@lotwright/random';
import { NEVER } from '../../problem/limits.js';
import type { Problem } from '../../problem/problem.js';

/** Sorts of one re-insertion; which one wins depends on the move, so each is tried. */
export const SORTS = 5;

/** Brings the first `count` orders into the sequence in which they are put back. Ties by order index. */
export function sortForInsertion(problem: Problem, random: RandomStream, orders: Int32Array, count: number, readyAt: (order: number) => number): void {
  const sort = random.nextInt(SORTS);
  if (sort === 0) {
    random.shuffle(orders, count);
    return;
  }
  for (let i = 1; i < count; i++) {
    const order = orders[i];
    const key = keyOf(problem, sort, order, readyAt);
    let j = i - 1;
    for (; j >= 0; j--) {
      const other = keyOf(problem, sort, orders[j], readyAt);
      if (other < key || (other === key && orders[j] < order)) break;
      orders[j + 1] = orders[j];
    }
    orders[j + 1] = order;
  }
}

function keyOf(problem: Problem, sort: number, order: number, readyAt: (order: number) => number): number {
  switch (sort) {
    case 1:
      return -problem.weight[order];
    case 2:
      return readyAt(order);
    case 3:
      return problem.release[order];
    default:
      return problem.windowCloses[order] === NEVER ? readyAt(order) : problem.windowCloses[order];
  }
}
