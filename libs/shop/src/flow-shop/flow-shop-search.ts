import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import type { ShopSearch } from '../islands/shop-search.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';
import { mirrored } from './hybrid-flow-shop.js';
import { IteratedGreedy } from './iterated-greedy.js';
import { flowShopLowerBound } from './lower-bound.js';
import { PermutationAnnealing } from './permutation-annealing.js';

/** Trials of the quick start in each direction. */
const START_TRIALS = 2000;

/**
 * A quick start on orders of jobs, in both directions of time, then iterated greedy on machine lists. Schedules have one entry per machine, stage
 * after stage: its jobs, first to last.
 */
export class FlowShopSearch implements ShopSearch {
  makespan = Infinity;
  lowerBound: number;

  private readonly random: RandomStream;
  private readonly greedy: IteratedGreedy;

  /** @param island number of this search among those that work on the same shop; each takes other random numbers */
  constructor(
    private readonly shop: HybridFlowShop,
    seed: number,
    island: number,
  ) {
    this.random = stream(seed, `hybrid flow shop ${island}`);
    this.lowerBound = flowShopLowerBound(shop);
    this.greedy = new IteratedGreedy(shop, this.random);
  }

  /** Goes on until the budget is used up or makespan and bound meet. */
  advance(budget: Budget): void {
    if (this.makespan === Infinity) this.greedy.start(quickStart(this.shop, budget, this.random));
    this.greedy.run(budget, this.lowerBound);
    this.makespan = this.greedy.best;
  }

  /** The best schedule so far. */
  schedule(): Int32Array[] {
    return this.greedy.bestSequences();
  }

  /** Goes on from a schedule found elsewhere when it is shorter than the best so far. */
  offer(sequences: readonly Int32Array[]): void {
    this.greedy.offer(sequences);
    this.makespan = this.greedy.best;
  }

  /** Believes a lower bound proven elsewhere. */
  raiseBound(bound: number): void {
    if (bound > this.lowerBound) this.lowerBound = bound;
  }
}

function quickStart(shop: HybridFlowShop, budget: Budget, random: RandomStream): number[][] {
  const starts = [shop, mirrored(shop)].map((direction) => {
    const annealing = new PermutationAnnealing(direction, budget, random);
    return { annealing, found: annealing.anneal(annealing.simpleOrder(), START_TRIALS) };
  });
  const [ahead, back] = starts;
  if (ahead.found.makespan <= back.found.makespan) return ahead.annealing.sequences(ahead.found);
  return mirroredSequences(shop, back.annealing.sequences(back.found));
}

/** Sequences of the mirrored shop as sequences of the shop: stages in the other order, each machine read backwards. */
function mirroredSequences({ machines, stages }: HybridFlowShop, sequences: readonly number[][]): number[][] {
  const rows: number[][] = [];
  let from = sequences.length;
  for (let k = 0; k < stages; k++) {
    from -= machines[k];
    rows.push(...sequences.slice(from, from + machines[k]).map((row) => row.slice().reverse()));
  }
  return rows;
}
