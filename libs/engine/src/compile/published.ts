import { NONE } from '../problem/limits.js';
import { RUN, type Problem } from '../problem/problem.js';
import type { CaseIndex } from './case-index.js';

/** Exact times of the plan in force: its phases by phase slot, and which published samples share a run. */
export function compilePublished(
  index: CaseIndex,
  publishedStart: Int32Array,
  { firstPhase, opSpec }: Pick<Problem, 'firstPhase' | 'opSpec'>,
): Pick<Problem, 'publishedPhaseStart' | 'publishedPhaseEnd' | 'publishedRun'> {
  const ops = publishedStart.length;
  const publishedPhaseStart = new Int32Array(firstPhase[ops]).fill(NONE);
  const publishedPhaseEnd = new Int32Array(firstPhase[ops]).fill(NONE);
  const publishedRun = new Int32Array(ops).fill(NONE);
  const { op, start, run, firstPhase: given, phaseStart, phaseEnd } = index.inForce;
  const numbers = new Int32Array(op.length).fill(NONE);
  let runs = 0;
  for (let i = 0; i < op.length; i++) {
    const x = op[i];
    if (x < 0 || publishedStart[x] !== start[i]) continue;
    const at = firstPhase[x];
    const phases = given[i + 1] - given[i];
    if (phases !== firstPhase[x + 1] - at) continue;
    for (let k = 0; k < phases; k++) {
      publishedPhaseStart[at + k] = phaseStart[given[i] + k];
      publishedPhaseEnd[at + k] = phaseEnd[given[i] + k];
    }
    if (run[i] === NONE || opSpec[x].kind !== RUN) continue;
    if (numbers[run[i]] === NONE) numbers[run[i]] = runs++;
    publishedRun[x] = numbers[run[i]];
  }
  return { publishedPhaseStart, publishedPhaseEnd, publishedRun };
}
