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

/** The independent checker's answer. A plan is feasible only when `violations` is empty. */
export interface Verdict {
  readonly checkerVersion: string;
  /** Hash of the assignments and runs as the checker computed it. */
  readonly planHash: string;
  readonly inputHash: string;
  readonly feasible: boolean;
  readonly violations: readonly Violation[];
}
