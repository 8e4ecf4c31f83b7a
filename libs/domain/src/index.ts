export type {
  CalendarId, CoiId, CrewId, EquipmentClassId, EquipmentId, LotKey, MaterialId, OperationId, OrderId, PlantId, PositionPoolId,
  ProcessId, ProductFamilyId, ProductId, QcMethodId, RunId, SessionId, StorageId, SuiteId,
} from './identity.js';
export type { Calendar, CalendarException, Shift, StartRule, WeeklyStart } from './calendar/calendar.js';
export type { CrewDemand, Phase, PhaseDuration, PhaseWork } from './process/phase.js';
export { LOT_KINDS, STAGES } from './process/process.js';
export type { FailureMode, Link, LotKind, MaterialDemand, Operation, Process, ProcessLot, Requirement, Stage } from './process/process.js';
export type {
  Changeover, DeepClean, Equipment, EquipmentClass, FamilyChangeover, Qualification, Suite, Unavailability, UnavailabilityKind,
} from './plant/equipment.js';
export type { Crew, CrewAbsence, Roster } from './plant/crew.js';
export type { PositionPool, QcMethod, Session } from './plant/quality-control.js';
export type { Material, Receipt, Storage } from './plant/supply.js';
export type { Fence, PlanningPolicy } from './plant/policy.js';
export type { Plant, Product } from './plant/plant.js';
export { coversOperation } from './plant/equipment.js';
export { onwardFrom } from './process/onward.js';
export { processOf } from './process/process-of.js';
export { missedWindows, URGENCIES } from './order/order.js';
export type { ClinicWindows, Order, Urgency } from './order/order.js';
export { ACTUAL_STATES } from './order/actual.js';
export type { Actual, ActualState, Pin } from './order/actual.js';
export { caseAfter } from './event/case-after.js';
export { EVENT_KINDS } from './event/plant-event.js';
export type { EventKind, PlantEvent } from './event/plant-event.js';
export { RULES } from './plan/rule.js';
export type { RuleCode } from './plan/rule.js';
export { weightOf } from './plan/planning-case.js';
export type { FreezeOverride, PlanningCase } from './plan/planning-case.js';
export { OBJECTIVE_LEVELS, REPORTED_LEVELS, reportedLevels, SHARED_LEVELS, STANDARD_OBJECTIVE } from './plan/objective.js';
export type { Objective, ObjectiveLevel, ObjectiveTerm, SharedLevel } from './plan/objective.js';
export type { Demand } from './plan/demand.js';
export { PRICED_KINDS } from './plan/certificate.js';
export type { PriceCertificate, PricedKind, PricedThing, ProcessTree } from './plan/certificate.js';
export type {
  Assignment, AssignmentOrigin, LevelValue, Plan, PlanKpis, PlanProvenance, PlanStatus, QcRun, UnplannedOrder,
} from './plan/plan.js';
export type { Quote, QuotedPlace, QuotedShift, QuotedSlot, SlotRequest } from './plan/quote.js';
export { MOVE_CAUSES } from './plan/repair.js';
export type { LotShift, MoveCause, OperationMove, OperationPlace, RepairReport } from './plan/repair.js';
export { WAIT_CAUSES } from './plan/account.js';
export type { AccountEntry, LotAccount, WaitCause } from './plan/account.js';
export type { Verdict, Violation, WrongClaim } from './plan/verdict.js';
export { PROBLEM_CODES } from './problem/problem.js';
export type { Problem, ProblemCode } from './problem/problem.js';
export { looksPersonalName, looksPersonalText, showableId } from './problem/personal-data.js';
export { pointerOf } from './problem/problem-list.js';
export { validatePlant } from './validation/validate-plant.js';
export { validateEvents } from './validation/validate-events.js';
export { validateOrders } from './validation/validate-orders.js';
export { validateSlotRequest } from './validation/validate-slot-request.js';
