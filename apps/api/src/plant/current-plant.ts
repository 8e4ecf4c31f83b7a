import type { PlantStore, PlantVersion } from '@lotwright/planning';
import { Refusal } from '../problem/problem.js';

/** The plant in force. @throws Refusal when none was imported yet */
export async function currentPlant({ plants }: { readonly plants: PlantStore }): Promise<PlantVersion> {
  const plant = await plants.current();
  if (plant === null) throw new Refusal('no_plant', 'No plant was imported yet.');
  return plant;
}
