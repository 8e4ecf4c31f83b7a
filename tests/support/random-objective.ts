import { OBJECTIVE_LEVELS } from '@lotwright/domain';
import type { Objective, ObjectiveTerm } from '@lotwright/domain';
import { stream } from '@lotwright/random';
import { min } from './tiny.js';

const DAY = 1440;
const LEVELS = OBJECTIVE_LEVELS.filter((level): level is ObjectiveTerm['level'] => level !== 'unplanned');

/** A random objective: one to four ranks of one to three levels each with weights, in any sequence, some levels switched off; sometimes its own urgency weights. The same for the same seed. */
export function randomObjective(seed: number): Objective {
  const random = stream(seed, 'objective');
  const left = random.shuffle([...LEVELS]);
  const ranks = Array.from({ length: 1 + random.nextInt(4) }, () => left.splice(0, random.pick([1, 1, 2, 3])).map((level) => ({ level, weight: random.pick([1, 1, 2, 60]) }))).filter((rank) => rank.length > 0);
  const fair = ranks.some((rank) => rank.some((term) => term.level === 'fairness'));
  return {
    ranks,
    longestTurnaround: fair ? min((1 + random.nextInt(6)) * DAY) : null,
    urgencyWeights: random.chance(0.3) ? { urgent: 3, standard: 3, flexible: 2 } : null,
  };
}
