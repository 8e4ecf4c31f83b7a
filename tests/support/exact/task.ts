import type { Link, Operation, Order, Phase, Process } from '@lotwright/domain';

/** Heads of a crew over a stretch of ticks. */
export interface CrewUse {
  readonly crew: string;
  readonly start: number;
  readonly end: number;
  readonly heads: number;
}

/** One way to stand in time: phases on a piece of equipment (or instrument, or nothing), by itself in keeping with every rule. */
export interface Choice {
  readonly start: number;
  readonly end: number;
  readonly phases: readonly (readonly [start: number, end: number])[];
  readonly equipment: string | null;
  readonly crew: readonly CrewUse[];
  /** Stability weight of standing here: 0 where published. */
  readonly moved: number;
}

/** One operation of one order: what is decided when it has not started, a given when it has. */
export interface Task {
  /** Position among the undecided tasks; -1 when started. */
  readonly index: number;
  readonly order: Order;
  readonly process: Process;
  readonly operation: Operation;
  readonly phases: readonly Phase[];
  readonly attempt: number;
  readonly choices: readonly Choice[];
  /** Links that lead here; `longest` is the hold time in ticks. */
  readonly into: readonly { readonly link: Link; readonly from: Task; readonly longest: number }[];
  readonly out: { readonly link: Link; readonly to: Task }[];
  /** Where it stands; null while undecided. */
  at: Choice | null;
}

/** The set of one task, as a bit. Started tasks are nobody's choice. */
export const bitOf = (task: Task): number => (task.index < 0 ? 0 : 1 << task.index);
