import { RUN, SESSION, type CrewNeed, type Problem, type RecipeOp } from './problem.js';

/** Heads that an operation needs of crews at some time: those of its phases, of its run's, or of its sitting. */
export function crewNeeds(problem: Problem, { kind, target, work }: RecipeOp): readonly CrewNeed[] {
  if (kind === SESSION) return problem.sessions[target].crew;
  return (kind === RUN ? problem.methods[target].work : work).crews.flat();
}
