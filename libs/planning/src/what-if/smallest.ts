import type { Instant } from '@lotwright/time';
import { shift } from '@lotwright/time';
import type { CaseChange } from './case-change.js';
import { allParts, QUARTER } from './lever.js';
import type { Lever } from './lever.js';

/**
 * The least of a lever that still does what its most does, by bisection: the fewest of a count; of a window the parts
 * that are needed, then the shortest time in quarters of an hour (its end first, then its start). `does` answers whether a change still does; with `null` it may try no more, and what is known to do is returned.
 */
export function smallest(lever: Lever, does: (change: CaseChange) => boolean | null): CaseChange {
  if (lever.shape === 'single') return lever.change;
  if (lever.shape === 'count') return lever.at(least(1, lever.most, (count) => does(lever.at(count))));
  const parts = needed(allParts(lever.parts), (kept) => does(lever.at(lever.from, lever.to, kept)));
  const quarters = Math.ceil((lever.to - lever.from) / QUARTER);
  const end = (q: number): Instant => shift(lever.from, Math.min(q * QUARTER, lever.to - lever.from));
  const length = least(1, quarters, (q) => does(lever.at(lever.from, end(q), parts)));
  const spare = length - least(1, length, (q) => does(lever.at(end(length - q), end(length), parts)));
  return lever.at(end(spare), end(length), parts);
}

/** The parts without any of which it would not do. */
function needed(parts: readonly number[], does: (parts: readonly number[]) => boolean | null): readonly number[] {
  let kept = parts;
  for (const part of parts) {
    if (kept.length === 1) break;
    const without = kept.filter((p) => p !== part);
    const answer = does(without);
    if (answer === null) break;
    if (answer) kept = without;
  }
  return kept;
}

/** The least number from `from` to `to` that does, given that `to` does and that more never does less. */
function least(from: number, to: number, does: (n: number) => boolean | null): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    const answer = does(middle);
    if (answer === null) break;
    if (answer) high = middle;
    else low = middle + 1;
  }
  return high;
}
