import type { Evidence } from '../evidence/evidence.js';

const ALWAYS_REPORTED = ['unplanned', 'lateness', 'turnaround', 'stability', 'cost'];
const STANDARD_RANKS = [['lateness'], ['turnaround'], ['stability'], ['cost']];

/** Levels that the plan must report, with the rank that pursued them; null where they are only measured. */
export function pursuedRanks({ book }: Evidence): ReadonlyMap<string, number | null> {
  const ranks = new Map<string, number | null>(ALWAYS_REPORTED.map((level) => [level, null]));
  const pursued = book.given.objective?.ranks.map((rank) => rank.map((term) => term.level as string)) ?? STANDARD_RANKS;
  pursued.forEach((levels, i) => levels.forEach((level) => ranks.set(level, i + 1)));
  return ranks.set('unplanned', 0);
}
