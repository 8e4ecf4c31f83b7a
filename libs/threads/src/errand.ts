import type { RoughCutOptions } from '@lotwright/capacity';
import type { PlanningCase } from '@lotwright/domain';
import type { SolveParams } from '@lotwright/engine';
import type { MessagePort } from 'node:worker_threads';

/** What a planning thread is given. */
export interface PlanErrand {
  readonly planningCase: PlanningCase;
  readonly params: SolveParams;
  /** One shared word: 0 go on, 1 stop at the next step. */
  readonly stop: Int32Array;
  /** Where progress goes. */
  readonly port: MessagePort;
}

/** What a thread is given that sets load against capacity. */
export interface LoadErrand {
  readonly planningCase: PlanningCase;
  readonly options: RoughCutOptions;
}
