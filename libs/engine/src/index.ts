export { ENGINE_VERSION } from './params.js';
export type { SolveHooks, SolveParams, SolveProgress } from './params.js';
export { reinsert } from './reinsert.js';
export type { Outcome, Reinsertion } from './reinsert.js';
export { listPlan, solve } from './solve.js';
export { hashCase, hashPlan } from './hash/hashes.js';
export { LocalPlanIsland, ROUND_STEPS, searchPlanIslands, together } from './islands.js';
export type { IslandsHooks, PlanIsland, PlanRound, PlanRoundReport } from './islands.js';
export type { OfferedPlan } from './search/improve.js';
