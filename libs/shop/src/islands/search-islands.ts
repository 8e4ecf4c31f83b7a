import type { Hooks, Limits, Outcome } from '../effort/effort.js';
import type { Island, RoundReport } from './island.js';

/** Length of a round: seconds where time is limited, steps where only steps are. */
const ROUND_SECONDS = 0.25;
const ROUND_STEPS = 10_000;

/** How far a search on islands is. */
export interface IslandProgress {
  readonly makespan: number;
  readonly lowerBound: number;
  readonly steps: number;
}

/** What the islands ask of the world around them, and what they tell it. */
export interface IslandHooks extends Hooks {
  /** Called when an island has met the bound in a search limited by time: the others need not end their round. */
  readonly onProven?: () => void;
  /** Told at the end of each round: best makespan and bound of all islands, steps of all together. */
  readonly onRound?: (progress: IslandProgress) => void;
}

/**
 * Searches on several islands at once, in rounds: all go on for the same while, then each hears the best lower bound of all, and the best schedule of
 * its neighbour when that is new. Limits are those of each island; without a clock the seconds are counted as the rounds grant them. Limited by
 * steps only, the answer depends on the islands and the steps and on nothing else. Ends early when makespan and bound meet.
 * @throws RangeError when there is no island, or there is no limit
 */
export async function searchIslands(islands: readonly Island[], limits: Limits, hooks: IslandHooks = {}): Promise<Outcome> {
  if (islands.length === 0) throw new RangeError('a search needs at least one island');
  const rounds = new Rounds(limits, hooks.clock);
  const news: (readonly Int32Array[] | null)[] = islands.map(() => null);
  let best: RoundReport | null = null;
  let lowerBound = 0;
  let steps = 0;
  for (;;) {
    const round = { ...rounds.next(), bound: lowerBound };
    const offers = islands.map((_, i) => (islands.length === 1 ? null : news[(i + 1) % islands.length]));
    const reports = await Promise.all(islands.map(async (island, i) => {
      const report = await island.round({ ...round, offered: offers[i] });
      if (limits.seconds !== null && report.makespan <= Math.max(report.lowerBound, round.bound)) hooks.onProven?.();
      return report;
    }));
    reports.forEach((report, i) => {
      news[i] = report.sequences;
      steps += report.steps;
      lowerBound = Math.max(lowerBound, report.lowerBound);
    });
    best = bestOf(reports, best);
    hooks.onRound?.({ makespan: best.makespan, lowerBound, steps });
    if (best.makespan <= lowerBound || rounds.over || hooks.shouldStop?.()) return { sequences: best.sequences as readonly Int32Array[], makespan: best.makespan, lowerBound, steps };
  }
}

/** The shortest of the new schedules if it is shorter than the best so far; of equals the one of the first island. */
function bestOf(reports: readonly RoundReport[], best: RoundReport | null): RoundReport {
  let shortest = best;
  for (const report of reports) if (shortest === null || report.makespan < shortest.makespan) shortest = report;
  return shortest as RoundReport;
}

/** Cuts the limits of a search into rounds. */
class Rounds {
  private seconds: number | null;
  private steps: number | null;
  private readonly begun: number;

  constructor(
    private readonly limits: Limits,
    private readonly clock: Hooks['clock'],
  ) {
    if (limits.seconds === null && limits.steps === null) throw new RangeError('a search needs a limit: give seconds, steps or both');
    this.seconds = limits.seconds;
    this.steps = limits.steps;
    this.begun = clock?.() ?? 0;
  }

  /** Whether the limits are used up. */
  get over(): boolean {
    return (this.secondsLeft() ?? 1) <= 0 || (this.steps ?? 1) <= 0;
  }

  /** The limits of the next round; counted as used up from now on. */
  next(): { seconds: number | null; steps: number | null } {
    const left = this.secondsLeft();
    const seconds = left === null ? null : Math.min(ROUND_SECONDS, Math.max(0, left));
    const steps = this.steps === null ? null : Math.min(ROUND_STEPS, this.steps);
    if (this.seconds !== null && seconds !== null) this.seconds -= seconds;
    if (this.steps !== null && steps !== null) this.steps -= steps;
    return { seconds, steps };
  }

  private secondsLeft(): number | null {
    if (this.limits.seconds === null || this.clock === undefined) return this.seconds;
    return this.limits.seconds - (this.clock() - this.begun) / 1000;
  }
}
