import type { Plan, PlanningCase, Verdict } from '@lotwright/domain';
import { appraise } from './claims/wrong-claims.js';
import { gatherEvidence } from './evidence/evidence.js';
import { inputHash, planHash } from './hashes.js';
import { CLAUSES } from './rules/clauses.js';

/** Version of the rules as the checker reads them; goes up whenever a verdict could change. */
export const CHECKER_VERSION = '1.1.0';

/**
 * Judges a plan by the rules of docs/engine/model.md and by nothing else: every violation of R1 to R16 with what was needed and what
 * was found, and every claim of the plan about itself that its assignments do not bear out. Never throws on a wrong plan;
 * a planning case is expected to be a valid one.
 */
export function check(planningCase: PlanningCase, plan: Plan): Verdict {
  const hashes = { planHash: planHash(plan), inputHash: inputHash(planningCase) };
  const evidence = gatherEvidence(planningCase, plan);
  const violations = CLAUSES.flatMap((clause) => clause.judge(evidence));
  const { claims, provenBound } = appraise(evidence, hashes);
  return {
    checkerVersion: CHECKER_VERSION,
    ...hashes,
    feasible: violations.length === 0,
    violations,
    claims,
    ...(provenBound === null ? {} : { provenBound }),
  };
}
