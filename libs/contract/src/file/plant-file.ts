import type { Plant, PlantId } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import * as z from 'zod';
import {
  calendarShape, crewShape, equipmentClassShape, equipmentShape, materialShape, policyShape, positionPoolShape, productShape, qcMethodShape,
  sessionShape, storageShape, suiteShape,
} from './plant-parts.js';
import { encodeShape } from './fast-encode.js';
import { perZone } from './per-zone.js';
import { processShape } from './process-file.js';
import { idShape, instantShape, textShape, zoneShape } from './text-shapes.js';

/**
 * The plant file: the domain's `Plant` with instants and durations as text. Empty lists, nulls and names may be left out.
 * The zone decides how instants without offset are read and how instants are written: that of the plant.
 */
export const plantFile = perZone((zone: ZoneId) => {
  const at = instantShape(zone);
  const fields = z.strictObject({
    $schema: z.string().optional(),
    id: idShape<PlantId>(),
    name: textShape.optional(),
    zone: zoneShape,
    calendars: z.array(calendarShape),
    suites: z.array(suiteShape).default(() => []),
    equipmentClasses: z.array(equipmentClassShape).default(() => []),
    equipment: z.array(equipmentShape(at)).default(() => []),
    crews: z.array(crewShape(at)).default(() => []),
    qcMethods: z.array(qcMethodShape).default(() => []),
    positionPools: z.array(positionPoolShape).default(() => []),
    sessions: z.array(sessionShape).default(() => []),
    storages: z.array(storageShape).default(() => []),
    materials: z.array(materialShape(at)).default(() => []),
    products: z.array(productShape),
    processes: z.array(processShape),
    policy: policyShape,
  });
  return z.codec(fields, z.custom<Plant>(), {
    decode: ({ $schema: _schema, id, name, ...rest }) => ({ id, name: name ?? id, ...rest }),
    encode: (plant) => plant as z.output<typeof fields>,
  });
});

/** A plant as written in files and sent over HTTP. */
export type PlantWire = z.input<ReturnType<typeof plantFile>>;

/** A plant with text for times: what files hold. */
export function encodePlant(plant: Plant): PlantWire {
  return encodeShape(plantFile(plant.zone), plant);
}
