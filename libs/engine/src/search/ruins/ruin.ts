import type { RandomStream } from '@lotwright/random';
import type { Excess } from './excess.js';

/** One way to choose the orders of a move. */
export interface Ruin {
  readonly name: string;
  /** Writes the orders of one move into `into` (at most as many as it holds); returns how many, 0 when there is nothing to move this way. */
  draw(random: RandomStream, into: Int32Array): number;
}

/** Fewest and most orders that a ruin takes out. */
const FEWEST = 2;
const MOST = 6;

/** How many orders a move shall take out. */
export function drawSize(random: RandomStream, movable: number): number {
  return Math.min(movable, FEWEST + random.nextInt(MOST - FEWEST + 1));
}

/** Orders of which the one that loses most begins a move. */
const TOURNAMENT = 3;

/** An order that loses more than some others. */
export function drawLoser(random: RandomStream, orders: Int32Array, excess: Excess): number {
  let worst = orders[random.nextInt(orders.length)];
  for (let i = 1; i < TOURNAMENT; i++) {
    const other = orders[random.nextInt(orders.length)];
    if (excess.compare(other, worst) > 0) worst = other;
  }
  return worst;
}
