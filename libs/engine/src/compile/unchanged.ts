import type { Plant, PlanningCase } from '@lotwright/domain';

/**
 * Whether recipes and speeds of `before` are those of `after` too. Calendars, absences and the times at which equipment is down have no
 * part in recipes but by the places of their names.
 */
export function sameRecipes(before: Plant, after: Plant): boolean {
  return (
    before.processes === after.processes &&
    before.products === after.products &&
    before.qcMethods === after.qcMethods &&
    before.positionPools === after.positionPools &&
    before.sessions === after.sessions &&
    before.storages === after.storages &&
    before.materials === after.materials &&
    sameIn(before.calendars, after.calendars, ['id']) &&
    sameIn(before.crews, after.crews, ['id', 'rosters']) &&
    sameIn(before.equipment, after.equipment, ['id', 'equipmentClass', 'qualifications', 'speedPercent', 'calendar'])
  );
}

/** Whether everything that a plan's bookings speak of has its place in the same lists in both plants; hours, people and downtimes may differ. */
export function sameLists(before: Plant, after: Plant): boolean {
  return (
    sameRecipes(before, after) &&
    before.zone === after.zone &&
    before.equipmentClasses === after.equipmentClasses &&
    before.suites === after.suites &&
    sameIn(before.equipment, after.equipment, ['suite'])
  );
}

/** Whether the operations of all orders of `before`, and their numbers, are those of `after` too. */
export function sameOperations(before: PlanningCase, after: PlanningCase): boolean {
  return before.orders === after.orders && sameRecipes(before.plant, after.plant);
}

/** Whether unstarted operations are published exactly as before: what has started, and which attempt is due, depends on actuals. */
export function samePublished(before: PlanningCase, after: PlanningCase): boolean {
  return before.published === after.published && before.actuals === after.actuals && sameOperations(before, after);
}

/** Whether what has happened means the same in both cases. Running work without an expected end is taken to last until now. */
export function sameFacts(before: PlanningCase, after: PlanningCase): boolean {
  return before.now === after.now && before.actuals === after.actuals && sameOperations(before, after);
}

/** Whether the same is pinned, frozen and published in both cases. Downtime lifts the freeze from what it makes impossible. */
export function sameFences(before: PlanningCase, after: PlanningCase): boolean {
  return (
    sameFacts(before, after) &&
    before.published === after.published &&
    before.pins === after.pins &&
    before.freezeOverrides === after.freezeOverrides &&
    before.plant.policy === after.plant.policy &&
    before.plant.equipment === after.plant.equipment
  );
}

function sameIn<Item>(before: readonly Item[], after: readonly Item[], keys: readonly (keyof Item)[]): boolean {
  return before === after || (before.length === after.length && after.every((item, i) => item === before[i] || keys.every((key) => item[key] === before[i][key])));
}
