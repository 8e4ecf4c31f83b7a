import type { PlanningCase } from '@lotwright/domain';
import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import { randomCase } from './random-case.js';
import type { RandomCaseOptions } from './random-case.js';

/** Minutes of which every instant and length of a coarse case is a multiple. */
export const GRAIN = 60;

const DAY = 1440;
const INSTANTS = new Set(['now', 'start', 'end', 'expectedEnd', 'at', 'expires', 'sequenceRelease', 'opens', 'closes', 'latestUseful']);
const LENGTHS = new Set(['duration', 'clearance', 'afterHours', 'maxStretch', 'minLag', 'maxLag', 'frozen', 'slushy', 'every']);
/** Waiting inside an operation: over a night of the day shift where there is one gap, less where there are more, since every way of waiting is tried. */
const longestStretch = (phases: number): number => (phases > 2 ? 3 : 9) * GRAIN;
/** Work is a multiple of two grains, so that it is one of the grain at double speed too. */
const WORK = new Set(['min', 'mode', 'max']);

/**
 * A random case with every feature, small enough to try everything: few orders and operations, windows that bind, and everything in
 * whole hours (instants rounded down, lengths up, which keeps every order between them). The same for the same seed.
 */
export function coarseCase(seed: number, options: RandomCaseOptions = {}): PlanningCase {
  const random = stream(seed, 'coarse case');
  const fine = randomCase(seed, { orders: 1 + random.nextInt(4), operations: 3 + random.nextInt(2), ...options });
  return coarsened({ ...fine, orders: fine.orders.map((o) => ({ ...o, ...tightDates(random, o.sequenceRelease) })) });
}

/** Clinic windows and latest useful dates within days of release, so that tiny plans miss some. */
function tightDates(random: RandomStream, release: number) {
  const opens = release + (1 + random.nextInt(5)) * DAY;
  return {
    windows: random.chance(0.5) ? { opens: opens as never, closes: (opens + DAY) as never, every: (3 * DAY) as never } : null,
    latestUseful: random.chance(0.3) ? ((release + (3 + random.nextInt(6)) * DAY) as never) : null,
  };
}

/** A case, or a part of one, with every instant, length and time of day on the grain. */
export function coarsened<Part>(part: Part): Part {
  const round = (key: string, value: unknown): unknown => {
    if (typeof value === 'number') {
      if (INSTANTS.has(key)) return Math.floor(value / GRAIN) * GRAIN;
      if (LENGTHS.has(key)) return Math.ceil(value / GRAIN) * GRAIN;
      if (WORK.has(key)) return Math.ceil(value / (2 * GRAIN)) * 2 * GRAIN;
      if (key === 'speedPercent') return value > 100 ? 200 : 100;
      return value;
    }
    if (typeof value === 'string' && /^\d\d:\d\d$/.test(value)) return `${value.slice(0, 3)}00`;
    if (Array.isArray(value)) return value.map((item) => round(key, item));
    if (typeof value !== 'object' || value === null) return value;
    const rounded = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, round(name, part)]));
    return 'maxStretch' in rounded ? { ...rounded, maxStretch: Math.min(rounded.maxStretch as number, longestStretch((rounded.phases as unknown[]).length)) } : rounded;
  };
  return round('', part) as Part;
}
