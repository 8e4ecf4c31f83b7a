import type { PlanningCase } from '@lotwright/domain';
import { searchPlanIslands, together } from '@lotwright/engine';
import type { PlanIsland, PlanRoundReport, SolveParams, SolveProgress } from '@lotwright/engine';
import type { CheckedPlan } from '@lotwright/planning';
import { MessageChannel } from 'node:worker_threads';
import type { IslandAnswer, IslandErrand, IslandQuestion } from './errand.js';
import { ThreadTeam } from './thread-team.js';

/** How the threads of one plan are watched and stopped. */
export interface IslandsWatch {
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Aborting ends the search with the best plan so far. */
  readonly stop: AbortSignal;
  /** Aborting ends the threads; nothing comes of the search then. */
  readonly kill: AbortSignal;
}

/**
 * Makes and checks a plan on several threads, an island in each. Limited by steps, the plan depends on case, seed, steps and number of threads only.
 * @throws RangeError when the case names something that does not exist, or steps of threads do not fit their number
 * @throws Error what a thread threw, or that it was ended
 */
export async function planOnIslands(planningCase: PlanningCase, params: SolveParams, threads: number, watch: IslandsWatch): Promise<CheckedPlan> {
  const begun = performance.now();
  const latest: (SolveProgress | null)[] = Array.from({ length: threads }, () => null);
  const channels = latest.map(() => new MessageChannel());
  channels.forEach(({ port1 }, island) => port1.on('message', (progress: SolveProgress) => {
    latest[island] = progress;
    if (island === 0) watch.onProgress?.(together(latest.filter((p) => p !== null)));
  }));
  const errands = channels.map(({ port2 }, island): IslandErrand => ({ planningCase, params, island, port: port2 }));
  const team = new ThreadTeam<IslandErrand, IslandQuestion, IslandAnswer>('plan-island.worker', errands, ({ port }) => [port]);
  const stop = (): void => team.askToStop();
  const end = (): void => void team.close();
  if (watch.stop.aborted) stop();
  watch.stop.addEventListener('abort', stop, { once: true });
  watch.kill.addEventListener('abort', end, { once: true });
  try {
    const islands = latest.map((_, member): PlanIsland<CheckedPlan> => ({
      round: async (round) => (await team.ask(member, { kind: 'round', round })) as PlanRoundReport,
      finish: async (offered, threadSteps) => (await team.ask(member, { kind: 'finish', offered, threadSteps })) as CheckedPlan,
    }));
    return await searchPlanIslands(islands, params, { clock: () => performance.now() - begun, shouldStop: () => watch.stop.aborted });
  } finally {
    watch.stop.removeEventListener('abort', stop);
    watch.kill.removeEventListener('abort', end);
    await team.close();
    for (const { port1 } of channels) port1.close();
  }
}
