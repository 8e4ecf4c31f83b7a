/** Work that may be done on several machines, each with a duration of its own: piece `v` owns the entries `from[v]` up to before `from[v + 1]`. */
export interface SharedWork {
  readonly machines: number;
  readonly pieces: number;
  readonly from: ArrayLike<number>;
  readonly machine: ArrayLike<number>;
  /** Duration at each entry; -1 where the piece may not go. Every piece has an entry where it may go. */
  readonly time: ArrayLike<number>;
}

/** Times that prices are mended. */
const ROUNDS = 120;
/** Prices are whole numbers of about this size, so that sums are exact. */
const SCALE = 4096;

/**
 * Machine time that the busiest machine needs at least, however the work is shared out: put a price on each machine's time, let every piece go where
 * it costs least, and no machine can do with less than total cost over total price. Prices of machines that get too much go up, of others down; each
 * round gives a bound, the best one counts. This is the dual of the fractional assignment of work to machines.
 */
export function pricedLoadBound({ machines, pieces, from, machine, time }: SharedWork): number {
  const price = new Float64Array(machines).fill(SCALE);
  const whole = new Int32Array(machines);
  const load = new Float64Array(machines);
  const smooth = new Float64Array(machines);
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let prices = 0;
    for (let k = 0; k < machines; k++) prices += whole[k] = Math.round(price[k]);
    load.fill(0);
    let cost = 0;
    for (let v = 0; v < pieces; v++) {
      let cheapest = -1;
      let least = Infinity;
      for (let e = from[v]; e < from[v + 1]; e++) {
        const price = whole[machine[e]] * time[e];
        if (time[e] < 0 || price >= least) continue;
        least = price;
        cheapest = e;
      }
      cost += least;
      load[machine[cheapest]] += time[cheapest];
    }
    best = Math.max(best, Math.ceil(cost / prices));
    const pace = 2 / (4 + round);
    for (let k = 0; k < machines; k++) {
      smooth[k] = round === 0 ? load[k] : 0.7 * smooth[k] + 0.3 * load[k];
      const change = 1 + pace * (smooth[k] / Math.max(1, best) - 1);
      price[k] = Math.min(64 * SCALE, Math.max(0, price[k] * Math.min(2, Math.max(0.5, change))));
    }
    if (!price.some((p) => p >= 1)) break;
  }
  return best;
}
