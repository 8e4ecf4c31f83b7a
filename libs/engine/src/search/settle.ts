import { placeAsPublished } from '../construct/warm-start.js';
import type { Decoder } from '../construct/decoder.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { Trial } from '../solution/trial.js';

/**
 * Brings orders back to their published times and equipment wherever that costs nothing: the search trades stability for the
 * smallest gain in turnaround and moves much that need not have moved. Returns how many orders came nearer.
 */
export function settle(problem: Problem, decoder: Decoder): number {
  const saved = new SavedOrders(problem);
  const trial = new Trial();
  const { table, runs } = decoder.workshop;
  let gained = 0;
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || table.planned[o] === 0 || decoder.moveOf[o] === 0) continue;
    const { lateness, turnaround, stability } = decoder.tally;
    const cost = runs.emptyPlaces;
    saved.clear();
    saved.add(table, o);
    decoder.remove(o);
    const placed = placeAsPublished(problem, decoder, o);
    const { tally } = decoder;
    const turn = tally.turnaround - turnaround;
    const moved = tally.stability - stability;
    const better = tally.lateness < lateness || (tally.lateness === lateness && (turn < 0 || (turn === 0 && (moved < 0 || (moved === 0 && runs.emptyPlaces < cost)))));
    if (placed && better) {
      gained++;
      continue;
    }
    if (placed) decoder.remove(o);
    for (let i = 0; i < saved.count; i++) decoder.workshop.put(saved.read(i, trial), trial);
    decoder.workshop.broken = NONE;
    decoder.count(o);
  }
  return gained;
}
