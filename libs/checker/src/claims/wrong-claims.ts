import type { WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { recordOf } from '../evidence/untrusted.js';
import { accountClaims } from './accounts.js';
import { compared } from './claim.js';
import { objectiveClaims } from './objective.js';
import { outcomes } from './outcome.js';
import { originClaims, summaryClaims } from './summary.js';

/** Everything the plan says about itself that its assignments do not bear out. */
export function wrongClaims(evidence: Evidence, hashes: { readonly planHash: string; readonly inputHash: string }): readonly WrongClaim[] {
  const results = outcomes(evidence);
  const provenance = recordOf(recordOf(evidence.given).provenance);
  return [
    ...summaryClaims(evidence, results),
    ...objectiveClaims(evidence, results),
    ...accountClaims(evidence, results),
    ...originClaims(evidence),
    ...compared('provenance.planHash', provenance.planHash, hashes.planHash),
    ...compared('provenance.inputHash', provenance.inputHash, hashes.inputHash),
  ];
}
