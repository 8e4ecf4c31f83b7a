import type { Plant } from '@lotwright/domain';
import type { PlantStore, PlantVersion } from '@lotwright/planning';
import type { DataSource } from 'typeorm';
import { PlantVersions } from '../schemas/plant-version-row.js';
import type { PlantVersionRow } from '../schemas/plant-version-row.js';
import { momentOf } from './instants.js';

/** Plants in PostgreSQL. */
export class StoredPlants implements PlantStore {
  constructor(private readonly source: DataSource) {}

  async current(): Promise<PlantVersion | null> {
    const [newest] = await this.source.getRepository(PlantVersions).find({ order: { version: 'DESC' }, take: 1 });
    return newest === undefined ? null : versionOf(newest);
  }

  async version(version: number): Promise<PlantVersion | null> {
    const row = await this.source.getRepository(PlantVersions).findOneBy({ version });
    return row && versionOf(row);
  }

  async add(plant: Plant): Promise<PlantVersion> {
    return this.source.transaction(async (manager) => {
      await manager.query('LOCK TABLE plant_version IN SHARE ROW EXCLUSIVE MODE');
      const [newest] = await manager.find(PlantVersions, { order: { version: 'DESC' }, take: 1 });
      if (newest !== undefined && JSON.stringify(newest.content) === JSON.stringify(plant)) return versionOf(newest);
      const version = (newest?.version ?? 0) + 1;
      await manager.insert(PlantVersions, { version, plant_id: plant.id, content: plant as never });
      return versionOf(await manager.findOneByOrFail(PlantVersions, { version }));
    });
  }
}

function versionOf({ version, imported_at, content }: PlantVersionRow): PlantVersion {
  return { version, importedAt: momentOf(imported_at), plant: content };
}
