import type { Clock, Doorbell, PlanningStores, PlantClock } from '@lotwright/planning';
import type { QueueBackend } from '@lotwright/queue';
import type { Settings } from '@lotwright/settings';
import type { PlanningThreads } from '@lotwright/threads';

/** What the worker works with. A class, so that Nest can hand it out by type. */
export class WorkerParts {
  stores!: PlanningStores;
  doorbell!: Doorbell;
  backend!: QueueBackend;
  threads!: PlanningThreads;
  clock!: Clock;
  plantClock!: PlantClock;
  settings!: Pick<Settings, 'leaseSeconds' | 'planThreads'>;
  /** Where trouble is told. */
  report!: (error: Error) => void;
}
