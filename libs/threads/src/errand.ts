import type { RoughCutOptions } from '@lotwright/capacity';
import type { OrderId, Plan, PlanningCase } from '@lotwright/domain';
import type { BoundReport, BoundRound, Effort, OfferedPlan, PlanRound, PlanRoundReport, PriceProof, SolveParams } from '@lotwright/engine';
import type { CheckedPlan } from '@lotwright/planning';
import type { MessagePort } from 'node:worker_threads';

/** What every watched errand of a thread has. */
export interface WatchedErrand {
  /** One shared word: 0 go on, 1 stop at the next step. */
  readonly stop: Int32Array;
  /** Where progress goes. */
  readonly port: MessagePort;
}

/** What a planning thread is given. */
export interface PlanErrand extends WatchedErrand {
  readonly planningCase: PlanningCase;
  readonly params: SolveParams;
}

/** What a thread is given that looks into one lot of a plan. */
export interface LotErrand extends WatchedErrand {
  readonly planningCase: PlanningCase;
  readonly plan: Plan;
  readonly order: OrderId;
}

/** How far a look into one lot is: plans made, and how many at most will be. */
export interface LotProgress {
  readonly solves: number;
  readonly most: number;
}

/** What a thread is given that sets load against capacity. */
export interface LoadErrand {
  readonly planningCase: PlanningCase;
  readonly options: RoughCutOptions;
}

/** What a thread is given that searches one island for a plan. */
export interface IslandErrand {
  readonly planningCase: PlanningCase;
  readonly params: SolveParams;
  readonly island: number;
  /** Where progress goes. */
  readonly port: MessagePort;
}

/** What such a thread is asked. */
export type IslandQuestion =
  | { readonly kind: 'round'; readonly round: PlanRound }
  | { readonly kind: 'finish'; readonly offered: OfferedPlan | null; readonly effort: Effort; readonly proof: PriceProof | null };

/** What it answers: to a round its report, at the end the plan with its verdict. */
export type IslandAnswer = PlanRoundReport | CheckedPlan;

/** What a thread is given that looks for prices. */
export interface BoundErrand {
  readonly planningCase: PlanningCase;
}

/** What such a thread is asked. */
export type BoundQuestion = BoundRound;

/** What it answers. */
export type BoundAnswer = BoundReport;
