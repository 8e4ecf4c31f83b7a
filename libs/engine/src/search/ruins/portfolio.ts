import type { RandomStream } from '@lotwright/random';
import type { Decoder } from '../../construct/decoder.js';
import type { OrderCosts } from '../../objective/order-cost.js';
import type { Problem } from '../../problem/problem.js';
import type { Neighbours } from '../moves/neighbours.js';
import { Blockers } from './blockers.js';
import { CloseInTime } from './close-in-time.js';
import { Exchange } from './exchange.js';
import { Excess } from './excess.js';
import type { Ruin } from './ruin.js';

/** Least share of moves that each ruin keeps, so that it can prove useful later. */
const LEAST_SHARE = 0.05;
/** Moves after which what a ruin has earned counts half. */
const MEMORY = 1000;
/** What an improvement earns in the first rank, and by how much less in every further one. */
const FIRST_RANK = 8;
const PER_RANK = 4;

/** The ruins of one search. One line per ruin; the last one must always find something to move. */
function ruinsOf(problem: Problem, decoder: Decoder, neighbours: Neighbours, bounds: OrderCosts): readonly Ruin[] {
  const excess = new Excess(problem, decoder.costs, bounds);
  const { table } = decoder.workshop;
  return [new Exchange(problem, table, neighbours, excess, decoder.costs), new Blockers(problem, table, neighbours, excess), new CloseInTime(neighbours)];
}

/**
 * Draws the orders of moves by one of several ruins: each by a least share, the rest by what it has lately earned per move. So the
 * instance chooses its strategies, and the choice may change while the plan does.
 */
export class Portfolio {
  private readonly ruins: readonly Ruin[];
  private readonly earned: Float64Array;
  private readonly moves: Float64Array;
  private drawn = 0;

  constructor(problem: Problem, decoder: Decoder, neighbours: Neighbours, bounds: OrderCosts) {
    this.ruins = ruinsOf(problem, decoder, neighbours, bounds);
    this.earned = new Float64Array(this.ruins.length).fill(1);
    this.moves = new Float64Array(this.ruins.length).fill(1);
  }

  /** Writes the orders of one move into `into`; returns how many. */
  draw(random: RandomStream, into: Int32Array): number {
    this.drawn = this.choose(random);
    let count = this.ruins[this.drawn].draw(random, into);
    if (count === 0) {
      this.tried(this.drawn);
      this.drawn = this.ruins.length - 1;
      count = this.ruins[this.drawn].draw(random, into);
    }
    this.tried(this.drawn);
    return count;
  }

  /** Name of the ruin that drew the last move. */
  get lastDrawn(): string {
    return this.ruins[this.drawn].name;
  }

  /** Tells that the last move drawn made the plan better. @param rank first rank in which it did */
  improved(rank: number): void {
    let worth = FIRST_RANK;
    for (let i = 1; i < rank; i++) worth /= PER_RANK;
    this.earned[this.drawn] += worth;
  }

  private tried(ruin: number): void {
    if (++this.moves[ruin] < MEMORY) return;
    this.moves[ruin] /= 2;
    this.earned[ruin] /= 2;
  }

  private choose(random: RandomStream): number {
    const { ruins, earned, moves } = this;
    let total = 0;
    for (let i = 0; i < ruins.length; i++) total += earned[i] / moves[i];
    const spare = 1 - LEAST_SHARE * ruins.length;
    let left = random.next();
    for (let i = 0; i < ruins.length - 1; i++) {
      left -= LEAST_SHARE + (spare * earned[i]) / moves[i] / total;
      if (left < 0) return i;
    }
    return ruins.length - 1;
  }
}
