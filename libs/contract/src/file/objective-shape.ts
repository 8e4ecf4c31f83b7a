import { OBJECTIVE_LEVELS, STANDARD_OBJECTIVE } from '@lotwright/domain';
import type { Objective, ObjectiveLevel, ObjectiveTerm } from '@lotwright/domain';
import * as z from 'zod';
import { weightsShape } from './plant-parts.js';
import { durationShape, wholeShape } from './text-shapes.js';

/** Value of a level in plans and progress. */
export const levelShape = z.strictObject({ level: z.enum(OBJECTIVE_LEVELS), value: z.number(), rank: wholeShape(0).nullable().default(null) });

const PURSUABLE = OBJECTIVE_LEVELS.filter((level): level is ObjectiveTerm['level'] => level !== 'unplanned');
const LEVEL_FORM = `one of ${PURSUABLE.join(', ')} (unplanned always comes first and is not named)`;
const RANKS_FORM = 'a list of ranks, most important first, each a list of levels that count together; no level twice';

const termShape = z.strictObject({
  level: z.enum(PURSUABLE, { error: LEVEL_FORM }),
  weight: wholeShape(1, 1_000_000).default(1),
});

const fields = z.strictObject({
  ranks: z.array(z.array(termShape, { error: RANKS_FORM }).min(1, { error: RANKS_FORM }), { error: RANKS_FORM }).min(1, { error: RANKS_FORM }).optional()
    .meta({ description: `${RANKS_FORM}; left out: lateness, turnaround, stability, cost, with fairness after lateness when longestTurnaround is given` }),
  longestTurnaround: durationShape(1).nullable().default(null).meta({ description: 'turnaround beyond this counts against fairness' }),
  urgencyWeights: weightsShape.nullable().default(null).meta({ description: "instead of the weights of the plant's policy" }),
});

/**
 * What a request wants of its plan. Refused: a level named twice, fairness without a longest turnaround, a longest turnaround that
 * no rank uses.
 */
export const objectiveShape = z.codec(fields, z.custom<Objective>(), {
  decode: ({ ranks, longestTurnaround, urgencyWeights }, context) => {
    const given = ranks ?? standardRanks(longestTurnaround !== null);
    const levels = given.flatMap((rank) => rank.map((term) => term.level));
    const twice = levels.find((level, i) => levels.indexOf(level) !== i);
    const refuse = (message: string, input: unknown) => context.issues.push({ code: 'custom', message, input, path: ['ranks'] });
    if (twice !== undefined) refuse(RANKS_FORM, twice);
    if (levels.includes('fairness') !== (longestTurnaround !== null)) refuse('fairness and longestTurnaround together, or neither', levels.join(', '));
    return { ranks: given, longestTurnaround, urgencyWeights };
  },
  encode: (objective) => objective as unknown as z.output<typeof fields>,
});

function standardRanks(fair: boolean): Objective['ranks'] {
  const ranks = [...STANDARD_OBJECTIVE.ranks];
  if (fair) ranks.splice(1, 0, [{ level: 'fairness', weight: 1 }]);
  return ranks as (typeof ranks)[number][];
}

/** Levels that a rank may name. */
export const pursuableLevels: readonly ObjectiveLevel[] = PURSUABLE;
