import type { Changeover } from '@lotwright/domain';
import type { Occupation } from '../evidence/occupations.js';
import type { Instants } from './instants.js';

/** A time in which work may lie whole: it starts at `from` or later, ends at `to` or before, and takes `longest` minutes at most with its waits. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly longest: number;
}

/** Any time at all. */
export const ANY_TIME: readonly Window[] = [{ from: -Infinity, to: Infinity, longest: Infinity }];

/** Something beside which work must be over by `to`, or starts at `from` or later. */
export interface Obstacle {
  readonly to: number;
  readonly from: number;
}

/** What is left of the windows beside the obstacles, for work that takes so long at least. */
export function beside(windows: readonly Window[], obstacles: readonly Obstacle[], length: number): readonly Window[] {
  return obstacles.reduce(
    (left, { from, to }) => left.flatMap((w) => [{ ...w, to: Math.min(w.to, to) }, { ...w, from: Math.max(w.from, from) }]
      .filter((half, i, both) => half.from + length <= half.to && (i === 0 || !within(half, both[0])))),
    windows,
  );
}

function within(a: Window, b: Window): boolean {
  return a.from >= b.from && a.to <= b.to;
}

/** How a changeover or clean lies on one piece of equipment, as R3 says. */
export class Clearing {
  constructor(private readonly open: Instants, private readonly attended: boolean) {}

  /** When it is over that begins after `end`. */
  over(end: number, length: number): number {
    if (!this.attended || length === 0) return end + length;
    for (const span of this.open) {
      const start = Math.max(end, span.start);
      if (start + length <= span.end) return start + length;
    }
    return Infinity;
  }

  /** The last end after which it is still over by `start`. */
  lastEnd(start: number, length: number): number {
    if (!this.attended || length === 0) return start - length;
    for (let i = this.open.length - 1; i >= 0; i--) {
      const end = Math.min(start, this.open[i].end);
      if (end - this.open[i].start >= length) return end - length;
    }
    return -Infinity;
  }
}

/** The piece of equipment as the work meets it. */
export interface Site {
  /** The deep clean that is asked for. */
  readonly deepClean: Changeover['deepClean'];
  /** How its changeovers and its deep cleans lie. */
  readonly changeovers: Clearing;
  readonly cleans: Clearing;
  /** What stands on it, in order of start, then end. */
  readonly list: readonly Occupation[];
  changeoverAfter(earlier: Occupation): number;
  changeoverBefore(later: Occupation): number;
}

/** The gaps between what stands on a piece of equipment in which work of a length has its changeovers and the deep cleans that are due. */
export function gapsOn(site: Site, length: number): readonly Window[] {
  const { list } = site;
  let last = -Infinity;
  return Array.from({ length: list.length + 1 }, (_, i) => i).flatMap((i) => {
    const before = i > 0 ? list[i - 1] : null;
    const after = i < list.length ? list[i] : null;
    if (before !== null) last = Math.max(last, before.end);
    const gap = {
      from: before === null ? -Infinity : Math.max(last, site.changeovers.over(before.end, site.changeoverAfter(before))),
      to: after === null ? Infinity : site.changeovers.lastEnd(after.start, site.changeoverBefore(after)),
      longest: Infinity,
    };
    if (gap.from + length > gap.to) return [];
    return site.deepClean === null ? [gap] : cleaned(site, site.deepClean, i, gap, length);
  });
}

interface Series {
  readonly lots: number;
  readonly minutes: number;
}

const NO_SERIES: Series = { lots: 0, minutes: 0 };

/** The parts of the gap before the `i`-th occupation in which no series without a deep clean becomes too long by the work. */
function cleaned(site: Site, clean: NonNullable<Changeover['deepClean']>, i: number, gap: Window, length: number): readonly Window[] {
  const { list, cleans } = site;
  const within = ({ lots, minutes }: Series): boolean => lots <= (clean.afterLots ?? Infinity) && minutes <= (clean.afterHours ?? Infinity);
  const follows = (k: number): boolean => cleans.over(list[k - 1].end, clean.duration) > list[k].start;
  const before = seriesBefore(list, i, follows);
  const after = seriesAfter(list, i, follows);
  return [true, false].flatMap((first) => [true, false].flatMap((then) => {
    const own = { lots: (first ? 0 : before.lots) + 1, minutes: (first ? 0 : before.minutes) + length };
    const whole = then ? own : { lots: own.lots + after.lots, minutes: own.minutes + after.minutes };
    const part = {
      from: first && i > 0 ? Math.max(gap.from, cleans.over(list[i - 1].end, clean.duration)) : gap.from,
      to: then && i < list.length ? Math.min(gap.to, cleans.lastEnd(list[i].start, clean.duration)) : gap.to,
      longest: (clean.afterHours ?? Infinity) - whole.minutes + length,
    };
    return within(own) && within(whole) && part.from + length <= part.to ? [part] : [];
  }));
}

/** What stands before the `i`-th place without a possible clean between. */
function seriesBefore(list: readonly Occupation[], i: number, follows: (k: number) => boolean): Series {
  let series = NO_SERIES;
  for (let k = i - 1; k >= 0; k--) {
    series = longerBy(series, list[k]);
    if (k === 0 || !follows(k)) break;
  }
  return series;
}

/** What stands from the `i`-th place on without a possible clean between, up to the last that is no fact. */
function seriesAfter(list: readonly Occupation[], i: number, follows: (k: number) => boolean): Series {
  let series = NO_SERIES;
  let judged = NO_SERIES;
  for (let k = i; k < list.length && (k === i || follows(k)); k++) {
    series = longerBy(series, list[k]);
    if (!list[k].fact) judged = series;
  }
  return judged;
}

function longerBy({ lots, minutes }: Series, { start, end }: Occupation): Series {
  return { lots: lots + 1, minutes: minutes + end - start };
}
