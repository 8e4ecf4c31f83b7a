export { planInThread, PlanningThreads, ThreadEnded } from './plan-in-thread.js';
export type { Watch } from './plan-in-thread.js';
