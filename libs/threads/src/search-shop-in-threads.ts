import { searchIslands } from '@lotwright/shop';
import type { Effort, IslandProgress, Outcome, Round, RoundReport } from '@lotwright/shop';
import { availableParallelism } from 'node:os';
import type { SearchClock, ShopErrand, ShopProblem } from './shop-errand.js';
import { ThreadTeam } from './thread-team.js';

/** How a shop is searched in threads, watched and stopped. */
export interface ShopSearchOptions {
  /** Islands, each in a thread of its own. Default: one for each processor. */
  readonly threads?: number;
  /** Default `wall`, from the call on, with the start of the threads; `processor` counts what each thread itself uses. */
  readonly clock?: SearchClock;
  /** Aborting ends the search with the best schedule so far. */
  readonly signal?: AbortSignal;
  /** Told a few times a second how far all islands together are. */
  readonly onProgress?: (progress: IslandProgress) => void;
}

/**
 * Searches a shop on all processors: one island in each thread, in rounds. Limited by steps, the answer depends on seed, threads and steps only.
 * @throws RangeError when there is no limit or no thread
 */
export async function searchShopInThreads(problem: ShopProblem, { seed, ...limits }: Effort, options: ShopSearchOptions = {}): Promise<Outcome> {
  const { threads = availableParallelism(), clock = 'wall', signal, onProgress } = options;
  const team = new ThreadTeam<ShopErrand, Round, RoundReport>('shop-island.worker', Array.from({ length: threads }, (_, island) => ({ problem, seed, island, clock })));
  const stop = (): void => team.askToStop();
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    const islands = Array.from({ length: threads }, (_, member) => ({ round: (round: Round) => team.ask(member, round) }));
    return await searchIslands(islands, limits, {
      ...(clock === 'wall' && { clock: () => performance.now() }),
      shouldStop: () => signal?.aborted ?? false,
      onProven: stop,
      ...(onProgress && { onRound: onProgress }),
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await team.close();
  }
}
