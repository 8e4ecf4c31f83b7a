import { decodeShape, objectiveShape } from '@lotwright/contract';
import { URGENCIES } from '@lotwright/domain';
import type { Objective } from '@lotwright/domain';
import { RequestRefused } from '../terminal/exit.js';

/** Options that say what a plan shall be best at. */
export interface ObjectiveOptions {
  readonly objective?: string;
  readonly longestTurnaround?: string;
  readonly weights?: string;
}

const OBJECTIVE_HELP = 'Write it like lateness,turnaround,stability,cost (most important first), makespan, or lateness,turnaround+60*stability (levels that count together, with weights).';
const WEIGHTS_HELP = 'Write it like urgent=4,standard=2,flexible=1.';

/** What the options ask for; `undefined` when they ask for nothing. @throws RequestRefused naming the option that cannot be read */
export function objectiveOf({ objective, longestTurnaround, weights }: ObjectiveOptions): Objective | undefined {
  if (objective === undefined && longestTurnaround === undefined && weights === undefined) return undefined;
  const wire = {
    ...(objective === undefined ? {} : { ranks: objective.split(',').map((rank) => rank.split('+').map(termOf)) }),
    ...(longestTurnaround === undefined ? {} : { longestTurnaround }),
    ...(weights === undefined ? {} : { urgencyWeights: weightsOf(weights) }),
  };
  const outcome = decodeShape(objectiveShape, wire);
  if (outcome.ok) return outcome.value;
  const [{ pointer, accepted }] = outcome.problems;
  if (pointer.startsWith('/longestTurnaround')) throw new RequestRefused(`--longest-turnaround ${longestTurnaround} cannot be used: accepted is ${accepted}.`, 'Write it like P30D.');
  if (pointer.startsWith('/urgencyWeights')) throw new RequestRefused(`--weights ${weights} cannot be used: at ${pointer.slice('/urgencyWeights/'.length)}, accepted is ${accepted}.`, WEIGHTS_HELP);
  throw new RequestRefused(`--objective ${objective} cannot be used: accepted is ${accepted}.`, OBJECTIVE_HELP);
}

function termOf(text: string): { level: string; weight?: number } {
  const [, weight, level] = /^(?:(\d+)\*)?(.*)$/.exec(text.trim())!;
  return weight === undefined ? { level } : { level, weight: Number(weight) };
}

/** Weights by urgency class as written. @throws RequestRefused when a class is unknown or named twice */
function weightsOf(text: string): Record<string, number> {
  const weights = new Map<string, number>();
  for (const part of text.split(',')) {
    const [urgency, weight = ''] = part.split('=').map((side) => side.trim());
    if (!URGENCIES.some((known) => known === urgency)) throw new RequestRefused(`--weights ${text} cannot be used: there is no urgency class ${urgency}; there are ${URGENCIES.join(', ')}.`, WEIGHTS_HELP);
    if (weights.has(urgency)) throw new RequestRefused(`--weights ${text} cannot be used: ${urgency} is given twice.`, WEIGHTS_HELP);
    weights.set(urgency, weight === '' ? Number.NaN : Number(weight));
  }
  return Object.fromEntries(weights);
}
