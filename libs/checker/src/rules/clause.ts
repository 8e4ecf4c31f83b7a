import type { RuleCode, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';

/** One rule of docs/engine/model.md. A clause looks at the evidence only, reports every violation once, and never throws. */
export interface Clause {
  readonly rule: RuleCode;
  judge(evidence: Evidence): readonly Violation[];
}

/** Where and when a violation is; what is left out is `null`. */
export interface Place {
  readonly order?: string | null;
  readonly operation?: string | null;
  readonly resource?: string | null;
  readonly from?: number | null;
  readonly to?: number | null;
}

/** A violation with what the rule needs and what the plan has. */
export function violation(rule: RuleCode, place: Place, needed: string, found: string): Violation {
  return {
    rule,
    order: (place.order ?? null) as Violation['order'],
    operation: (place.operation ?? null) as Violation['operation'],
    resource: place.resource ?? null,
    from: (place.from ?? null) as Violation['from'],
    to: (place.to ?? null) as Violation['to'],
    needed,
    found,
  };
}
