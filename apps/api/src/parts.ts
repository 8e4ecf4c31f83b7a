import type { AccountStore, Clock, Doorbell, OrderStore, PlanStore, PlantClock, PlantStore, RequestStore } from '@lotwright/planning';
import type { Settings } from '@lotwright/settings';

/** What the API works with. A class, so that Nest can hand it out by type. */
export class Parts {
  plants!: PlantStore;
  orders!: OrderStore;
  plans!: PlanStore;
  requests!: RequestStore;
  accounts!: AccountStore;
  doorbell!: Doorbell;
  clock!: Clock;
  plantClock!: PlantClock;
  settings!: Pick<Settings, 'planSeconds' | 'sessionHours' | 'trustedProxies'>;
  /** Where the queue lives, for /health. */
  queueKind!: 'postgresql' | 'redis' | null;
  /** Answers when the database does. */
  askDatabase!: () => Promise<unknown>;
  /** Folder of the built board. */
  boardFolder!: string;
  /** Where errors that are our fault are told, with the id that the answer carries. */
  reportFault!: (instance: string, error: unknown) => void;
}
