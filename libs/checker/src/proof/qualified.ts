import type { Equipment, Plant } from '@lotwright/domain';

type Qualification = Equipment['qualifications'][number];

/** Pieces of a class with a qualification that matches, each with the instant from which on it may start nothing more; Infinity when that never comes. */
export function qualifiedFor(plant: Plant, equipmentClass: string, matches: (q: Qualification) => boolean): readonly { readonly piece: Equipment; readonly until: number }[] {
  return plant.equipment.filter((e) => e.equipmentClass === equipmentClass).flatMap((piece) => {
    const valid = piece.qualifications.filter(matches).map((q) => q.expires ?? Infinity);
    return valid.length === 0 ? [] : [{ piece, until: Math.max(...valid) }];
  });
}
