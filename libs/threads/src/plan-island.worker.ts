import { LocalPlanIsland } from '@lotwright/engine';
import { judged } from '@lotwright/planning';
import { joinTeam } from './join-team.js';
import type { IslandAnswer, IslandErrand, IslandQuestion } from './errand.js';

/** An island of the search for a plan: keeps its search from round to round, and reports and has the plan judged at the end. */
joinTeam<IslandErrand, IslandQuestion, IslandAnswer>(({ planningCase, params, island, port }, shouldStop) => {
  const search = new LocalPlanIsland(planningCase, params, { clock: () => performance.now(), shouldStop, onProgress: (progress) => port.postMessage(progress) }, island);
  return (question) => (question.kind === 'round' ? search.round(question.round) : judged(planningCase, search.finish(question.offered, question.effort, question.proof)));
});
