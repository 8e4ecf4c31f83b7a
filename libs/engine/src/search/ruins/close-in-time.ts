import type { RandomStream } from '@lotwright/random';
import type { Neighbours } from '../moves/neighbours.js';
import { drawSize, type Ruin } from './ruin.js';

/** Share of moves that take out orders that are close in time at a scarce stage; the rest are drawn anywhere. */
const RELATED = 0.75;

/** Orders that are close in time at a stage where work waits, now and then orders from anywhere. */
export class CloseInTime implements Ruin {
  readonly name = 'close in time';

  constructor(private readonly neighbours: Neighbours) {}

  draw(random: RandomStream, into: Int32Array): number {
    const { sequence } = this.neighbours;
    const n = sequence.length;
    const wanted = drawSize(random, n);
    if (wanted === n) {
      for (let i = 0; i < n; i++) into[i] = sequence[i];
      return n;
    }
    const centre = random.nextInt(n);
    into[0] = sequence[centre];
    let count = 1;
    const related = random.chance(RELATED);
    const reach = 2 * wanted + random.nextInt(2 * wanted);
    for (let tries = 0; count < wanted && tries < 40; tries++) {
      const at = related ? centre - reach + random.nextInt(2 * reach + 1) : random.nextInt(n);
      if (at < 0 || at >= n) continue;
      const order = sequence[at];
      let known = false;
      for (let i = 0; i < count; i++) if (into[i] === order) known = true;
      if (!known) into[count++] = order;
    }
    return count;
  }
}
