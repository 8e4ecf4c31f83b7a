import { PhaseLayout } from '../constraints/phase-layout.js';
import { StartSets } from '../constraints/start-sets.js';
import { ALWAYS, NONE } from '../problem/limits.js';
import { ATTENDED, EQUIPMENT, type Problem, type RecipeOp, type WorkSpec } from '../problem/problem.js';
import { HeadCount } from '../solution/head-count.js';
import { Trace } from '../solution/trace.js';
import { Trial } from '../solution/trial.js';

/** What never lets the phases of an operation follow each other as closely as they must: the opening hours, whoever is on duty, or the duty of one crew. */
export type KeptApart = 'hours' | { readonly crew: number };

/** Answers by problem and operation of a recipe: of many lots left out, most are left out for the same. */
const known = new WeakMap<Problem, Map<RecipeOp, KeptApart | null>>();

/** What keeps the phases of an operation apart with nothing else planned; `null` when nothing does, or when one of its phases alone fits nowhere. */
export function keptApart(problem: Problem, x: number): KeptApart | null {
  const spec = problem.opSpec[x];
  let answers = known.get(problem);
  if (answers === undefined) known.set(problem, (answers = new Map()));
  let answer = answers.get(spec);
  if (answer === undefined) answers.set(spec, (answer = findKeptApart(problem, spec)));
  return answer;
}

function findKeptApart(problem: Problem, spec: RecipeOp): KeptApart | null {
  const { kind, work } = spec;
  if (kind !== EQUIPMENT || work.works.filter((w, k) => w === ATTENDED && work.lengths[0][k] > 0).length < 2) return null;
  if (!fitsSomewhere(problem, spec, NONE)) return eachFits(problem, spec) ? 'hours' : null;
  const crews = [...new Set(work.crews.flat().map((need) => need.crew))];
  const alone = crews.find((crew) => !fitsSomewhere(problem, spec, crew) && phasesFit(problem, spec, crew));
  return alone === undefined ? null : { crew: alone };
}

/** Whether some equipment lets the operation stand somewhere when only one crew, free but for its duty, has to be there; NONE for none. */
function fitsSomewhere(problem: Problem, { work, eligible }: RecipeOp, crew: number): boolean {
  const heads: HeadCount[] = [];
  if (crew !== NONE) heads[crew] = new HeadCount(problem.crews[crew], problem.now, problem.horizon);
  const layout = new PhaseLayout(heads, new StartSets(problem.crews, problem.now, problem.horizon), new Trace());
  const manned: WorkSpec = { ...work, crews: work.crews.map((needs) => needs.filter((need) => need.crew === crew)) };
  const trial = new Trial();
  return eligible.some(({ equipment }) => {
    const { open, speed } = problem.equipment[equipment];
    return layout.lay(manned, speed, open, null, problem.now, ALWAYS, NONE, trial) && trial.start < problem.horizon;
  });
}

/** Whether some equipment is open long enough at once for each attended phase by itself. */
function eachFits(problem: Problem, { work, eligible }: RecipeOp): boolean {
  return eligible.some(({ equipment }) => {
    const { open, speed } = problem.equipment[equipment];
    return work.works.every((w, k) => w !== ATTENDED || work.lengths[speed][k] <= open.longest);
  });
}

/** Whether a crew has the heads for each phase that needs it, were the others not there. */
function phasesFit(problem: Problem, { work }: RecipeOp, crew: number): boolean {
  const heads = new HeadCount(problem.crews[crew], problem.now, problem.horizon);
  return work.crews.every((needs, k) => needs.every((need) => need.crew !== crew || heads.earliest(problem.now, work.lengths[0][k], need.heads) < problem.horizon));
}
