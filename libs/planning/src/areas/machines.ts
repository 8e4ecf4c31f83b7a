import type { Equipment, OperationId, OrderId, Plan, Plant, RunId, Stage } from '@lotwright/domain';
import { intersect, shift, totalLength, union } from '@lotwright/time';
import type { Instant } from '@lotwright/time';

const WEEK = 7 * 24 * 60;

/** A time in which equipment is taken by a lot or a QC run. */
export interface Occupation {
  readonly order: OrderId | null;
  readonly operation: OperationId | null;
  readonly run: RunId | null;
  readonly start: Instant;
  readonly end: Instant;
}

/** A piece of equipment and what a plan has for it. */
export interface MachineView {
  readonly equipment: Equipment;
  readonly className: string;
  /** What occupies it at the now of the plan. */
  readonly running: Occupation | null;
  readonly next: Occupation | null;
  /** Occupations that start at or after now. */
  readonly ahead: number;
  /** Occupied share of the seven days after now, 0 to 1. */
  readonly occupiedNextWeek: number;
}

/** The equipment of some stages, in the plant's order. `plan` is `null` while there is none. */
export function machinesOf(plant: Plant, stages: readonly Stage[], plan: Plan | null): MachineView[] {
  const classes = new Map(plant.equipmentClasses.filter(({ stage }) => stages.includes(stage)).map((entry) => [entry.id, entry]));
  const occupations = plan === null ? new Map<string, Occupation[]>() : occupationsOf(plan);
  return plant.equipment
    .filter(({ equipmentClass }) => classes.has(equipmentClass))
    .map((equipment) => ({
      equipment,
      className: classes.get(equipment.equipmentClass)!.name,
      ...viewOf(occupations.get(equipment.id) ?? [], plan?.now ?? null),
    }));
}

function occupationsOf({ assignments, runs }: Plan): Map<string, Occupation[]> {
  const byEquipment = new Map<string, Occupation[]>();
  const add = (equipment: string | null, occupation: Occupation) => {
    if (equipment === null) return;
    const list = byEquipment.get(equipment);
    if (list === undefined) byEquipment.set(equipment, [occupation]);
    else list.push(occupation);
  };
  for (const { order, operation, equipment, start, end } of assignments) add(equipment, { order, operation, run: null, start, end });
  for (const { id, instrument, start, end } of runs) add(instrument, { order: null, operation: null, run: id, start, end });
  for (const list of byEquipment.values()) list.sort((a, b) => a.start - b.start);
  return byEquipment;
}

function viewOf(occupations: readonly Occupation[], now: Instant | null): Omit<MachineView, 'equipment' | 'className'> {
  if (now === null) return { running: null, next: null, ahead: 0, occupiedNextWeek: 0 };
  const ahead = occupations.filter(({ start }) => start >= now);
  const nextWeek = [{ start: now, end: shift(now, WEEK) }];
  return {
    running: occupations.find(({ start, end }) => start < now && now < end) ?? null,
    next: ahead[0] ?? null,
    ahead: ahead.length,
    occupiedNextWeek: totalLength(intersect(union(occupations), nextWeek)) / WEEK,
  };
}
