import type { PlanningCase } from '@lotwright/domain';
import type { SolveParams } from '@lotwright/engine';
import type { CheckedPlan } from '@lotwright/planning';
import { planInThread } from '@lotwright/threads';
import { EXIT } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import { interruptible } from '../terminal/interruptible.js';
import { ProgressBar } from '../terminal/progress-bar.js';
import type { Terminal } from '../terminal/terminal.js';

/** Milliseconds that a stopped search may take to account for its plan and to have it checked. */
const PATIENCE = 120_000;

/** A plan and whether it was cut short. */
export interface Searched extends CheckedPlan {
  readonly interrupted: boolean;
  readonly seconds: number;
}

/** Plans in a thread of its own while Ctrl-C still works: the first ends the search with the best plan so far, the second quits. */
export async function search(planningCase: PlanningCase, params: SolveParams, terminal: Terminal, title = 'Planning'): Promise<Searched> {
  const weights = planningCase.plant.policy.urgencyWeights;
  const bar = new ProgressBar(terminal, title, params, planningCase.orders.reduce((sum, o) => sum + (o.cancelled ? 0 : weights[o.urgency]), 0));
  const begun = terminal.stopwatch();
  const { answer, interrupted } = await interruptible(terminal, bar, 'the best plan so far', (signal) =>
    planInThread(planningCase, params, { onProgress: (progress) => bar.show(progress), signal, patience: PATIENCE }));
  return { ...answer, interrupted, seconds: (terminal.stopwatch() - begun) / 1000 };
}

/** Exit code of a plan: every order planned, or some not. */
export function exitOf({ plan }: CheckedPlan): ExitCode {
  return plan.unplanned.length > 0 ? EXIT.partial : EXIT.fine;
}

/** A plan of ours that the checker refuses, or that says something wrong about itself: never handed out. */
export class PlanRefused extends Error {
  constructor(readonly checked: CheckedPlan) {
    const { violations, claims } = checked.verdict;
    const [first] = violations;
    const [claim] = claims;
    const example = first !== undefined ? `${first.rule} at ${[first.order, first.operation, first.resource].filter(Boolean).join(', ')}: needs ${first.needed}; found ${first.found}` : `${claim.what} says ${claim.reported}, is ${claim.recomputed}`;
    super(`The independent checker refuses the plan (${violations.length} violations, ${claims.length} wrong claims). First: ${example}.`);
    this.name = 'PlanRefused';
  }
}

/** The plan as checked. @throws PlanRefused when the checker does not accept it. */
export function acceptedPlan(searched: Searched): Searched {
  if (searched.verdict.violations.length > 0 || searched.verdict.claims.length > 0) throw new PlanRefused(searched);
  return searched;
}
