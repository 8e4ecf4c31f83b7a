import type { Plant } from '@lotwright/domain';
import type { ListName } from './vocabulary.js';

/** Ids of one list of the plant. */
export function idsOf(plant: Plant, list: ListName): readonly string[] {
  switch (list) {
    case 'equipment': return plant.equipment.map((e) => e.id);
    case 'equipmentClass': return plant.equipmentClasses.map((c) => c.id);
    case 'suite': return plant.suites.map((s) => s.id);
    case 'calendar': return plant.calendars.map((c) => c.id);
    case 'crew': return plant.crews.map((c) => c.id);
    case 'qcMethod': return plant.qcMethods.map((m) => m.id);
    case 'session': return plant.sessions.map((s) => s.id);
    case 'positionPool': return plant.positionPools.map((p) => p.id);
    case 'storage': return plant.storages.map((s) => s.id);
    case 'material': return plant.materials.map((m) => m.id);
    case 'process': return plant.processes.map((p) => p.id);
    case 'operation': return [...new Set(plant.processes.flatMap((p) => p.operations.map((o) => o.id)))];
  }
}

/** Words for a list in sentences. */
export const LIST_WORDS: Readonly<Record<ListName, string>> = {
  equipment: 'equipment', equipmentClass: 'equipment class', suite: 'suite', calendar: 'calendar', crew: 'crew', qcMethod: 'QC method',
  session: 'session', positionPool: 'position pool', storage: 'storage', material: 'material', process: 'process', operation: 'operation',
};
