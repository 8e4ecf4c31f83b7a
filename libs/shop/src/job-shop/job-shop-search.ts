import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import type { ShopSearch } from '../islands/shop-search.js';
import { blend } from './blend.js';
import { eliteFrom, sequencesOf } from './elite.js';
import type { Elite } from './elite.js';
import { firstSchedule } from './first-schedule.js';
import type { Draft } from './first-schedule.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import { jobShopLowerBound } from './lower-bound.js';
import { Pool } from './pool.js';
import { BoundRaiser } from './proof/bound-raiser.js';
import { TabuSearch } from './tabu-search.js';

/** Schedules that are crossed with each other: few at first, for a quick good one, more in the pools that follow, and again. */
const POOL_SIZES = [4, 8, 16];
/** Steps without a better schedule after which a tabu search ends. */
const PATIENCE = 1500;
/** Children in a row that a pool refuses before it is filled afresh, for each of its schedules. */
const STALE_AFTER = 5;
/** Comparisons to raise the lower bound, for each step of search and each operation of the shop: about a tenth of the time. */
const PROOF = 0.4;

/** Tabu searches from a pool of schedules and from blends of two of them, and in between the first island raises the lower bound. Schedules have one entry per machine: its operations, first to last. */
export class JobShopSearch implements ShopSearch {
  makespan = Infinity;
  lowerBound: number;

  private best: Elite | null = null;
  private parents: readonly [Elite, Elite] | null = null;
  private running = false;
  private refused = 0;
  private fillings = 0;
  private pools = 0;
  private readonly raiser: BoundRaiser | null;
  private readonly random: RandomStream;
  private readonly tabu: TabuSearch;
  private readonly pool: Pool;

  /** @param island number of this search among those that work on the same shop; each takes other random numbers */
  constructor(
    private readonly shop: FlexibleJobShop,
    seed: number,
    island: number,
  ) {
    this.random = stream(seed, `flexible job shop ${island}`);
    this.raiser = island === 0 ? new BoundRaiser(shop, jobShopLowerBound(shop)) : null;
    this.lowerBound = this.raiser?.bound ?? 0;
    this.tabu = new TabuSearch(shop, this.random);
    this.pool = new Pool(this.poolSize, shop.machines);
  }

  /** Goes on until the budget is used up or makespan and bound meet. */
  advance(budget: Budget): void {
    do {
      if (!this.running) this.begin();
      this.running = !this.tabu.run(budget, PATIENCE, this.lowerBound);
      const elite = this.tabu.best();
      this.keep(elite);
      if (this.running) continue;
      this.settle(elite);
      this.prove();
    } while (this.makespan > this.lowerBound && !budget.over);
  }

  /** The best schedule so far. */
  schedule(): Int32Array[] {
    return sequencesOf(this.best as Elite, this.shop.machines);
  }

  /** Takes a schedule found elsewhere into the pool. */
  offer(sequences: readonly Int32Array[]): void {
    const elite = eliteFrom(this.shop, sequences);
    this.keep(elite);
    this.pool.welcome(elite);
  }

  /** Believes a lower bound proven elsewhere. */
  raiseBound(bound: number): void {
    if (bound > this.lowerBound) this.lowerBound = bound;
  }

  private begin(): void {
    this.parents = this.filling ? null : this.pool.pair(this.random);
    this.tabu.start(this.nextDraft());
  }

  private get poolSize(): number {
    return POOL_SIZES[this.pools % POOL_SIZES.length];
  }

  private get filling(): boolean {
    return !this.pool.paired || (this.pool.growing && this.fillings < 2 * this.poolSize);
  }

  private nextDraft(): Draft {
    return this.parents === null ? firstSchedule(this.shop, this.random) : blend(...this.parents, this.random);
  }

  /** Gives the outcome of a tabu search its place in the pool. */
  private settle(elite: Elite): void {
    if (this.parents === null) {
      this.pool.add(elite);
      this.fillings++;
      return;
    }
    this.refused = this.pool.replaceNearer(this.parents, elite) ? 0 : this.refused + 1;
    if (this.refused < STALE_AFTER * this.poolSize) return;
    this.pools++;
    this.pool.renew(this.poolSize);
    this.refused = 0;
    this.fillings = 0;
  }

  private prove(): void {
    if (this.raiser === null) return;
    this.raiser.ceiling = this.makespan;
    this.raiser.advance(PROOF * this.tabu.steps * this.shop.operations);
    this.raiseBound(this.raiser.bound);
  }

  private keep(elite: Elite): void {
    if (elite.makespan >= this.makespan) return;
    this.best = elite;
    this.makespan = elite.makespan;
  }
}
