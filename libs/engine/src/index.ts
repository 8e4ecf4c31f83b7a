export { ENGINE_VERSION } from './params.js';
export type { SolveHooks, SolveParams, SolveProgress } from './params.js';
export { listPlan, solve } from './solve.js';
export { hashCase, hashPlan } from './hash/hashes.js';
