import { NONE } from '../problem/limits.js';
import type { PricedResource, Usage } from './priced-resources.js';
import type { TimeGrid } from './start-cells.js';

/** Minutes over which the price of a crew's hour is the same. */
const CREW_BLOCK = 60;
/** Longest distance between two prices of one resource, minutes. */
const LONGEST_STEP = 1440;

/** Where the prices of a resource may stand: entry `i` is one price at every instant (or slot) `from[i]` to before `from[i] + length`. */
export interface PriceSupport {
  readonly from: Int32Array;
  readonly length: number;
}

/**
 * Slots have a price each and crews one per hour. What is occupied has one price per usual occupation, at its last instant, counted from
 * when starts become possible after a closed time: then every start pays for one of them and as many fit in between as lots fit into the shift.
 * Prices spread evenly would pay for the odd piece of shift in which no lot fits.
 */
export function priceSupport(resource: PricedResource, index: number, usages: readonly (readonly [usage: Usage, lots: number])[], grid: TimeGrid): PriceSupport {
  const count = resource.capacity.length;
  if (resource.key.kind === 'runs' || resource.key.kind === 'sittings') return { from: Int32Array.from({ length: count }, (_, j) => j), length: 1 };
  if (resource.key.kind === 'crew') {
    const length = Math.max(1, Math.floor(CREW_BLOCK / grid.width));
    return { from: Int32Array.from({ length: Math.floor(count / length) }, (_, j) => j * length), length };
  }
  const own = usages.filter(([usage]) => usage.resource === index);
  return { from: comb(own, count, Math.max(1, Math.floor(LONGEST_STEP / grid.width))), length: 1 };
}

function comb(usages: readonly (readonly [usage: Usage, lots: number])[], count: number, longest: number): Int32Array {
  const opens = new Uint8Array(count + 1);
  const lengths = new Map<number, number>();
  for (const [{ from, to }, lots] of usages) {
    for (let i = 0; i < from.length; i++) {
      opens[from[i]] = 1;
      lengths.set(to[i] - from[i], (lengths.get(to[i] - from[i]) ?? 0) + lots);
    }
  }
  const usual = [...lengths].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1;
  const step = Math.max(1, Math.min(usual, longest));
  const chosen: number[] = [];
  let next = NONE;
  let before = NONE;
  for (let j = 0; j <= count; j++) {
    if (opens[j] === 0) continue;
    if (next === NONE || j - before > Math.max(4, step / 2)) {
      next = j + step - 1;
      if (next < count && next > (chosen[chosen.length - 1] ?? NONE)) chosen.push(next);
    }
    while (j > next) {
      next += step;
      if (next < count) chosen.push(next);
    }
    before = j;
  }
  return Int32Array.from(chosen);
}
