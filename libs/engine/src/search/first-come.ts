import type { Decoder } from '../construct/decoder.js';
import { isUnlikeOthers } from '../construct/order-lists.js';
import { OrderCosts, SUMMED } from '../objective/order-cost.js';
import { NONE } from '../problem/limits.js';
import { EQUIPMENT, type Problem, type RecipeLink } from '../problem/problem.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { Trial } from '../solution/trial.js';

/**
 * Orders of one recipe and weight that nothing ties down exchange their places where the later release is ready first, unless one of them misses a window or
 * is tardy by that: the sum over all patients is the same, and nobody is overtaken for nothing. Only who stands where changes. Returns the orders that have
 * exchanged: the one released first may have room to come forward now, and the other behind it.
 */
export function firstComeFirst(problem: Problem, decoder: Decoder): Set<number> {
  const exchange = new Exchange(problem, decoder);
  for (const alike of groups(problem, decoder)) for (let i = 0; i < alike.length; i++) exchange.forward(alike, i);
  return exchange.exchanged;
}

/** Planned orders without facts, pins or published places, by recipe and weight, each group in the order of release. */
function groups(problem: Problem, decoder: Decoder): Iterable<readonly number[]> {
  const alike = new Map<string, number[]>();
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || decoder.workshop.table.planned[o] === 0 || isUnlikeOthers(problem, o) || isPublished(problem, o)) continue;
    const key = `${problem.orderRecipe[o]} ${problem.weight[o]}`;
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [o]);
    else group.push(o);
  }
  for (const group of alike.values()) group.sort((a, b) => problem.release[a] - problem.release[b] || a - b);
  return alike.values();
}

function isPublished(problem: Problem, order: number): boolean {
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) if (problem.publishedStart[x] !== NONE) return true;
  return false;
}

class Exchange {
  readonly exchanged = new Set<number>();
  private readonly saved: SavedOrders;
  private readonly trial = new Trial();
  private readonly costs: OrderCosts;
  /** By operation of the recipe: 1 where the two orders at hand exchange places. */
  private readonly moves: Uint8Array;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.saved = new SavedOrders(problem);
    this.costs = new OrderCosts(problem);
    this.moves = new Uint8Array(Math.max(1, ...problem.recipes.map(({ ops }) => ops.length)));
  }

  /** Gives entry `i` of a group, again and again, the places of the later one that is ready soonest and may take its places. */
  forward(alike: readonly number[], i: number): void {
    for (let soonest = this.soonest(alike, i); soonest !== NONE; soonest = this.soonest(alike, i)) {
      this.swap(alike[i], soonest);
      this.exchanged.add(alike[i]).add(soonest);
    }
  }

  private soonest(alike: readonly number[], i: number): number {
    const { problem: { release }, decoder: { workshop: { table } } } = this;
    const earlier = alike[i];
    const last = table.start[this.readyOp(earlier)];
    let ready = table.end[this.readyOp(earlier)];
    let best: number = NONE;
    for (let j = i + 1; j < alike.length && release[alike[j]] <= last; j++) {
      const later = alike[j];
      const end = table.end[this.readyOp(later)];
      if (release[later] === release[earlier] || end >= ready || this.costsMore(earlier, later) || !this.linked(earlier, later) || this.sharesRoom(earlier, later)) continue;
      best = later;
      ready = end;
    }
    return best;
  }

  /** Whether the two together would miss or lack more of anything that is summed over orders. */
  private costsMore(a: number, b: number): boolean {
    const { costs, decoder: { costs: { of }, workshop: { table } } } = this;
    costs.set(a, table.end[this.readyOp(b)], table.end[this.arrivalOp(b)], 0);
    costs.set(b, table.end[this.readyOp(a)], table.end[this.arrivalOp(a)], 0);
    return SUMMED.some((measure) => costs.of[measure][a] + costs.of[measure][b] > of[measure][a] + of[measure][b]);
  }

  /** Whether both keep lags and holds when they exchange whatever the later one may take over: work that begins before its release stays, and what follows moves. */
  private linked(a: number, b: number): boolean {
    const { problem, moves, decoder: { workshop: { table } } } = this;
    const { ops } = problem.recipes[problem.orderRecipe[a]];
    const [ofA, ofB] = [problem.firstOp[a], problem.firstOp[b]];
    for (let k = 0; k < ops.length; k++) moves[k] = table.start[ofA + k] >= problem.release[b] ? 1 : 0;
    return ops.every(({ inLinks }, k) => moves[k] === 0 || inLinks.every((link) => moves[link.from] === 1 || (this.keeps(link, ofA, ofB + k) && this.keeps(link, ofB, ofA + k))));
  }

  /** Whether what stays and what moves is in one segregated suite: there neighbours of one order need no clearance, and those of two do. */
  private sharesRoom(a: number, b: number): boolean {
    const stays = this.rooms(a, 0).concat(this.rooms(b, 0));
    return stays.length > 0 && this.rooms(a, 1).concat(this.rooms(b, 1)).some((room) => stays.includes(room));
  }

  /** Segregated suites of an order's operations that move (1) or stay (0). */
  private rooms(o: number, moving: number): number[] {
    const { problem, moves, decoder: { workshop: { table } } } = this;
    const rooms: number[] = [];
    for (let x = problem.firstOp[o]; x < problem.firstOp[o + 1]; x++) {
      if (problem.opSpec[x].kind !== EQUIPMENT || moves[x - problem.firstOp[o]] !== moving) continue;
      const { suite } = problem.equipment[table.equipment[x]];
      if (suite >= 0) rooms.push(suite);
    }
    return rooms;
  }

  private keeps({ from, minLag, maxLag }: RecipeLink, first: number, x: number): boolean {
    const { start, end } = this.decoder.workshop.table;
    const lag = start[x] - end[first + from];
    return lag >= minLag && (maxLag < 0 || lag <= maxLag);
  }

  /** Both are out before either goes in again, each operation after those before it: waits in storage are booked with what ends them. */
  private swap(a: number, b: number): void {
    const { problem, decoder, saved, trial, moves } = this;
    this.linked(a, b);
    saved.clear();
    for (const o of [a, b]) saved.add(decoder.workshop.table, o);
    for (const o of [a, b]) decoder.remove(o);
    decoder.workshop.broken = NONE;
    const each = saved.count / 2;
    for (const o of [a, b]) {
      for (let i = 0; i < each; i++) {
        const k = saved.opAt(i) - problem.firstOp[a];
        const own = o === a ? i : each + i;
        saved.read(moves[k] === 1 ? (own + each) % saved.count : own, trial);
        decoder.workshop.put(problem.firstOp[o] + k, trial);
      }
    }
    for (const o of [a, b]) decoder.count(o);
  }

  private readyOp(o: number): number {
    return this.problem.firstOp[o] + this.problem.recipes[this.problem.orderRecipe[o]].patientReady;
  }

  private arrivalOp(o: number): number {
    return this.problem.firstOp[o] + this.problem.recipes[this.problem.orderRecipe[o]].arrival;
  }
}
