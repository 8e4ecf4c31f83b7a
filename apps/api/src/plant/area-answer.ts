import type { AreaAnswer, MachineAnswer } from '@lotwright/contract';
import type { Stage } from '@lotwright/domain';
import { machinesOf } from '@lotwright/planning';
import type { MachineView, Occupation, PlanStore, PlantStore, StoredPlan } from '@lotwright/planning';
import type { ZoneId } from '@lotwright/time';
import { instantWire } from '../request/wire-text.js';
import { currentPlant } from './current-plant.js';

type Stores = { readonly plants: PlantStore; readonly plans: PlanStore };

/** Plant and plan in force, and the head that every answer of an area has. */
export async function areaGround({ plants, plans }: Stores) {
  const [{ plant }, stored] = await Promise.all([currentPlant({ plants }), plans.current()]);
  return { plant, stored, head: headOf(stored, plant.zone) };
}

function headOf(stored: StoredPlan | null, zone: ZoneId): { now: string | null; planNumber: number | null } {
  return { now: instantWire(stored?.plan.now ?? null, zone), planNumber: stored?.number ?? null };
}

/** The machines of some stages as sent. */
export async function areaAnswerOf(stores: Stores, stages: readonly Stage[]): Promise<AreaAnswer> {
  const { plant, stored, head } = await areaGround(stores);
  return { ...head, machines: machinesOf(plant, stages, stored?.plan ?? null).map((machine) => machineWire(machine, plant.zone)) };
}

/** A machine as sent. */
export function machineWire({ equipment, className, running, next, ahead, occupiedNextWeek }: MachineView, zone: ZoneId): MachineAnswer {
  const { id, name, equipmentClass, suite, unavailable } = equipment;
  return {
    id, name, equipmentClass, className, suite, occupiedNextWeek,
    running: running && occupationWire(running, zone),
    next: next && occupationWire(next, zone),
    planned: ahead,
    unavailable: unavailable.map(({ start, end, kind }) => ({ start: instantWire(start, zone), end: instantWire(end, zone), kind })),
  };
}

function occupationWire({ order, operation, run, start, end }: Occupation, zone: ZoneId) {
  return { order, operation, run, start: instantWire(start, zone), end: instantWire(end, zone) };
}
