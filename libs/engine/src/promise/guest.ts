import type { Decoder } from '../construct/decoder.js';
import { placeAsPublished } from '../construct/warm-start.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { LATENESS } from '../problem/pursuit.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { Trial } from '../solution/trial.js';
import { slushyMoves } from '../repair/moved.js';
import { HostFinder } from './hosts.js';

/** How many lots are asked to give way at once, one try each: about as many as a quote of a few milliseconds can afford. */
const GROUPS = [1, 2, 4];

/** Tells what stands when a place has been found. Called while the guest is in the plan, with the lots that gave way. */
export type Witness = (guest: number, moved: readonly number[]) => void;

/**
 * Tries an order that does not exist yet in a plan, and takes it out again: after every call the plan is exactly as it was. A guest is
 * an order of the problem that has no place; its release, weight and windows may be written before each call.
 */
export class GuestPlacer {
  private readonly saved: SavedOrders;
  private readonly trial = new Trial();
  private readonly toBeat: Standing;
  private readonly reached: Standing;
  private readonly hosts: HostFinder;
  private readonly lateBefore = new Map<number, number>();

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.saved = new SavedOrders(problem);
    this.toBeat = new Standing(problem);
    this.reached = new Standing(problem);
    this.hosts = new HostFinder(problem, decoder);
  }

  /** The earliest place with every other lot where it is. False when there is none before the horizon. */
  without(guest: number, witness: Witness): boolean {
    const { decoder } = this;
    const placed = decoder.place(guest);
    decoder.stand(this.toBeat);
    if (!placed) return false;
    witness(guest, []);
    decoder.remove(guest);
    return true;
  }

  /**
   * The best of a few places for which lots in the way give way: those whose bookings make the guest wait, the longest wait first. What
   * `without` found just before is what has to be beaten. False when nothing better was found.
   * @param budget slushy operations that may leave their published places for it
   */
  withMoves(guest: number, budget: number, witness: Witness): boolean {
    const hosts = this.hosts.find(guest);
    let best: readonly number[] = [];
    for (let i = 0; i < GROUPS.length && (i === 0 || GROUPS[i - 1] < hosts.length); i++) {
      const group = hosts.slice(0, GROUPS[i]);
      if (group.length === 0) break;
      if (this.settle(guest, group) && this.isBetter(group, budget)) {
        this.toBeat.copy(this.reached);
        best = group;
      }
      this.putBack(guest, group);
    }
    if (best.length === 0) return false;
    this.settle(guest, best);
    witness(guest, best);
    this.putBack(guest, best);
    return true;
  }

  /** Takes the group out, places the guest, and puts the group back as near to where it was as it goes. */
  private settle(guest: number, group: readonly number[]): boolean {
    const { decoder, saved, problem } = this;
    saved.clear();
    for (const o of group) {
      this.lateBefore.set(o, decoder.costs.of[LATENESS][o]);
      saved.add(decoder.workshop.table, o);
      decoder.remove(o);
    }
    if (decoder.workshop.broken !== NONE || !decoder.place(guest)) return false;
    return group.every((o) => placeAsPublished(problem, decoder, o) || decoder.place(o));
  }

  /** Better for all lots together, within the budget, and no lot that gave way misses more windows. */
  private isBetter(group: readonly number[], budget: number): boolean {
    const { decoder } = this;
    decoder.stand(this.reached);
    if (this.reached.compare(this.toBeat) >= 0) return false;
    if (group.some((o) => decoder.costs.of[LATENESS][o] > this.lateBefore.get(o)!)) return false;
    return slushyMoves(this.problem, decoder.workshop.table, group) <= budget;
  }

  private putBack(guest: number, group: readonly number[]): void {
    const { decoder, saved, trial } = this;
    const { table } = decoder.workshop;
    for (const o of [guest, ...group]) if (table.planned[o] === 1) decoder.remove(o);
    for (let i = 0; i < saved.count; i++) decoder.workshop.put(saved.read(i, trial), trial);
    decoder.workshop.broken = NONE;
    for (const o of group) decoder.count(o);
  }
}
