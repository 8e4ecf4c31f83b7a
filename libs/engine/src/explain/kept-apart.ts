import { PhaseLayout } from '../constraints/phase-layout.js';
import { StartSets } from '../constraints/start-sets.js';
import { ALWAYS, NONE } from '../problem/limits.js';
import { ATTENDED, EQUIPMENT, type Problem, type WorkSpec } from '../problem/problem.js';
import { HeadCount } from '../solution/head-count.js';
import { Trace } from '../solution/trace.js';
import { Trial } from '../solution/trial.js';

/** What never lets the phases of an operation follow each other as closely as they must: the opening hours, whoever is on duty, or the duty of one crew. */
export type KeptApart = 'hours' | { readonly crew: number };

/** What keeps the phases of an operation apart with nothing else planned; `null` when nothing does, or when one of its phases alone fits nowhere. */
export function keptApart(problem: Problem, x: number): KeptApart | null {
  const { kind, work } = problem.opSpec[x];
  if (kind !== EQUIPMENT || work.works.filter((w, k) => w === ATTENDED && work.lengths[0][k] > 0).length < 2) return null;
  const crews = [...new Set(work.crews.flat().map((need) => need.crew))];
  if (!fitsSomewhere(problem, x, [])) return eachFits(problem, x) ? 'hours' : null;
  const alone = crews.find((crew) => !fitsSomewhere(problem, x, [crew]) && phasesFit(problem, x, crew));
  return alone === undefined ? null : { crew: alone };
}

/** Whether some equipment lets the operation stand somewhere when only the given crews, free but for their duty, have to be there. */
function fitsSomewhere(problem: Problem, x: number, crews: readonly number[]): boolean {
  const { work, eligible } = problem.opSpec[x];
  const heads = problem.crews.map((c) => new HeadCount(c, problem.now, problem.horizon));
  const layout = new PhaseLayout(heads, new StartSets(problem.crews, problem.now, problem.horizon), new Trace());
  const manned: WorkSpec = { ...work, crews: work.crews.map((needs) => needs.filter((need) => crews.includes(need.crew))) };
  const trial = new Trial();
  return eligible.some(({ equipment }) => {
    const { open, speed } = problem.equipment[equipment];
    return layout.lay(manned, speed, open, null, problem.now, ALWAYS, NONE, trial) && trial.start < problem.horizon;
  });
}

/** Whether some equipment is open long enough at once for each attended phase by itself. */
function eachFits(problem: Problem, x: number): boolean {
  const { work, eligible } = problem.opSpec[x];
  return eligible.some(({ equipment }) => {
    const { open, speed } = problem.equipment[equipment];
    return work.works.every((w, k) => w !== ATTENDED || work.lengths[speed][k] <= open.longest);
  });
}

/** Whether a crew has the heads for each phase that needs it, were the others not there. */
function phasesFit(problem: Problem, x: number, crew: number): boolean {
  const { work } = problem.opSpec[x];
  const heads = new HeadCount(problem.crews[crew], problem.now, problem.horizon);
  return work.crews.every((needs, k) => needs.every((need) => need.crew !== crew || heads.earliest(problem.now, work.lengths[0][k], need.heads) < problem.horizon));
}
