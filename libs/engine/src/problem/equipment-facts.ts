import type { EquipmentFact, Problem } from './problem.js';

/** What has happened on each piece of equipment, in the order in which the problem lists it. */
export function factsByEquipment({ equipment, equipmentFacts }: Problem): EquipmentFact[][] {
  const by = equipment.map((): EquipmentFact[] => []);
  for (const fact of equipmentFacts) by[fact.equipment].push(fact);
  return by;
}

/** By equipment: whether the same has happened there in both problems, which have the same equipment. */
export function sameFactsByEquipment(was: Problem, is: Problem): boolean[] {
  if (was.equipmentFacts === is.equipmentFacts) return is.equipment.map(() => true);
  const before = factsByEquipment(was);
  return factsByEquipment(is).map((facts, e) => facts.length === before[e].length && facts.every((fact, i) => sameFact(fact, before[e][i])));
}

function sameFact(a: EquipmentFact, b: EquipmentFact): boolean {
  return a.start === b.start && a.end === b.end && a.family === b.family && a.order === b.order;
}
