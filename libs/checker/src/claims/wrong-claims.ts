import type { WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { recordOf } from '../evidence/untrusted.js';
import { accountClaims } from './accounts.js';
import { compared } from './claim.js';
import { boundClaims, provenByCertificate } from './bound.js';
import { levelValues, objectiveClaims } from './objective.js';
import { outcomes } from './outcome.js';
import { originClaims, summaryClaims } from './summary.js';

/** What the checker makes of the plan's figures. */
export interface Appraisal {
  /** Everything the plan says about itself that its assignments do not bear out. */
  readonly claims: readonly WrongClaim[];
  /** Lower bound of the turnaround level that the plan's certificate proves; `null` without one. */
  readonly provenBound: number | null;
}

/** Reckons every figure of the plan again, its bound included. */
export function appraise(evidence: Evidence, hashes: { readonly planHash: string; readonly inputHash: string }): Appraisal {
  const results = outcomes(evidence);
  const values = levelValues(evidence, results);
  const proven = provenByCertificate(evidence, values.lateness);
  const provenance = recordOf(recordOf(evidence.given).provenance);
  const claims = [
    ...summaryClaims(evidence, results),
    ...objectiveClaims(evidence, values),
    ...boundClaims(evidence, values, proven),
    ...accountClaims(evidence, results),
    ...originClaims(evidence),
    ...compared('provenance.planHash', provenance.planHash, hashes.planHash),
    ...compared('provenance.inputHash', provenance.inputHash, hashes.inputHash),
  ];
  return { claims, provenBound: proven?.turnaround ?? null };
}
