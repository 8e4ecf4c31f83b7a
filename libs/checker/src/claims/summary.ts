import type { WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { frozenAssignments } from '../evidence/frozen.js';
import { listOf, recordOf, shown } from '../evidence/untrusted.js';
import { compared } from './claim.js';
import type { Outcome } from './outcome.js';

/** Status, now, counts and key figures. */
export function summaryClaims(evidence: Evidence, results: readonly Outcome[]): readonly WrongClaim[] {
  const plan = recordOf(evidence.given);
  const unplanned = listOf(plan.unplanned).length;
  const kpis = recordOf(plan.kpis);
  const late = results.filter((o) => o.missedWindows > 0 || o.pastLatestUseful).length;
  return [
    ...compared('now', plan.now, evidence.book.now),
    ...status(plan.status, results.length, unplanned),
    ...compared('kpis.planned', kpis.planned, results.length),
    ...compared('kpis.unplanned', kpis.unplanned, unplanned),
    ...compared('kpis.late', kpis.late, late),
    ...percentile('kpis.turnaroundP50', kpis.turnaroundP50, 0.5, results),
    ...percentile('kpis.turnaroundP90', kpis.turnaroundP90, 0.9, results),
    ...tightestHold(evidence, kpis.tightestHold),
    ...shares(listOf(kpis.utilisation)),
  ];
}

function status(reported: unknown, planned: number, unplanned: number): readonly WrongClaim[] {
  const allowed = unplanned === 0 ? ['OPTIMAL', 'FEASIBLE'] : planned > 0 ? ['PARTIAL'] : ['NO_PLAN'];
  if (typeof reported === 'string' && allowed.includes(reported)) return [];
  return [{ what: 'status', reported: shown(reported), recomputed: `${allowed.join(' or ')}: ${planned} planned, ${unplanned} unplanned` }];
}

/** Any common definition of a percentile lies between the two neighbouring values. */
function percentile(what: string, reported: unknown, share: number, results: readonly Outcome[]): readonly WrongClaim[] {
  if (results.length === 0) return compared(what, reported, null);
  const sorted = results.map((o) => o.turnaround).sort((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const low = sorted[Math.floor(rank)];
  const high = sorted[Math.ceil(rank)];
  if (typeof reported === 'number' && low <= reported && reported <= high) return [];
  return [{ what, reported: shown(reported), recomputed: low === high ? `${low} min` : `${low} to ${high} min` }];
}

/** The smallest slack of all holds that leave any, with an unstarted end; what is named must have it. */
function tightestHold(evidence: Evidence, reported: unknown): readonly WrongClaim[] {
  const what = 'kpis.tightestHold';
  const holds = evidence.links.flatMap(({ link, from, to }) =>
    link.maxLag === null || link.maxLag === link.minLag || to.started ? [] : [{ link, order: to.order, left: from.end + link.maxLag - to.start, limit: link.maxLag }]);
  if (holds.length === 0) return compared(what, reported, null);
  const least = holds.reduce((a, b) => (b.left < a.left ? b : a));
  const given = recordOf(reported);
  const named = holds.some((h) =>
    h.order === given.order && h.link.from === given.from && h.link.to === given.to && h.left === given.left && h.limit === given.limit);
  if (named && given.left === least.left) return [];
  return [{ what, reported: `${shown(given.left)} min left on ${shown(given.from)} to ${shown(given.to)} of ${shown(given.order)}`,
    recomputed: `${least.left} min left on ${least.link.from} to ${least.link.to} of ${least.order}` }];
}

function shares(utilisation: readonly unknown[]): readonly WrongClaim[] {
  return utilisation.map(recordOf).flatMap(({ resource, share }) =>
    typeof share === 'number' && share >= 0 && share <= 1 ? [] : [{ what: `kpis.utilisation[${shown(resource)}]`, reported: shown(share), recomputed: 'a share from 0 to 1' }]);
}

/** Origins: running and done work as the actuals have it, frozen what the fence holds, the rest planned. */
export function originClaims(evidence: Evidence): readonly WrongClaim[] {
  const frozen = new Set(frozenAssignments(evidence.book).map((f) => `${f.order}\n${f.operation}`));
  return evidence.plan.placed.flatMap((placed) => {
    const state = evidence.book.startedAs(placed.order, placed.operation)?.actual.state;
    const origin = state ?? (frozen.has(`${placed.order}\n${placed.operation}`) ? 'frozen' : 'planned');
    return compared(`assignments[${placed.order}/${placed.operation}].origin`, placed.written.origin, origin);
  });
}
