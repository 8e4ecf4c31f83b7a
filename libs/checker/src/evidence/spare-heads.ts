import type { Evidence } from './evidence.js';
import { headsOnDuty } from './crew-demand.js';
import type { HeadDemand } from './crew-demand.js';
import { joined } from './open-time.js';
import type { Span } from './open-time.js';

/** Heads of one crew that the plan leaves free, as steps: from `times[i]` on there are `free[i]`. */
interface Spare {
  readonly times: readonly number[];
  readonly free: readonly number[];
}

/** What some demand leaves free of every crew, each worked out when first asked for. */
export class SpareHeads {
  private readonly demands = new Map<string, HeadDemand[]>();
  private readonly spare = new Map<string, Spare>();

  /** @param from heads are known from this minute on @param to until before this one; there are none at any other time */
  constructor(
    private readonly evidence: Pick<Evidence, 'book' | 'calendars'>,
    private readonly from: number,
    readonly to: number,
    demands: readonly HeadDemand[],
  ) {
    for (const demand of demands) {
      const list = this.demands.get(demand.crew) ?? [];
      list.push(demand);
      this.demands.set(demand.crew, list);
    }
  }

  /**
   * End of the last time within `start` to `end` in which the crew lacks `heads`; -1 when it never does. The demand `given`
   * (of the work that would move) counts as free.
   */
  lackingUntil(crew: string, heads: number, start: number, end: number, given: readonly HeadDemand[]): number {
    const { times, free } = this.of(crew);
    for (let i = indexAt(times, end - 1); i >= 0 && (i + 1 >= times.length || times[i + 1] > start); i--) {
      if (free[i] >= heads) continue;
      const from = Math.max(start, times[i]);
      const to = Math.min(end, i + 1 < times.length ? times[i + 1] : Infinity);
      for (let m = to; m > from; ) {
        const back = given.filter((g) => g.crew === crew && g.start < m && g.end >= m);
        if (free[i] + back.reduce((sum, g) => sum + g.amount, 0) < heads) return m;
        m = Math.max(from, ...back.map((g) => g.start), ...given.filter((g) => g.crew === crew && g.end < m).map((g) => g.end));
      }
    }
    return -1;
  }

  /** Times in which at least so many heads of a crew are free. */
  withAtLeast(crew: string, heads: number): readonly Span[] {
    const { times, free } = this.of(crew);
    return joined(times.flatMap((start, i) => (free[i] >= heads ? [{ start, end: times[i + 1] ?? this.to }] : [])));
  }

  private of(crew: string): Spare {
    let spare = this.spare.get(crew);
    if (spare === undefined) {
      const asked = this.demands.get(crew) ?? [];
      const steps = [
        ...headsOnDuty(this.evidence, this.evidence.book.given.plant.crews.find((c) => c.id === crew), this.from, this.to).map((s) => ({ at: s.at, duty: s.change, asked: 0 })),
        ...asked.flatMap((d) => [{ at: d.start, duty: 0, asked: d.amount }, { at: d.end, duty: 0, asked: -d.amount }]),
      ].sort((a, b) => a.at - b.at);
      const times: number[] = [this.from];
      const free: number[] = [0];
      let duty = 0;
      let taken = 0;
      for (const step of steps) {
        duty += step.duty;
        taken += step.asked;
        if (times[times.length - 1] !== step.at) {
          times.push(step.at);
          free.push(0);
        }
        free[free.length - 1] = Math.max(0, duty) - taken;
      }
      this.spare.set(crew, (spare = { times, free }));
    }
    return spare;
  }
}

function indexAt(times: readonly number[], instant: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] > instant) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
