import type { ObjectiveLevel, SharedLevel, WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { listOf, recordOf } from '../evidence/untrusted.js';
import { compared } from './claim.js';
import type { Outcome } from './outcome.js';
import { sharesOf } from './shares.js';

const ALWAYS_REPORTED = ['unplanned', 'lateness', 'turnaround', 'stability', 'cost'];
const STANDARD_RANKS = [['lateness'], ['turnaround'], ['stability'], ['cost']];

/** The objective levels, their ranks, the bound and the gap as the plan reports them against those of its assignments. */
export function objectiveClaims(evidence: Evidence, results: readonly Outcome[]): readonly WrongClaim[] {
  const plan = recordOf(evidence.given);
  const reported = new Map(listOf(plan.objective).map(recordOf).map((l) => [l.level, l]));
  const values = levelValues(evidence, results);
  const expected = pursuedRanks(evidence);
  return [
    ...Object.entries(values).flatMap(([level, value]) => {
      const claim = reported.get(level);
      if (!expected.has(level)) return claim === undefined ? [] : compared(`objective.${level}`, claim.value, null);
      if (claim === undefined) return compared(`objective.${level}`, undefined, value);
      return [...compared(`objective.${level}`, claim.value, value), ...compared(`objective.${level}.rank`, claim.rank, expected.get(level) ?? null)];
    }),
    ...bound(plan, values.turnaround),
  ];
}

/** Every level from the assignments alone. */
function levelValues(evidence: Evidence, results: readonly Outcome[]): Readonly<Record<ObjectiveLevel, number>> {
  const sum = (level: SharedLevel): number => results.reduce((total, o) => total + sharesOf(evidence.book, o)[level], 0);
  return {
    unplanned: unplannedWeight(evidence),
    lateness: sum('lateness'),
    turnaround: sum('turnaround'),
    stability: sum('stability'),
    cost: evidence.plan.runs.reduce((total, r) => total + (r.rule === null ? 0 : r.rule.capacity - r.samples.length), 0),
    fairness: sum('fairness'),
    tardiness: sum('tardiness'),
    makespan: results.reduce((last, o) => Math.max(last, o.patientReady - evidence.book.now), 0),
  };
}

/** Levels that the plan must report, with the rank that pursued them; null where they are only measured. */
function pursuedRanks({ book }: Evidence): ReadonlyMap<string, number | null> {
  const ranks = new Map<string, number | null>(ALWAYS_REPORTED.map((level) => [level, null]));
  const pursued = book.given.objective?.ranks.map((rank) => rank.map((term) => term.level as string)) ?? STANDARD_RANKS;
  pursued.forEach((levels, i) => levels.forEach((level) => ranks.set(level, i + 1)));
  return ranks.set('unplanned', 0);
}

function unplannedWeight({ book, given }: Evidence): number {
  const listed = new Set(listOf(recordOf(given).unplanned).map((entry) => recordOf(entry).order));
  return [...book.orders.values()].filter((o) => listed.has(o.id)).reduce((sum, o) => sum + book.weightOf(o), 0);
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
