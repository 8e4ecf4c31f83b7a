import { patchPlant } from '@lotwright/capacity';
import type { Plant, Problem } from '@lotwright/domain';

/** Everything that is wrong with a patch of a plant; empty when it can be applied. */
export function checkPatch(plant: Plant, patch: unknown): readonly Problem[] {
  return patchPlant(plant, patch).problems;
}
