import type { ObjectiveLevel, WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { listOf, recordOf } from '../evidence/untrusted.js';
import { compared } from './claim.js';
import type { Outcome } from './outcome.js';

const DAY = 1440;
const PAST_LATEST_USEFUL = 100;

/** The objective levels, the bound and the gap as the plan reports them against those of its assignments. */
export function objectiveClaims(evidence: Evidence, results: readonly Outcome[]): readonly WrongClaim[] {
  const plan = recordOf(evidence.given);
  const reported = new Map(listOf(plan.objective).map(recordOf).map((l) => [l.level, l.value]));
  const values: Readonly<Record<ObjectiveLevel, number>> = {
    unplanned: unplannedWeight(evidence),
    lateness: results.reduce((sum, o) => sum + o.weight * (o.missedWindows + (o.pastLatestUseful ? PAST_LATEST_USEFUL : 0)), 0),
    turnaround: results.reduce((sum, o) => sum + o.weight * o.turnaround, 0),
    stability: stability(evidence),
    cost: evidence.plan.runs.reduce((sum, r) => sum + (r.rule === null ? 0 : r.rule.capacity - r.samples.length), 0),
  };
  return [...Object.entries(values).flatMap(([level, value]) => compared(`objective.${level}`, reported.get(level), value)), ...bound(plan, values.turnaround)];
}

function unplannedWeight({ book, given }: Evidence): number {
  const listed = new Set(listOf(recordOf(given).unplanned).map((entry) => recordOf(entry).order));
  return [...book.orders.values()].filter((o) => listed.has(o.id)).reduce((sum, o) => sum + book.given.plant.policy.urgencyWeights[o.urgency], 0);
}

function stability({ book, plan }: Evidence): number {
  return book.given.published.reduce((sum, published) => {
    const placed = plan.at(published.order, published.operation);
    if (placed === null || placed.started || published.attempt !== book.attemptOf(published.order, published.operation)) return sum;
    if (placed.start === published.start && placed.equipment === (published.equipment ?? null)) return sum;
    const ahead = published.start - book.now;
    return sum + (ahead < 3 * DAY ? 8 : ahead < 7 * DAY ? 3 : 1);
  }, 0);
}

function bound(plan: Readonly<Record<string, unknown>>, turnaround: number): readonly WrongClaim[] {
  const { lowerBound, gap } = plan;
  if (lowerBound === null || lowerBound === undefined) return compared('gap', gap, null);
  if (typeof lowerBound !== 'number' || !(lowerBound <= turnaround)) {
    return [{ what: 'lowerBound', reported: String(lowerBound), recomputed: `at most the turnaround of ${turnaround}` }];
  }
  const expected = turnaround === 0 ? 0 : (turnaround - lowerBound) / turnaround;
  return typeof gap === 'number' && Math.abs(gap - expected) < 1e-6 ? [] : compared('gap', gap, expected);
}
