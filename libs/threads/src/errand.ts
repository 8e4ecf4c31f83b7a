import type { PlanningCase } from '@lotwright/domain';
import type { PlanProgress, SearchEffort } from '@lotwright/planning';
import type { MessagePort } from 'node:worker_threads';

/** What a planning thread is given. */
export interface PlanErrand {
  readonly planningCase: PlanningCase;
  readonly effort: SearchEffort;
  /** One shared word: 0 go on, 1 stop at the next step. */
  readonly stop: Int32Array;
  /** Where progress goes. */
  readonly port: MessagePort;
}

/** What comes back through the port. */
export type ProgressMessage = PlanProgress;
