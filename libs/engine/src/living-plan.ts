import { caseAfter, type Plan, type PlanningCase, type PlantEvent } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { boundPlan } from './bounds/plan-bound.js';
import { compile, firstHorizon, type Compiled } from './compile/compile.js';
import { Decoder } from './construct/decoder.js';
import { restorePlan } from './construct/restore-plan.js';
import { Workshop } from './construct/workshop.js';
import { writeReport } from './explain/report.js';
import { NONE } from './problem/limits.js';
import { MoveNotes } from './solution/move-notes.js';

/** probe */
export class LivingPlan {
  private constructor(readonly planningCase: PlanningCase, readonly compiled: Compiled, readonly decoder: Decoder, readonly notes: MoveNotes, readonly failed: readonly number[]) {}

  static open(planningCase: PlanningCase): LivingPlan {
    const compiled = compile(planningCase, firstHorizon(planningCase));
    const { problem } = compiled;
    const decoder = new Decoder(problem, new Workshop(problem));
    const notes = new MoveNotes(problem);
    const orders: number[] = [];
    for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE) orders.push(o);
    const failed = restorePlan(decoder, orders, notes, 'weight');
    return new LivingPlan(planningCase, compiled, decoder, notes, failed);
  }

  after(events: readonly PlantEvent[], now: Instant): LivingPlan {
    return LivingPlan.open(caseAfter(this.planningCase, events, now));
  }

  plan(): Plan {
    return writeReport({ compiled: this.compiled, decoder: this.decoder, impossible: new Map() }, boundPlan(this.compiled.problem, new Map()), 0, 0);
  }
}
