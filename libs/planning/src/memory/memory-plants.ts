import type { Plant } from '@lotwright/domain';
import type { Clock } from '../ports/moment.js';
import type { PlantStore, PlantVersion } from '../ports/stores.js';

/** Plants in memory: the double of the database in tests. */
export class MemoryPlants implements PlantStore {
  private readonly versions: PlantVersion[] = [];

  constructor(private readonly clock: Clock) {}

  async current(): Promise<PlantVersion | null> {
    return this.versions.at(-1) ?? null;
  }

  async version(version: number): Promise<PlantVersion | null> {
    return this.versions[version - 1] ?? null;
  }

  async add(plant: Plant): Promise<PlantVersion> {
    const newest = this.versions.at(-1);
    if (newest !== undefined && JSON.stringify(newest.plant) === JSON.stringify(plant)) return newest;
    const added = { version: this.versions.length + 1, importedAt: this.clock.now(), plant: plant };
    this.versions.push(added);
    return added;
  }
}
