import type { Instant, Interval, Minutes } from '@lotwright/time';
import type { EquipmentId, OperationId, OrderId, QcMethodId, RunId } from '../identity.js';
import type { RuleCode } from './rule.js';
import type { LotAccount } from './account.js';
import type { PriceCertificate } from './certificate.js';
import type { ObjectiveLevel } from './objective.js';

/** Where the times of an assignment come from. */
export type AssignmentOrigin = 'planned' | 'running' | 'done' | 'frozen';

/** One operation of one order in time and place: the attempt that counts now. */
export interface Assignment {
  readonly order: OrderId;
  readonly operation: OperationId;
  readonly attempt: number;
  /** Equipment of an `equipment` operation; `null` otherwise (a run's instrument is on the run). */
  readonly equipment: EquipmentId | null;
  /** Run of a `run` operation; `null` otherwise. */
  readonly run: RunId | null;
  /** Start of the first phase. */
  readonly start: Instant;
  /** End of the last phase, changeover excluded. */
  readonly end: Instant;
  /** Each phase in order (those of the method for a run, one span for a session). For done and running work: one span from start to end. */
  readonly phases: readonly Interval[];
  readonly origin: AssignmentOrigin;
}

/** A QC run: its samples are the assignments that name it. */
export interface QcRun {
  readonly id: RunId;
  readonly method: QcMethodId;
  readonly instrument: EquipmentId | null;
  readonly start: Instant;
  readonly end: Instant;
  readonly phases: readonly Interval[];
  readonly origin: AssignmentOrigin;
}

/** An order that could not be planned, and why. */
export interface UnplannedOrder {
  readonly order: OrderId;
  /** The rule that blocks it. */
  readonly rule: RuleCode;
  /** The operation at which it fails, where one can be named. */
  readonly operation: OperationId | null;
  /** What blocks it: equipment, class, crew, method, material … id. */
  readonly resource: string | null;
  /** One sentence of fact with values. */
  readonly reason: string;
  /** One sentence: what would help. */
  readonly help: string;
}

/** OPTIMAL is proven; FEASIBLE has all orders planned; PARTIAL lists unplanned orders; NO_PLAN has no order planned although there were some. */
export type PlanStatus = 'OPTIMAL' | 'FEASIBLE' | 'PARTIAL' | 'NO_PLAN';

/** Value of one level in its unit; smaller is better. */
export interface LevelValue {
  readonly level: ObjectiveLevel;
  readonly value: number;
  /** Position of the rank that pursued it: 0 for `unplanned`, 1 for the most important after it; `null` where it was only measured. */
  readonly rank: number | null;
}

/** Figures a planner looks at first. Durations are minutes; `null` when there is nothing to measure. */
export interface PlanKpis {
  readonly planned: number;
  readonly unplanned: number;
  readonly late: number;
  readonly turnaroundP50: Minutes | null;
  readonly turnaroundP90: Minutes | null;
  /** Used share of each capacity from now to the last patient-ready, highest first; without those that are not used. */
  readonly utilisation: readonly { readonly resource: string; readonly name: string; readonly share: number }[];
  /** Smallest slack left on any planned hold; links whose hold equals their minimum lag leave none and do not count. */
  readonly tightestHold: { readonly order: OrderId; readonly from: OperationId; readonly to: OperationId; readonly left: Minutes; readonly limit: Minutes } | null;
}

/** How the plan came about: enough to make it again, byte for byte. */
export interface PlanProvenance {
  readonly engineVersion: string;
  readonly seed: number;
  /** Improvement steps done, in all threads together; where one thread searched, a run with this step limit gives this plan again. */
  readonly steps: number;
  /** Steps of each thread where several searched; a run with as many threads and these steps gives this plan again. */
  readonly threadSteps?: readonly number[];
  /**
   * Steps of the search for the lower bound, which finds it again. One number: after the search, against its plan. Several: in a thread beside
   * the search, the first of them before it had an answer, the further ones after its rounds 1, 2, 4, 8 and so on.
   */
  readonly boundSteps?: readonly number[];
  /** SHA-256 of the canonical planning case, hex. */
  readonly inputHash: string;
  /** SHA-256 of the canonical assignments and runs, hex. */
  readonly planHash: string;
}

/** A finite-capacity schedule with everything needed to believe and explain it. */
export interface Plan {
  readonly status: PlanStatus;
  readonly now: Instant;
  readonly assignments: readonly Assignment[];
  readonly runs: readonly QcRun[];
  readonly unplanned: readonly UnplannedOrder[];
  /** The levels pursued, most important first, then those that were only measured. */
  readonly objective: readonly LevelValue[];
  /** Proven lower bound on the turnaround level given that every level before it is as reported; `null` when none was computed. */
  readonly lowerBound: number | null;
  /** (turnaround − lowerBound) / turnaround, 0 to 1. */
  readonly gap: number | null;
  /** Proof of `lowerBound`, for whoever will not take it on trust; `null` or left out when there is none. */
  readonly certificate?: PriceCertificate | null;
  readonly accounts: readonly LotAccount[];
  readonly kpis: PlanKpis;
  readonly provenance: PlanProvenance;
}
