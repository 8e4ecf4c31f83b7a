import type { Calendar } from '../calendar/calendar.js';
import { coversOperation } from '../plant/equipment.js';
import type { Equipment } from '../plant/equipment.js';
import type { Plant } from '../plant/plant.js';
import type { Operation, Process } from '../process/process.js';

/** The plant's lists by id; the first entry wins where an id occurs twice. */
export interface PlantIndex {
  readonly plant: Plant;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly suites: ReadonlyMap<string, unknown>;
  readonly classes: ReadonlyMap<string, unknown>;
  readonly equipment: ReadonlyMap<string, Equipment>;
  readonly crews: ReadonlyMap<string, unknown>;
  readonly methods: ReadonlyMap<string, unknown>;
  readonly pools: ReadonlyMap<string, unknown>;
  readonly sessions: ReadonlyMap<string, unknown>;
  readonly storages: ReadonlyMap<string, unknown>;
  readonly materials: ReadonlyMap<string, unknown>;
  readonly products: ReadonlyMap<string, unknown>;
  readonly families: ReadonlySet<string>;
  /** Operation ids of all processes. */
  readonly operations: ReadonlySet<string>;
}

/** Indexes a plant for checking. */
export function indexPlant(plant: Plant): PlantIndex {
  return {
    plant,
    calendars: byId(plant.calendars),
    suites: byId(plant.suites),
    classes: byId(plant.equipmentClasses),
    equipment: byId(plant.equipment),
    crews: byId(plant.crews),
    methods: byId(plant.qcMethods),
    pools: byId(plant.positionPools),
    sessions: byId(plant.sessions),
    storages: byId(plant.storages),
    materials: byId(plant.materials),
    products: byId(plant.products),
    families: new Set<string>(plant.products.map((product) => product.family)),
    operations: new Set<string>(plant.processes.flatMap((process) => process.operations.map((operation) => operation.id))),
  };
}

/** Class of the equipment or instrument that an operation uses; `null` where it uses none. */
export function classUsedBy(plant: Plant, { requirement }: Operation): string | null {
  if (requirement.kind === 'equipment') return requirement.equipmentClass;
  if (requirement.kind !== 'run') return null;
  return plant.qcMethods.find((method) => method.id === requirement.method)?.instrument ?? null;
}

/** Equipment of a class that has a qualification for the operation of the product, whatever its expiry. */
export function equipmentFor(plant: Plant, process: Process, operation: Operation): Equipment[] {
  const { requirement } = operation;
  if (requirement.kind !== 'equipment') return [];
  return plant.equipment.filter((piece) => piece.equipmentClass === requirement.equipmentClass && piece.qualifications.some((q) => coversOperation(q, process, operation)));
}

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[]): Map<string, Entry> {
  const map = new Map<string, Entry>();
  for (const entry of entries) if (!map.has(entry.id)) map.set(entry.id, entry);
  return map;
}
