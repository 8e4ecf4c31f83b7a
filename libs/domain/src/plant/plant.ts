import type { ZoneId } from '@lotwright/time';
import type { Calendar } from '../calendar/calendar.js';
import type { PlantId, ProductFamilyId, ProductId } from '../identity.js';
import type { Process } from '../process/process.js';
import type { Crew } from './crew.js';
import type { Equipment, EquipmentClass, Suite } from './equipment.js';
import type { PlanningPolicy } from './policy.js';
import type { PositionPool, QcMethod, Session } from './quality-control.js';
import type { Material, Storage } from './supply.js';

/** A product and the family that decides pair-dependent changeovers. */
export interface Product {
  readonly id: ProductId;
  readonly name: string;
  readonly family: ProductFamilyId;
}

/** A site: everything that can limit a plan, and the recipes it makes. Ids are unique within each list. */
export interface Plant {
  readonly id: PlantId;
  readonly name: string;
  readonly zone: ZoneId;
  readonly calendars: readonly Calendar[];
  readonly suites: readonly Suite[];
  readonly equipmentClasses: readonly EquipmentClass[];
  readonly equipment: readonly Equipment[];
  readonly crews: readonly Crew[];
  readonly qcMethods: readonly QcMethod[];
  readonly positionPools: readonly PositionPool[];
  readonly sessions: readonly Session[];
  readonly storages: readonly Storage[];
  readonly materials: readonly Material[];
  readonly products: readonly Product[];
  readonly processes: readonly Process[];
  readonly policy: PlanningPolicy;
}
