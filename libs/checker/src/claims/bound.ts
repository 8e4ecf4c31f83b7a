import type { ObjectiveLevel, WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { recordOf } from '../evidence/untrusted.js';
import { LotAlone } from '../proof/lot-alone.js';
import { provenBound } from '../proof/proven-bound.js';
import { Soonest } from '../proof/soonest.js';
import { compared } from './claim.js';
import { leastLevels } from './least.js';
import { pursuedRanks } from './ranks.js';

/** What the certificate of a plan proves about every plan that leaves no order out. */
export interface Proven {
  /** Lower bound of the turnaround level. */
  readonly turnaround: number;
  /** The least of every level; asked for only where a plan says that it is optimal. */
  least(): Readonly<Record<ObjectiveLevel, number>>;
}

/** Reckons what the plan's certificate proves; undefined when there is none, `null` when nothing follows from it. @param lateness level that the assignments make */
export function provenByCertificate(evidence: Evidence, lateness: number): Proven | null | undefined {
  const { certificate } = recordOf(evidence.given);
  if (certificate === undefined || certificate === null) return undefined;
  const { book, plan, calendars } = evidence;
  const complete = [...book.orders.values()].every((o) => o.cancelled || (book.processOf(o) !== null && plan.hasAssignments(o.id)));
  if (!complete) return null;
  const alone = new LotAlone(book, new Soonest(book, calendars));
  const turnaround = provenBound(book, alone, certificate, { lateness, latenessFirst: latenessComesFirst(evidence) });
  return turnaround === null ? null : { turnaround, least: () => leastLevels(book, alone, turnaround) };
}

/** The bound, the gap, their proof, and whether `OPTIMAL` follows from them: what no certificate proves is a wrong claim. */
export function boundClaims(evidence: Evidence, values: Readonly<Record<ObjectiveLevel, number>>, proven: Proven | null | undefined): readonly WrongClaim[] {
  const { lowerBound, status } = recordOf(evidence.given);
  return [
    ...(proven === null ? [{ what: 'certificate', reported: 'proof of a lower bound', recomputed: 'nothing follows from it' }] : []),
    ...(lowerBound === null || lowerBound === undefined ? compared('gap', recordOf(evidence.given).gap, null) : distanceClaims(evidence, lowerBound, values.turnaround, proven)),
    ...(status === 'OPTIMAL' ? optimalClaims(evidence, values, proven) : []),
  ];
}

function distanceClaims(evidence: Evidence, lowerBound: unknown, turnaround: number, proven: Proven | null | undefined): readonly WrongClaim[] {
  const { gap } = recordOf(evidence.given);
  const wrong = (recomputed: string): readonly WrongClaim[] => [{ what: 'lowerBound', reported: String(lowerBound), recomputed }];
  if (pursuedRanks(evidence).get('turnaround') === null) return wrong('none: it bounds the turnaround, which is not pursued');
  if (typeof lowerBound !== 'number' || !(lowerBound <= turnaround)) return wrong(`at most the turnaround of ${turnaround}`);
  const expected = turnaround === 0 ? 0 : (turnaround - lowerBound) / turnaround;
  return [
    ...(typeof gap === 'number' && Math.abs(gap - expected) < 1e-6 ? [] : compared('gap', gap, expected)),
    ...(proven === undefined ? wrong('nothing proves it: there is no certificate') : []),
    ...(proven && proven.turnaround < lowerBound ? wrong(`${proven.turnaround} is what the certificate proves`) : []),
  ];
}

/** One wrong claim at most: the first level pursued that is not proven least. */
function optimalClaims(evidence: Evidence, values: Readonly<Record<ObjectiveLevel, number>>, proven: Proven | null | undefined): readonly WrongClaim[] {
  const wrong = (recomputed: string): readonly WrongClaim[] => [{ what: 'status', reported: 'OPTIMAL', recomputed }];
  if (proven === undefined) return wrong('nothing proves it: there is no certificate');
  if (proven === null) return [];
  const least = proven.least();
  for (const [level, rank] of pursuedRanks(evidence) as ReadonlyMap<ObjectiveLevel, number | null>) {
    if (rank !== null && values[level] > least[level]) return wrong(`a ${level} of ${values[level]}, where ${least[level]} is proven least`);
  }
  const { lowerBound } = recordOf(evidence.given);
  const pursued = pursuedRanks(evidence).get('turnaround') !== null;
  return pursued && lowerBound !== values.turnaround ? wrong(`a turnaround of ${values.turnaround} above the bound of ${String(lowerBound)}`) : [];
}

/** Whether lateness alone makes up a rank before that of turnaround. */
function latenessComesFirst(evidence: Evidence): boolean {
  const ranks = pursuedRanks(evidence);
  const lateness = ranks.get('lateness') ?? null;
  if (lateness === null) return false;
  const beside = [...ranks].filter(([, rank]) => rank === lateness).length;
  return beside === 1 && lateness < (ranks.get('turnaround') ?? Infinity);
}
