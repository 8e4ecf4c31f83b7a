type Id<Kind extends string> = string & { readonly idOf: Kind };

/** Opaque id of a patient order. Carries no personal data; shown in full in panels, last three digits on bars. */
export type OrderId = Id<'order'>;
/** Opaque chain-of-identity token of a therapy event (ISBT 128 ST-028 idea): never a hash of anything about a person. */
export type CoiId = Id<'chain of identity'>;
export type PlantId = Id<'plant'>;
export type CalendarId = Id<'calendar'>;
export type SuiteId = Id<'suite'>;
export type EquipmentId = Id<'equipment'>;
export type EquipmentClassId = Id<'equipment class'>;
export type CrewId = Id<'crew'>;
export type QcMethodId = Id<'QC method'>;
export type PositionPoolId = Id<'position pool'>;
export type SessionId = Id<'session'>;
export type StorageId = Id<'storage'>;
export type MaterialId = Id<'material'>;
export type ProductId = Id<'product'>;
export type ProductFamilyId = Id<'product family'>;
export type ProcessId = Id<'process'>;
/** Id of an operation within its process version; unique there, not across processes. */
export type OperationId = Id<'operation'>;
/** Id of a material lot within a process: the DS lots, the DP lot, the shipments of one order. */
export type LotKey = Id<'lot of an order'>;
/** Id of a QC run within a plan. */
export type RunId = Id<'QC run'>;
