import { localParts, shift, weeklyInstants } from '@lotwright/time';
import type { Instant, Interval, LocalTime, ZoneId } from '@lotwright/time';

/** One bucket of the rough cut: a calendar week of the plant, Monday 00:00 to Monday 00:00; the first begins at now. */
export interface Week extends Interval {
  /** ISO week such as `2026-W48`. */
  readonly label: string;
}

const MINUTES_PER_WEEK = 7 * 24 * 60;

/** `count` weeks from the one that holds `now`. */
export function weeksFrom(now: Instant, zone: ZoneId, count: number): Week[] {
  const mondays = weeklyInstants([{ days: ['mon'], at: '00:00' as LocalTime, runs: 1 }], zone, shift(now, 1), shift(now, (count + 1) * MINUTES_PER_WEEK));
  return mondays.slice(0, count).map(({ at }, i) => {
    const start = i === 0 ? now : mondays[i - 1].at;
    const { isoYear, isoWeek } = localParts(start, zone);
    return { start, end: at, label: `${isoYear}-W${String(isoWeek).padStart(2, '0')}` };
  });
}

/** Index of the week that holds `at`; the first for anything earlier, the last for anything later. */
export function weekOf(weeks: readonly Week[], at: Instant): number {
  let low = 0;
  let high = weeks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < weeks[middle].end) high = middle;
    else low = middle + 1;
  }
  return low;
}
