import { OBJECTIVE_LEVELS, STANDARD_OBJECTIVE, type Objective } from '@lotwright/domain';
import { pursuitOf, rankOf, type Pursuit } from '../problem/pursuit.js';

/** The objective in flat form. */
export function compilePursuit(objective: Objective = STANDARD_OBJECTIVE): Pursuit {
  const ranks = objective.ranks.map((rank) => rankOf(rank.map(({ level, weight }) => [OBJECTIVE_LEVELS.indexOf(level), weight] as const)));
  return pursuitOf(ranks, objective.longestTurnaround);
}
