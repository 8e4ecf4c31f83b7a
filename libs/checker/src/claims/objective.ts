import type { ObjectiveLevel, SharedLevel, WrongClaim } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { listOf, recordOf } from '../evidence/untrusted.js';
import { compared } from './claim.js';
import type { Outcome } from './outcome.js';
import { pursuedRanks } from './ranks.js';
import { sharesOf } from './shares.js';

/** The objective levels and their ranks as the plan reports them against those of its assignments. */
export function objectiveClaims(evidence: Evidence, values: Readonly<Record<ObjectiveLevel, number>>): readonly WrongClaim[] {
  const plan = recordOf(evidence.given);
  const reported = new Map(listOf(plan.objective).map(recordOf).map((l) => [l.level, l]));
  const expected = pursuedRanks(evidence);
  return [
    ...Object.entries(values).flatMap(([level, value]) => {
      const claim = reported.get(level);
      if (!expected.has(level)) return claim === undefined ? [] : compared(`objective.${level}`, claim.value, null);
      if (claim === undefined) return compared(`objective.${level}`, undefined, value);
      return [...compared(`objective.${level}`, claim.value, value), ...compared(`objective.${level}.rank`, claim.rank, expected.get(level) ?? null)];
    }),
  ];
}

/** Every level from the assignments alone. */
export function levelValues(evidence: Evidence, results: readonly Outcome[]): Readonly<Record<ObjectiveLevel, number>> {
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

function unplannedWeight({ book, given }: Evidence): number {
  const listed = new Set(listOf(recordOf(given).unplanned).map((entry) => recordOf(entry).order));
  return [...book.orders.values()].filter((o) => listed.has(o.id)).reduce((sum, o) => sum + book.weightOf(o), 0);
}
