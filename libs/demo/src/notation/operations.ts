import { minutes } from '@lotwright/time';
import type { Minutes } from '@lotwright/time';
import type {
  CalendarId, EquipmentClassId, FailureMode, Link, LotKey, MaterialDemand, MaterialId, Operation, OperationId, Phase, PositionPoolId,
  QcMethodId, Requirement, SessionId, Stage, StorageId,
} from '@lotwright/domain';

/** One piece of the class. */
export function onEquipment(equipmentClass: string): Requirement {
  return { kind: 'equipment', equipmentClass: equipmentClass as EquipmentClassId };
}

/** One sample place in a run. */
export function inRun(method: string): Requirement {
  return { kind: 'run', method: method as QcMethodId };
}

/** One position of a pool. */
export function inPosition(pool: string): Requirement {
  return { kind: 'positions', pool: pool as PositionPoolId };
}

/** One place in a weekly session. */
export function inSession(session: string): Requirement {
  return { kind: 'session', session: session as SessionId };
}

/** People's time only, in the hours of a calendar. */
export function byPeople(calendar: string): Requirement {
  return { kind: 'people', calendar: calendar as CalendarId };
}

/** What may be left out of an operation. */
export interface OperationExtras {
  readonly phases?: readonly Phase[];
  readonly maxStretch?: Minutes;
  /** Material id to quantity. */
  readonly takes?: Readonly<Record<string, number>>;
  /** Chance of failure, and the operation from which everything is made again. */
  readonly fails?: { readonly chance: number; readonly remakeFrom: string };
}

/** One operation of a recipe. */
export function operation(id: string, name: string, stage: Stage, lot: string, requirement: Requirement, extras: OperationExtras = {}): Operation {
  const { phases = [], maxStretch = minutes(0), takes = {}, fails } = extras;
  const materials: MaterialDemand[] = Object.entries(takes).map(([material, quantity]) => ({ material: material as MaterialId, quantity }));
  const failure: FailureMode | null = fails ? { probability: fails.chance, remakeFrom: fails.remakeFrom as OperationId } : null;
  return { id: id as OperationId, name, stage, lot: lot as LotKey, requirement, phases, maxStretch, materials, failure };
}

/** What may be left out of a link: no lag, no hold time, nothing stored. */
export interface LinkExtras {
  readonly after?: Minutes;
  readonly hold?: Minutes;
  readonly storage?: string;
}

/** `to` follows `from`; `name` says what waits in between. */
export function link(from: string, to: string, name: string, { after = minutes(0), hold, storage }: LinkExtras = {}): Link {
  return {
    from: from as OperationId,
    to: to as OperationId,
    minLag: after,
    maxLag: hold ?? null,
    storage: (storage ?? null) as StorageId | null,
    name,
  };
}
