import type { Problem } from '../problem/problem.js';
import { LATENESS, MEASURES, TURNAROUND } from '../problem/pursuit.js';
import { PriceModel } from './price-model.js';
import { PriceSearch, type Target } from './price-search.js';

/** Minutes of a cell, the finest first: all demo durations are multiples of it. */
const WIDTHS = [15, 30, 60, 120];
const MOST_CELLS = 24_000;
const WEEK = 7 * 1440;
const HOUR = 60;
/** Longest time that a lot may be under way at the prices, as a multiple of the plan's and a week: beyond it lots would pay nothing, which a queue of weeks invites them to. */
const WINDOWS = 2;
/** Spans of readiness at most, about. */
const MOST_SPANS = 200;

/** What a plan comes to that shall be bounded. */
export interface PlanEnd extends Target {
  /** Last patient-ready of the plan. */
  readonly lastReady: number;
  /** Longest time from now or the release, whichever is later, to patient-ready. */
  readonly longest: number;
  /** Start of each operation; -1 for what the plan leaves out. */
  readonly starts: Int32Array;
}

/**
 * Opens the search for prices that bound the turnaround of plans which leave no order out and miss no more windows than this one. Nothing is
 * evaluated yet: call `step` as often as there is time. Same problem, plan end and steps: same prices.
 */
export function openPriceSearch(problem: Problem, end: PlanEnd): PriceSearch {
  const until = Math.min(problem.horizon, end.lastReady + WEEK);
  const width = WIDTHS.find((w) => (until - problem.now) / w <= MOST_CELLS) ?? WIDTHS[WIDTHS.length - 1];
  const from = Math.floor(problem.now / width) * width;
  const grid = { from, width, count: Math.min(MOST_CELLS, Math.ceil((until - from) / width)) };
  return new PriceSearch(new PriceModel(problem, grid, WINDOWS * (end.longest + WEEK), HOUR * Math.ceil((until - from) / MOST_SPANS / HOUR)), end, latenessComesFirst(problem), end.starts);
}

/** Whether lateness alone is pursued in a rank before turnaround: only then does a bound hold given the windows that the plan misses. */
function latenessComesFirst({ pursuit }: Problem): boolean {
  const lateness = pursuit.ranks.findIndex((rank) => rank[LATENESS] > 0);
  const turnaround = pursuit.ranks.findIndex((rank) => rank[TURNAROUND] > 0);
  if (lateness < 0 || (turnaround >= 0 && turnaround <= lateness)) return false;
  for (let m = 0; m < MEASURES; m++) if (m !== LATENESS && pursuit.ranks[lateness][m] > 0) return false;
  return true;
}
