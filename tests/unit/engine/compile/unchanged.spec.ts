import { expect, test } from '@jest/globals';
import type { PlanningCase } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { sameFacts, sameFences, sameLists, sameOperations, samePublished, sameRecipes } from '../../../../libs/engine/src/compile/unchanged.js';
import { equipment, equipmentClass, id, min, operation, order, plant as plantOf, planningCase, process } from '../../../support/tiny.js';

const given = planningCase({
  plant: plantOf({ crews: [{ id: id('operators'), name: 'Operators', rosters: [], absences: [] }], suites: [{ id: id('S'), name: 'Suite', segregated: false, clearance: min(0) }], equipmentClasses: [equipmentClass('ivt')], equipment: [equipment('IVT-1', 'ivt')], processes: [process([operation('mix')])] }),
  orders: [order('L1')],
});
const { plant } = given;

/** What of a case is called the same after one thing has changed; everything else stays the same object. */
function sameAfter(changed: Partial<PlanningCase>): Record<string, boolean> {
  const after = { ...given, ...changed };
  return {
    recipes: sameRecipes(plant, after.plant),
    lists: sameLists(plant, after.plant),
    operations: sameOperations(given, after),
    facts: sameFacts(given, after),
    published: samePublished(given, after),
    fences: sameFences(given, after),
  };
}

const ALL = { recipes: true, lists: true, operations: true, facts: true, published: true, fences: true };
const withPlant = (changed: Partial<PlanningCase['plant']>): Partial<PlanningCase> => ({ plant: { ...plant, ...changed } });

test.each<[string, Partial<PlanningCase>, Partial<typeof ALL>]>([
  ['nothing', {}, {}],
  ['the pins', { pins: [...given.pins] }, { fences: false }],
  ['the freeze overrides', { freezeOverrides: [...given.freezeOverrides] }, { fences: false }],
  ['the policy with its fences', withPlant({ policy: { ...plant.policy } }), { fences: false }],
  ['the plan in force', { published: [...given.published] }, { published: false, fences: false }],
  ['the hour', { now: (given.now + 1) as Instant }, { facts: false, fences: false }],
  ['what has happened', { actuals: [...given.actuals] }, { facts: false, published: false, fences: false }],
  ['the orders', { orders: [...given.orders] }, { operations: false, facts: false, published: false, fences: false }],
  ['the downtime of a piece of equipment, which lifts the freeze', withPlant({ equipment: plant.equipment.map((e) => ({ ...e, unavailable: [] })) }), { fences: false }],
  ['the hours of a calendar', withPlant({ calendars: plant.calendars.map((c) => ({ ...c, shifts: [] })) }), {}],
  ['the absences of a crew', withPlant({ crews: plant.crews.map((c) => ({ ...c, absences: [] })) }), {}],
  ['the roster of a crew', withPlant({ crews: plant.crews.map((c) => ({ ...c, rosters: [...c.rosters] })) }), { recipes: false, lists: false, operations: false, facts: false, published: false, fences: false }],
  ['the calendar of a piece of equipment', withPlant({ equipment: plant.equipment.map((e) => ({ ...e, calendar: `${e.calendar} too` as never })) }), { recipes: false, lists: false, operations: false, facts: false, published: false, fences: false }],
  ['the suite of a piece of equipment', withPlant({ equipment: plant.equipment.map((e) => ({ ...e, suite: `${e.suite} too` as never })) }), { lists: false, fences: false }],
  ['the classes of equipment', withPlant({ equipmentClasses: [...plant.equipmentClasses] }), { lists: false }],
  ['the zone', withPlant({ zone: `${plant.zone}/Other` as never }), { lists: false }],
])('when %s changes, only what was made from it is made anew', (_, changed, differs) => {
  expect(sameAfter(changed)).toEqual({ ...ALL, ...differs });
});
