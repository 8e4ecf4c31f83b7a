export { etaChanges, ETA_CHANGES } from './plan/eta.js';
export type { EtaChangeKind, EtaEntry, EtaReason } from './plan/eta.js';
export { lotEta } from './plan/lot-eta.js';
export type { LotEta } from './plan/lot-eta.js';
export { PLAN_STANDINGS } from './plan/stored-plan.js';
export type { EtaChange, PlanDraft, PlanId, PlanStanding, PlanSummary, StoredPlan } from './plan/stored-plan.js';
export { summaryFigures } from './plan/summary-figures.js';
export type { SummaryFigures } from './plan/summary-figures.js';
export { planningNow } from './ports/moment.js';
export type { Clock, Moment } from './ports/moment.js';
export type { BookChange, Doorbell, LeaseNews, OrderStore, PlanStore, PlantStore, PlantVersion, RequestStore, StoreRefusal } from './ports/stores.js';
export { askForWork } from './request/ask-for-work.js';
export { isFinal, REQUEST_LIFE_CYCLE, REQUEST_STATES, stateAfter, statesBefore } from './request/life-cycle.js';
export type { RequestEvent, RequestState } from './request/life-cycle.js';
export { MOST_ATTEMPTS, REQUEST_FAILURES } from './request/planning-request.js';
export type {
  ComparisonTask, Lease, PlanningRequest, PlanningTask, PlanProgress, PlanTask, RequestFailure, RequestFailureCode, RequestId, SearchEffort,
} from './request/planning-request.js';
export { layGroundwork, storePlan, VerdictMismatch } from './request/serve-request.js';
export type { Groundwork, PlanningStores } from './request/serve-request.js';
export type { CheckedPlan } from './make-plan.js';
export { MemoryOrders } from './memory/memory-orders.js';
export { MemoryPlans } from './memory/memory-plans.js';
export { MemoryPlants } from './memory/memory-plants.js';
export { MemoryRequests } from './memory/memory-requests.js';
export { MemoryAccounts } from './memory/memory-accounts.js';
export type { Account, AccountStore, ApiKey, OpenSession } from './ports/accounts.js';
