import type { Decoder } from '../construct/decoder.js';
import { Rollback } from '../construct/rollback.js';
import { placeAsPublished, publishedFirst } from '../construct/warm-start.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { LATENESS, TURNAROUND } from '../problem/pursuit.js';
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
  private readonly rollback: Rollback;
  private readonly toBeat: Standing;
  private readonly reached: Standing;
  private readonly hosts: HostFinder;
  /** Lots in the way of the place that `without` found, the longest wait first. */
  private inTheWay: readonly number[] = [];
  private readonly lateBefore = new Map<number, number>();
  /** Whether no measure but lateness goes before turnaround. */
  private readonly turnaroundLeads: boolean;
  /** Whether nothing but sooner patient-ready times could make a plan with the present guest better. */
  private readyDecides = false;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.rollback = new Rollback(decoder);
    this.toBeat = new Standing(problem);
    this.reached = new Standing(problem);
    this.hosts = new HostFinder(problem, decoder);
    const decides = problem.pursuit.ranks.slice(1).find((rank) => rank.some((weight, measure) => weight > 0 && measure !== LATENESS));
    this.turnaroundLeads = decides !== undefined && decides.every((weight, measure) => (weight > 0) === (measure === TURNAROUND));
  }

  /** The earliest place with every other lot where it is. False when there is none before the horizon. */
  without(guest: number, witness: Witness): boolean {
    const { decoder } = this;
    const placed = decoder.place(guest);
    decoder.stand(this.toBeat);
    this.readyDecides = placed && this.turnaroundLeads && decoder.costs.of[LATENESS][guest] === 0;
    this.inTheWay = [];
    if (!placed) return false;
    witness(guest, []);
    this.inTheWay = this.hosts.find(guest);
    decoder.remove(guest);
    return true;
  }

  /**
   * The best of a few places for which lots in the way give way: those whose bookings make the guest wait, the longest wait first. What
   * `without` found just before is what has to be beaten, and whom it had to wait for. False when nothing better was found.
   * @param budget slushy operations that may leave their published places for it
   */
  withMoves(guest: number, budget: number, witness: Witness): boolean {
    const hosts = this.inTheWay;
    let best: readonly number[] = [];
    for (let i = 0; i < GROUPS.length && (i === 0 || GROUPS[i - 1] < hosts.length); i++) {
      const group = hosts.slice(0, GROUPS[i]);
      if (group.length === 0) break;
      if (this.settle(guest, group) && this.isBetter(group, budget)) {
        this.toBeat.copy(this.reached);
        best = group;
      }
      this.rollback.back();
    }
    if (best.length === 0) return false;
    this.readyDecides = false;
    this.settle(guest, best);
    witness(guest, best);
    this.rollback.back();
    return true;
  }

  /**
   * Takes the group out, places the guest, and puts the group back as near to where it was as it goes. Given up as soon as it is certain that
   * the whole would not be better: what gives way does not gain, so the guest must gain more than that loses.
   */
  private settle(guest: number, group: readonly number[]): boolean {
    const { decoder, rollback } = this;
    const turnaround = decoder.costs.of[TURNAROUND];
    let rest = this.toBeat.measures[TURNAROUND] - decoder.tally.turnaround;
    rollback.begin();
    rollback.remember(guest);
    for (const o of group) {
      this.lateBefore.set(o, decoder.costs.of[LATENESS][o]);
      rollback.remember(o);
      decoder.remove(o);
    }
    if (decoder.workshop.broken !== NONE || !this.placeWithin(guest, rest)) return false;
    rest -= turnaround[guest];
    for (const o of group) {
      const before = turnaround[o];
      if (!this.placeNear(o, rest + before)) return false;
      rest -= turnaround[o] - before;
    }
    return true;
  }

  private placeNear(order: number, turnaround: number): boolean {
    this.limit(order, turnaround);
    if (placeAsPublished(this.problem, this.decoder, order)) return true;
    // Where only the limit has forbidden its published sequence, it has nothing to seek elsewhere.
    if (this.readyDecides && publishedFirst(this.problem, order) < Infinity) return false;
    return this.placeWithin(order, turnaround);
  }

  private placeWithin(order: number, turnaround: number): boolean {
    this.limit(order, turnaround);
    return this.decoder.place(order);
  }

  /** The next place of an order is given up unless its weighted turnaround is below this. */
  private limit(order: number, turnaround: number): void {
    const { release, weight } = this.problem;
    if (this.readyDecides && weight[order] > 0) this.decoder.readyLimit = release[order] + Math.ceil(turnaround / weight[order]) - 1;
  }

  /** Better for all lots together, within the budget, and no lot that gave way misses more windows. */
  private isBetter(group: readonly number[], budget: number): boolean {
    const { decoder } = this;
    decoder.stand(this.reached);
    if (this.reached.compare(this.toBeat) >= 0) return false;
    if (group.some((o) => decoder.costs.of[LATENESS][o] > this.lateBefore.get(o)!)) return false;
    return slushyMoves(this.problem, decoder.workshop.table, group) <= budget;
  }
}
