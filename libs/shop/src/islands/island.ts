import { Budget } from '../effort/budget.js';
import type { Hooks } from '../effort/effort.js';
import type { ShopSearch } from './shop-search.js';

/** What an island is asked to do until the next exchange. */
export interface Round {
  /** Limits of this round; the first one reached ends it. Null for none. */
  readonly seconds: number | null;
  readonly steps: number | null;
  /** The best lower bound proven on any island. */
  readonly bound: number;
  /** A schedule from another island; null when there is none that this one has not seen. */
  readonly offered: readonly Int32Array[] | null;
}

/** What an island has to tell at the end of a round. */
export interface RoundReport {
  /** Best of this island since it began. */
  readonly makespan: number;
  readonly lowerBound: number;
  /** The schedule of that makespan; null when it is the one told before. */
  readonly sequences: readonly Int32Array[] | null;
  /** Steps made in this round. */
  readonly steps: number;
}

/** One search among several that exchange what they find, here or in a thread of its own. */
export interface Island {
  /** Searches for one round. */
  round(round: Round): Promise<RoundReport>;
}

/** Steps between two looks at the clock. */
const STRIDE = 16;

/** Runs a search round by round, on the thread it is called on. */
export class LocalIsland implements Island {
  private told = Infinity;

  constructor(
    private readonly search: ShopSearch,
    private readonly hooks: Pick<Hooks, 'clock' | 'shouldStop'> = {},
  ) {}

  /** The same as `run`, for those who wait. */
  round(round: Round): Promise<RoundReport> {
    return Promise.resolve(this.run(round));
  }

  /** Searches for one round. */
  run({ seconds, steps, bound, offered }: Round): RoundReport {
    const { search } = this;
    const budget = new Budget({ seconds, steps }, this.hooks, STRIDE);
    search.raiseBound(bound);
    if (offered !== null) search.offer(offered);
    search.advance(budget);
    const news = search.makespan < this.told;
    this.told = search.makespan;
    return { makespan: search.makespan, lowerBound: search.lowerBound, sequences: news ? search.schedule() : null, steps: budget.steps };
  }
}
