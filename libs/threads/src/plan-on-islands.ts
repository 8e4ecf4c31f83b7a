import type { PlanningCase } from '@lotwright/domain';
import { searchPlanIslands, together, withBound } from '@lotwright/engine';
import type { PlanBounding, PlanIsland, PlanRoundReport, SolveParams, SolveProgress } from '@lotwright/engine';
import type { CheckedPlan } from '@lotwright/planning';
import { MessageChannel } from 'node:worker_threads';
import type { BoundAnswer, BoundErrand, BoundQuestion, IslandAnswer, IslandErrand, IslandQuestion } from './errand.js';
import { ThreadTeam } from './thread-team.js';

/** How the threads of one plan are watched and stopped. */
export interface IslandsWatch {
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Aborting ends the search with the best plan so far. */
  readonly stop: AbortSignal;
  /** Aborting ends the threads; nothing comes of the search then. */
  readonly kill: AbortSignal;
}

/** Whether one more thread looks for prices: where several numbers of bound steps say so, or where nothing says otherwise and a clock ends a search on several. */
export function boundsBeside({ boundSteps, seconds, threads, threadSteps }: SolveParams): boolean {
  return boundSteps === undefined ? seconds !== null && (threadSteps?.length ?? threads ?? 1) > 1 : boundSteps.length > 1;
}

/**
 * Makes and checks a plan on several threads: an island in each, and one more where what they find is bounded beside them. Limited by steps, the
 * plan depends on case, seed, steps and number of threads only.
 * @throws RangeError when the case names something that does not exist, or steps of threads do not fit their number
 * @throws Error what a thread threw, or that it was ended
 */
export async function planOnIslands(planningCase: PlanningCase, params: SolveParams, watch: IslandsWatch): Promise<CheckedPlan> {
  const begun = performance.now();
  const beside = boundsBeside(params);
  const count = params.threadSteps?.length ?? params.threads ?? 1;
  const ports = Array.from({ length: count }, () => new MessageChannel());
  // What is bounded beside the islands is not bounded again by one of them.
  const own = beside ? { ...params, boundSteps: [] } : params;
  const errands = ports.map(({ port2 }, island): IslandErrand => ({ planningCase, params: own, island, port: port2 }));
  const team = new ThreadTeam<IslandErrand, IslandQuestion, IslandAnswer>('plan-island.worker', errands, ({ port }) => [port]);
  const bounders = new ThreadTeam<BoundErrand, BoundQuestion, BoundAnswer>('plan-bound.worker', beside ? [{ planningCase }] : []);
  const stop = (): void => {
    team.askToStop();
    bounders.askToStop();
  };
  const close = async (): Promise<void> => {
    await Promise.all([team.close(), bounders.close()]);
  };
  const end = (): void => void close();
  if (watch.stop.aborted) stop();
  watch.stop.addEventListener('abort', stop, { once: true });
  watch.kill.addEventListener('abort', end, { once: true });
  const onBound = followed(ports, watch);
  try {
    const islands = ports.map((_, member) => islandOf(team, member));
    return await searchPlanIslands(islands, params, { clock: () => performance.now() - begun, shouldStop: () => watch.stop.aborted, onBound }, beside ? boundingOf(bounders) : null);
  } finally {
    watch.stop.removeEventListener('abort', stop);
    watch.kill.removeEventListener('abort', end);
    await close();
    for (const { port1 } of ports) port1.close();
  }
}

function islandOf(team: ThreadTeam<IslandErrand, IslandQuestion, IslandAnswer>, member: number): PlanIsland<CheckedPlan> {
  return {
    round: async (round) => (await team.ask(member, { kind: 'round', round })) as PlanRoundReport,
    finish: async (offered, effort, proof) => (await team.ask(member, { kind: 'finish', offered, effort, proof })) as CheckedPlan,
  };
}

function boundingOf(team: ThreadTeam<BoundErrand, BoundQuestion, BoundAnswer>): PlanBounding {
  return { round: (round) => team.ask(0, round) };
}

/** Passes the progress of all islands on as one, whenever the first tells of its own. Answers what takes the bounds proven beside them. */
function followed(ports: readonly MessageChannel[], watch: IslandsWatch): (bound: number) => void {
  const latest: (SolveProgress | null)[] = ports.map(() => null);
  let proven: number | null = null;
  ports.forEach(({ port1 }, island) => port1.on('message', (progress: SolveProgress) => {
    latest[island] = progress;
    if (island === 0) watch.onProgress?.(withBound(together(latest.filter((p) => p !== null)), proven));
  }));
  return (bound) => (proven = bound);
}
