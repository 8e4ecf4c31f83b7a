import type { Plant } from '@lotwright/domain';
import { EntitySchema } from 'typeorm';

/** One version of the plant; never edited. */
export interface PlantVersionRow {
  version: number;
  plant_id: string;
  imported_at: Date;
  /** The domain's plant, instants as epoch minutes. */
  content: Plant;
}

/** Table `plant_version`. */
export const PlantVersions = new EntitySchema<PlantVersionRow>({
  name: 'plant_version',
  columns: {
    version: { type: 'integer', primary: true, primaryKeyConstraintName: 'plant_version_pk' },
    plant_id: { type: 'text' },
    imported_at: { type: 'timestamptz', default: () => 'now()' },
    content: { type: 'json' },
  },
});
