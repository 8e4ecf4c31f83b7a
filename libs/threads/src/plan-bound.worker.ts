import { PlanBounder } from '@lotwright/engine';
import { joinTeam } from './join-team.js';
import type { BoundAnswer, BoundErrand, BoundQuestion } from './errand.js';

/** Looks for prices that bound the plans which other threads search for. */
joinTeam<BoundErrand, BoundQuestion, BoundAnswer>(({ planningCase }, shouldStop) => {
  const bounder = PlanBounder.onFirstPlan(planningCase, { clock: () => performance.now(), shouldStop });
  return (round) => bounder.round(round);
});
