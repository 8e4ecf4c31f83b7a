import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import type { ShopSearch } from '../islands/shop-search.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';
import { IteratedGreedy } from './iterated-greedy.js';
import { flowShopLowerBound } from './lower-bound.js';
import { sequencesMakespan } from './machine-lists.js';
import { TwoEndedAnnealing } from './two-ended-annealing.js';

/** Trials of the first annealing for each job. */
const TRIALS = 800;
/** Steps of iterated greedy without a shorter schedule that end the first round. */
const PATIENCE = 2000;
/** Every round takes twice the trials and the patience of the one before, up to so many times those of the first. */
const LONGEST = 16;

/**
 * Rounds of annealing on both ends of the horizon, each followed by iterated greedy on machine lists for as long as that finds something. Every
 * round heats up again the best order of those before it. Schedules have one entry per machine, stage after stage: its jobs, first to last.
 */
export class FlowShopSearch implements ShopSearch {
  makespan = Infinity;
  lowerBound: number;

  private readonly random: RandomStream;
  private readonly greedy: IteratedGreedy;
  private readonly annealing: TwoEndedAnnealing;
  private refining = false;
  private length = 1;
  private best: readonly Int32Array[] = [];

  /** @param island number of this search among those that work on the same shop; each takes other random numbers, odd ones keep to what they find themselves */
  constructor(
    private readonly shop: HybridFlowShop,
    seed: number,
    private readonly island: number,
  ) {
    this.random = stream(seed, `hybrid flow shop ${island}`);
    this.lowerBound = flowShopLowerBound(shop);
    this.greedy = new IteratedGreedy(shop, this.random);
    this.annealing = new TwoEndedAnnealing(shop, this.random, TRIALS * shop.jobs);
  }

  /** Goes on until the budget is used up or makespan and bound meet. */
  advance(budget: Budget): void {
    if (this.makespan === Infinity) this.improve(this.annealing.sequences());
    while (this.makespan > this.lowerBound && !budget.over) {
      if (this.refining) this.refine(budget);
      else this.anneal(budget);
    }
  }

  /** The best schedule so far. */
  schedule(): readonly Int32Array[] {
    return this.best;
  }

  /** Remembers a schedule found elsewhere when it is the shortest; an even island that is refining goes on from it. */
  offer(sequences: readonly Int32Array[]): void {
    const makespan = sequencesMakespan(this.shop, sequences);
    if (makespan >= this.makespan) return;
    this.remember(makespan, sequences);
    if (this.refining && this.island % 2 === 0) this.greedy.start(sequences);
  }

  /** Believes a lower bound proven elsewhere. */
  raiseBound(bound: number): void {
    if (bound > this.lowerBound) this.lowerBound = bound;
  }

  private anneal(budget: Budget): void {
    const { annealing } = this;
    if (!annealing.advance(budget)) return;
    this.improve(annealing.sequences());
    this.refining = annealing.done;
  }

  private refine(budget: Budget): void {
    const { annealing, greedy, shop } = this;
    const patience = PATIENCE * this.length;
    greedy.run(budget, this.lowerBound, patience);
    this.takeOver();
    if (greedy.stale < patience) return;
    this.length = Math.min(2 * this.length, LONGEST);
    annealing.reheat(TRIALS * this.length * shop.jobs);
    this.refining = false;
  }

  private improve(sequences: readonly ArrayLike<number>[]): void {
    this.greedy.start(sequences);
    this.takeOver();
  }

  private takeOver(): void {
    if (this.greedy.best < this.makespan) this.remember(this.greedy.best, this.greedy.bestSequences());
  }

  private remember(makespan: number, sequences: readonly Int32Array[]): void {
    this.makespan = makespan;
    this.best = sequences;
  }
}
