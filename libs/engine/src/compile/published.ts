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
  const runs = new Map<string, number>();
  const given = index.planningCase.published;
  for (let i = 0; i < given.length; i++) {
    const a = given[i];
    const x = index.inForce.op[i];
    if (x < 0 || publishedStart[x] !== a.start) continue;
    const at = firstPhase[x];
    if (a.phases.length !== firstPhase[x + 1] - at) continue;
    for (let k = 0; k < a.phases.length; k++) {
      publishedPhaseStart[at + k] = a.phases[k].start;
      publishedPhaseEnd[at + k] = a.phases[k].end;
    }
    if (a.run === null || opSpec[x].kind !== RUN) continue;
    let run = runs.get(a.run);
    if (run === undefined) runs.set(a.run, (run = runs.size));
    publishedRun[x] = run;
  }
  return { publishedPhaseStart, publishedPhaseEnd, publishedRun };
}
