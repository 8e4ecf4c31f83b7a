import type { Instant } from '@lotwright/time';
import type { OperationId, OrderId } from '../identity.js';
import type { RuleCode } from './rule.js';

/** One broken rule. */
export interface Violation {
  readonly rule: RuleCode;
  readonly order: OrderId | null;
  readonly operation: OperationId | null;
  readonly resource: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** What the rule asks for, and what the plan has: values with units. */
  readonly needed: string;
  readonly found: string;
}

/**
 * Something the plan says about itself that its own assignments do not bear out: an objective level, an account, a count, a hash.
 * A wrong claim does not make a plan infeasible; it makes its figures worthless.
 */
export interface WrongClaim {
  /** What is claimed, as a path into the plan: `objective.turnaround`, `accounts[P-007].entries`, `provenance.planHash`. */
  readonly what: string;
  readonly reported: string;
  /** What the checker makes of it from the assignments. */
  readonly recomputed: string;
}

/** The independent checker's answer. A plan is feasible only when `violations` is empty. */
export interface Verdict {
  readonly checkerVersion: string;
  /** Hash of the assignments and runs as the checker computed it. */
  readonly planHash: string;
  readonly inputHash: string;
  readonly feasible: boolean;
  readonly violations: readonly Violation[];
  /** What the plan says wrongly about itself; empty for an honest plan. Does not bear on `feasible`. */
  readonly claims: readonly WrongClaim[];
  /** Lower bound of the turnaround level that the checker reckoned from the plan's certificate; left out when the plan carries none that proves anything. */
  readonly provenBound?: number;
}
