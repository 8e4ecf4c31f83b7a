import { placeAsPublished } from '../construct/warm-start.js';
import type { Decoder } from '../construct/decoder.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { STABILITY } from '../problem/pursuit.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { Trial } from '../solution/trial.js';

/**
 * Re-places every order once at its earliest, in order of release, and keeps what is no worse in any way. What the search left lying
 * late because it cost nothing comes forward, so that every wait that remains has a cause. Returns how many orders changed.
 */
export function compact(problem: Problem, decoder: Decoder): number {
  const again = new Replacer(problem, decoder);
  const orders: number[] = [];
  for (let o = 0; o < problem.orders; o++) if (again.planned(o)) orders.push(o);
  orders.sort((a, b) => problem.release[a] - problem.release[b] || a - b);
  return orders.filter((o) => again.replace(o, () => decoder.place(o), false)).length;
}

/**
 * Brings orders back to their published times and equipment wherever that costs nothing: the search trades stability for the
 * smallest gain in turnaround and moves much that need not have moved. Returns how many orders came nearer.
 */
export function settle(problem: Problem, decoder: Decoder): number {
  const again = new Replacer(problem, decoder);
  let nearer = 0;
  for (let o = 0; o < problem.orders; o++) {
    if (again.planned(o) && decoder.costs.of[STABILITY][o] > 0 && again.replace(o, () => placeAsPublished(problem, decoder, o), true)) nearer++;
  }
  return nearer;
}

/** Takes one order out, puts it back some other way, and undoes that unless no level is worse. */
class Replacer {
  private readonly saved: SavedOrders;
  private readonly trial = new Trial();
  private readonly before: Standing;
  private readonly after: Standing;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.saved = new SavedOrders(problem);
    this.before = new Standing(problem);
    this.after = new Standing(problem);
  }

  planned(order: number): boolean {
    return this.problem.orderRecipe[order] !== NONE && this.decoder.workshop.table.planned[order] === 1;
  }

  /** @param strictly whether the first level that differs must be better, or may be no level at all */
  replace(order: number, place: () => boolean, strictly: boolean): boolean {
    const { decoder, before, saved } = this;
    const { workshop } = decoder;
    decoder.stand(before);
    saved.clear();
    saved.add(workshop.table, order);
    decoder.remove(order);
    const placed = workshop.broken === NONE && place();
    if (placed && this.better(strictly)) return true;
    if (placed) decoder.remove(order);
    for (let i = 0; i < saved.count; i++) workshop.put(saved.read(i, this.trial), this.trial);
    workshop.broken = NONE;
    decoder.count(order);
    return false;
  }

  private better(strictly: boolean): boolean {
    this.decoder.stand(this.after);
    const difference = this.after.compare(this.before);
    return difference < 0 || (difference === 0 && !strictly);
  }
}
