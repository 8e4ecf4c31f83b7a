export { startWorker } from './create-worker.js';
export type { RunningWorker } from './create-worker.js';
export { WorkerParts } from './parts.js';
