export { openQueueBackend, QueueServerUnfit } from './backend.js';
export type { QueueBackend, ReportTrouble } from './backend.js';
export { QueueDoorbell } from './queue-doorbell.js';
export { QUEUE_NAMES, QUEUES } from './queue-table.js';
export type { QueueName, QueuePolicy } from './queue-table.js';
export { HandlerMismatch, startQueueWorkers } from './queue-workers.js';
export type { QueueHandler, QueueWorkers } from './queue-workers.js';
