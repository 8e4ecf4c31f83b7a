import type { Interval } from '@lotwright/time';
import type {
  CalendarId, CrewId, EquipmentClassId, EquipmentId, MaterialId, OperationId, OrderId, PositionPoolId, QcMethodId, SessionId, StorageId, SuiteId,
} from '../identity.js';

/**
 * One thing that a case asks for and that can keep an order out of a plan. `pin`, `frozen`, `stretch` and `hold` are those of the order itself.
 * Without it
 * - `lot`: the other lot is not planned, what has started of it stays;
 * - `positions`, `storage`: there is always a place;
 * - `material`: there is always enough;
 * - `crew`: there are always people;
 * - `clean`: no deep cleans of the class are due; - `suite`: lots may be in the suite together;
 * - `outage`: the equipment can be used in that time;
 * - `hours`: what keeps the calendar is always open; crews that are rostered by it come and go as before;
 * - `starts`, `sittings`: runs of the method and sittings of the session start whenever hours allow, as many as are wanted;
 * - `stretch`, `hold`: phases, and operations, may lie as far apart as they like;
 * - `qualification`: every piece of the class may do everything;
 * - `pin`, `frozen`: the operation need not stand where it was pinned or published.
 */
export type Demand =
  | { readonly kind: 'lot'; readonly lot: OrderId }
  | { readonly kind: 'positions'; readonly pool: PositionPoolId }
  | { readonly kind: 'storage'; readonly storage: StorageId }
  | { readonly kind: 'material'; readonly material: MaterialId }
  | { readonly kind: 'crew'; readonly crew: CrewId }
  | { readonly kind: 'clean'; readonly equipmentClass: EquipmentClassId }
  | { readonly kind: 'suite'; readonly suite: SuiteId }
  | { readonly kind: 'outage'; readonly equipment: EquipmentId; readonly during: Interval }
  | { readonly kind: 'hours'; readonly calendar: CalendarId }
  | { readonly kind: 'starts'; readonly method: QcMethodId }
  | { readonly kind: 'sittings'; readonly session: SessionId }
  | { readonly kind: 'stretch'; readonly operation: OperationId }
  | { readonly kind: 'hold'; readonly from: OperationId; readonly to: OperationId }
  | { readonly kind: 'qualification'; readonly equipmentClass: EquipmentClassId }
  | { readonly kind: 'pin'; readonly operation: OperationId }
  | { readonly kind: 'frozen'; readonly operation: OperationId };
