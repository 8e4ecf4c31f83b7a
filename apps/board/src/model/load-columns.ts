import type { BoardModel } from './board-model.js';
import { LoadBook, type Load, type ResourceGroup } from './load.js';
import { addWeeks, hourOf, weekStart, zoneDays } from '../timeline/zone-days.js';

/** One column of a load row: a shift or a day. */
export interface LoadColumn extends Load {
  readonly start: number;
  readonly end: number;
}

/** Shift bounds of the plant's day, hours. */
const SHIFTS = [0, 6, 14, 22, 24] as const;

/** Columns of one group over the whole plan: shifts for equipment, days for places and positions. Empty stretches are left out. */
export function loadColumns(model: BoardModel, book: LoadBook, group: ResourceGroup): LoadColumn[] {
  const columns: LoadColumn[] = [];
  for (const day of zoneDays(model.zone, model.from, model.to)) {
    const bounds: number[] = group.unit === 'h/shift'
      ? SHIFTS.map((hour) => (hour === 0 ? day.start : hour === 24 ? day.end : hourOf(model.zone, day, hour)))
      : [day.start, day.end];
    for (let i = 0; i + 1 < bounds.length; i++) {
      const load = book.of(group, bounds[i], bounds[i + 1]);
      if (load.capacity > 0) columns.push({ start: bounds[i], end: bounds[i + 1], ...load });
    }
  }
  return columns;
}

/** The capacity that limits the plan most, and in which week. */
export interface Bottleneck {
  readonly group: ResourceGroup;
  readonly share: number;
  /** Start of the week in which it is fullest. */
  readonly week: number;
}

/** The group with the highest weekly share in the first three weeks from now; `null` when nothing countable is used. */
export function bottleneckOf(book: LoadBook, groups: readonly ResourceGroup[], weeks: readonly (readonly [number, number])[]): Bottleneck | null {
  let best: Bottleneck | null = null;
  for (const group of groups) {
    for (const [from, to] of weeks) {
      const share = book.share(group, from, to) ?? 0;
      if (share > (best?.share ?? 0)) best = { group, share, week: from };
    }
  }
  return best;
}

/** The rest of this week and the two after it. */
export function nearWeeks(model: BoardModel): (readonly [number, number])[] {
  const first = weekStart(model.zone, model.now);
  return [0, 1, 2].map((week) => [Math.max(model.now, addWeeks(model.zone, first, week)), addWeeks(model.zone, first, week + 1)] as const);
}

/**
 * The groups that limit the plan most: highest share in any of the first three weeks from now, worst first. Those that
 * offer nothing countable are left out.
 */
export function worstGroups(book: LoadBook, groups: readonly ResourceGroup[], weeks: readonly (readonly [number, number])[], most = 3): ResourceGroup[] {
  const peak = (group: ResourceGroup): number => Math.max(0, ...weeks.map(([from, to]) => book.share(group, from, to) ?? 0));
  return groups
    .map((group) => ({ group, peak: peak(group) }))
    .filter((entry) => entry.peak > 0)
    .sort((a, b) => b.peak - a.peak)
    .slice(0, most)
    .map((entry) => entry.group);
}
