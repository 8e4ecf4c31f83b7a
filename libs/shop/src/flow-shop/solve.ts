import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import { Budget } from '../effort/budget.js';
import type { Effort, Hooks, Outcome } from '../effort/effort.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';
import { mirrored } from './hybrid-flow-shop.js';
import { IteratedGreedy } from './iterated-greedy.js';
import { flowShopLowerBound } from './lower-bound.js';
import { PermutationAnnealing } from './permutation-annealing.js';

/** Trials of the quick start in each direction. */
const START_TRIALS = 2000;

/**
 * A short schedule of a hybrid flow shop: a quick start on orders of jobs, in both directions of time, then iterated greedy on machine lists.
 * `sequences` has one entry per machine, stage after stage: its jobs, first to last.
 */
export function solveHybridFlowShop(shop: HybridFlowShop, effort: Effort, hooks: Hooks = {}): Outcome {
  const random = stream(effort.seed, 'hybrid flow shop');
  const budget = new Budget(effort, hooks, 16);
  const lowerBound = flowShopLowerBound(shop);
  const greedy = new IteratedGreedy(shop, budget, random);
  greedy.start(quickStart(shop, budget, random));
  hooks.onBetter?.(greedy.best, budget.steps);
  greedy.run(lowerBound, (makespan) => hooks.onBetter?.(makespan, budget.steps));
  return { sequences: greedy.bestSequences(), makespan: greedy.best, lowerBound, steps: budget.steps };
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
