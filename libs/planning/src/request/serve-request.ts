import type { Plan, PlanningCase, Verdict } from '@lotwright/domain';
import { etaChanges } from '../plan/eta.js';
import { leftOut } from '../plan/left-out.js';
import type { PlanDraft, PlanSummary, StoredPlan } from '../plan/stored-plan.js';
import { planningNow } from '../ports/moment.js';
import type { PlantClock } from '../ports/moment.js';
import type { OrderStore, PlanStore, PlantStore, PlantVersion, RequestStore, StoreRefusal } from '../ports/stores.js';
import type { Lease, PlanningTask } from './planning-request.js';

/** What the planning use cases work on. */
export interface PlanningStores {
  readonly plants: PlantStore;
  readonly orders: OrderStore;
  readonly plans: PlanStore;
  readonly requests: RequestStore;
}

/** Everything a request is planned from, taken at one moment. */
export interface Groundwork {
  readonly plant: PlantVersion;
  readonly planningCase: PlanningCase;
  /** The plan in force, whose frozen zone binds the next one. */
  readonly inForce: StoredPlan | null;
}

/** Gathers what a task is to be planned from; `null` when there is no plant yet. */
export async function layGroundwork({ plants, orders, plans }: PlanningStores, task: PlanningTask, plantClock: PlantClock): Promise<Groundwork | null> {
  const [plant, book, inForce] = await Promise.all([plants.current(), orders.read(), plans.current()]);
  if (plant === null) return null;
  const planningCase: PlanningCase = {
    plant: plant.plant,
    ...book,
    now: task.now ?? planningNow(plantClock.nowAt(plant.plant)),
    published: inForce?.plan.assignments ?? [],
    freezeOverrides: task.kind === 'plan' ? task.freezeOverrides : [],
    ...(task.kind !== 'load' && task.objective !== undefined ? { objective: task.objective } : {}),
  };
  return { plant, planningCase, inForce };
}

/** A plan that came with a verdict on another plan: never stored. */
export class VerdictMismatch extends Error {
  constructor(planned: string, judged: string) {
    super(`The verdict is on plan ${judged}, the plan is ${planned}: a plan is stored only with the verdict on itself.`);
    this.name = 'VerdictMismatch';
  }
}

/**
 * Stores a plan together with the checker's verdict on it and the promises it makes, and ends its request.
 * @throws VerdictMismatch when the verdict is on something else
 */
export async function storePlan(
  { plans }: Pick<PlanningStores, 'plans'>,
  { plant, planningCase, inForce }: Groundwork,
  { plan, verdict }: { readonly plan: Plan; readonly verdict: Verdict },
  lease: Lease,
): Promise<PlanSummary | StoreRefusal> {
  const { planHash, inputHash } = plan.provenance;
  if (planHash !== verdict.planHash || inputHash !== verdict.inputHash) throw new VerdictMismatch(planHash, verdict.planHash);
  const { orders, actuals, pins } = planningCase;
  const draft: PlanDraft = {
    plantVersion: plant.version,
    book: { orders, actuals, pins },
    basedOn: inForce?.id ?? null,
    plan,
    verdict,
    etas: verdict.feasible ? etaChanges(inForce?.plan ?? null, plan) : [],
    leftOut: leftOut(inForce, plan),
  };
  return plans.store(draft, lease);
}
