import type { Plan, PlanningCase, RuleCode } from '@lotwright/domain';
import type { Theatre } from './surgery.js';

/** One way to break a good plan in a given rule, whatever else it breaks. */
export interface MutationOperator {
  readonly rule: RuleCode;
  /** What is done to the plan. */
  readonly name: string;
  /** What the violation must ask for, where one rule asks for several things. */
  readonly needed?: RegExp;
  /** Commitments the good plan is given before it is broken. */
  readonly commit?: (theatre: Theatre) => PlanningCase | null;
  /** A plan that breaks the rule for certain, or `null` when this plan offers no place for it. */
  readonly apply: (theatre: Theatre) => Plan | null;
}
