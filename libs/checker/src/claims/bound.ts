import type { WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { recordOf } from '../evidence/untrusted.js';
import { provenBound } from '../proof/proven-bound.js';
import { compared } from './claim.js';
import { pursuedRanks } from './ranks.js';

/** What a plan says about the distance from the best there can be. */
export interface BoundFigures {
  /** Turnaround and lateness levels as the assignments make them. */
  readonly turnaround: number;
  readonly lateness: number;
  /** What the certificate proves; `null` when it proves nothing, undefined when the plan has none. */
  readonly proven: number | null | undefined;
}

/** Reckons the bound of the plan's certificate; undefined when there is none, `null` when nothing follows from it. */
export function boundOfCertificate(evidence: Evidence, lateness: number): number | null | undefined {
  const { certificate } = recordOf(evidence.given);
  if (certificate === undefined || certificate === null) return undefined;
  const { book, plan } = evidence;
  const complete = [...book.orders.values()].every((o) => o.cancelled || plan.hasAssignments(o.id));
  return complete ? provenBound(book, certificate, { lateness, latenessFirst: latenessComesFirst(evidence) }) : null;
}

/** The bound, the gap, their proof, and whether `OPTIMAL` follows from them. */
export function boundClaims(evidence: Evidence, { turnaround, proven }: BoundFigures): readonly WrongClaim[] {
  const { lowerBound, gap, status } = recordOf(evidence.given);
  const unproven = proven === null ? [{ what: 'certificate', reported: 'proof of a lower bound', recomputed: 'nothing follows from it' }] : [];
  const optimal = status === 'OPTIMAL' && pursuedRanks(evidence).has('turnaround') && pursuedRanks(evidence).get('turnaround') !== null;
  const early = optimal && lowerBound !== turnaround ? [{ what: 'status', reported: 'OPTIMAL', recomputed: `a turnaround of ${turnaround} above the bound of ${String(lowerBound)}` }] : [];
  if (lowerBound === null || lowerBound === undefined) return [...compared('gap', gap, null), ...unproven, ...early];
  if (typeof lowerBound !== 'number' || !(lowerBound <= turnaround)) {
    return [{ what: 'lowerBound', reported: String(lowerBound), recomputed: `at most the turnaround of ${turnaround}` }];
  }
  const short = typeof proven === 'number' && proven < lowerBound ? [{ what: 'lowerBound', reported: String(lowerBound), recomputed: `${proven} is what the certificate proves` }] : [];
  const expected = turnaround === 0 ? 0 : (turnaround - lowerBound) / turnaround;
  const wide = typeof gap === 'number' && Math.abs(gap - expected) < 1e-6 ? [] : compared('gap', gap, expected);
  return [...wide, ...unproven, ...short, ...early];
}

/** Whether lateness alone makes up a rank before that of turnaround. */
function latenessComesFirst(evidence: Evidence): boolean {
  const ranks = pursuedRanks(evidence);
  const lateness = ranks.get('lateness') ?? null;
  if (lateness === null) return false;
  const beside = [...ranks].filter(([, rank]) => rank === lateness).length;
  return beside === 1 && lateness < (ranks.get('turnaround') ?? Infinity);
}
