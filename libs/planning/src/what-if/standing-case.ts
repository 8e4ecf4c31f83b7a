import type { Pin, Plan, PlanningCase } from '@lotwright/domain';
import type { CaseChange } from './case-change.js';
import { changedCase } from './case-change.js';

/**
 * The case in which a plan stands: its assignments count as published, so that they can be carried on; what the plan in force freezes is pinned,
 * and nothing else is. `null` when the plant does not take the change.
 */
export function standingCase(planningCase: PlanningCase, plan: Plan, change: CaseChange): PlanningCase | null {
  const changed = changedCase(planningCase, change);
  if (changed === null) return null;
  const isFreed = (a: { readonly order: string; readonly operation: string }): boolean => change.freed.some((f) => f.order === a.order && f.operation === a.operation);
  const frozen = plan.assignments
    .filter((a) => a.origin === 'frozen' && !isFreed(a))
    .map((a): Pin => ({ order: a.order, operation: a.operation, start: a.start, equipment: a.equipment }));
  return {
    ...changed,
    plant: { ...changed.plant, policy: { ...changed.plant.policy, fences: [] } },
    pins: [...changed.pins.filter((pin) => !frozen.some((f) => f.order === pin.order && f.operation === pin.operation)), ...frozen],
    published: plan.assignments,
    freezeOverrides: [],
  };
}
