type Id<Kind extends string> = string & { readonly idOf: Kind };

/** Opaque id of a patient order. Carries no personal data; shown in full in panels, last three digits on bars. */
export type OrderId = Id<'order'>;
/** Opaque chain-of-identity token of a therapy event (ISBT 128 ST-028 idea): never a hash of anything about a person. */
export type CoiId = Id<'chain of identity'>;
/** Id of a plant, as its operators write it; one installation may plan several. */
export type PlantId = Id<'plant'>;
/** Id of a calendar of the plant. */
export type CalendarId = Id<'calendar'>;
/** Id of a suite, a room with its own segregation rule. */
export type SuiteId = Id<'suite'>;
/** Id of one piece of equipment, as on its label (`IVT-2`). */
export type EquipmentId = Id<'equipment'>;
/** Id of a class of interchangeable equipment, which operations ask for. */
export type EquipmentClassId = Id<'equipment class'>;
/** Id of a crew: the people of one qualification. */
export type CrewId = Id<'crew'>;
/** Id of a QC method, which tests samples in runs. */
export type QcMethodId = Id<'QC method'>;
/** Id of a pool of positions, such as incubator places. */
export type PositionPoolId = Id<'position pool'>;
/** Id of a recurring session, such as QP disposition. */
export type SessionId = Id<'session'>;
/** Id of a storage with a number of positions. */
export type StorageId = Id<'storage'>;
/** Id of a material kept in stock. */
export type MaterialId = Id<'material'>;
/** Id of a product that orders ask for. */
export type ProductId = Id<'product'>;
/** Id of a family of products between which changeovers are alike. */
export type ProductFamilyId = Id<'product family'>;
/** Id of a process; with its version it names one recipe. */
export type ProcessId = Id<'process'>;
/** Id of an operation within its process version; unique there, not across processes. */
export type OperationId = Id<'operation'>;
/** Id of a material lot within a process: the DS lots, the DP lot, the shipments of one order. */
export type LotKey = Id<'lot of an order'>;
/** Id of a QC run within a plan. */
export type RunId = Id<'QC run'>;
