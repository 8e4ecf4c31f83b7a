import { CalendarTable } from '../problem/calendar-table.js';
import type { CrewSpec, Problem } from '../problem/problem.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans in any order, overlapping or not, as a table that can be asked; null when there are none. */
export function tableOf(spans: readonly Span[], { begin, horizon }: Problem): CalendarTable | null {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (end <= start) continue;
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged.length === 0 ? null : new CalendarTable(merged, begin, horizon);
}

/** Minutes that are open in one table and not in the other; null when there are none. A missing table is never open. */
export function differingHours(a: CalendarTable | null, b: CalendarTable | null, problem: Problem): CalendarTable | null {
  if (a === b) return null;
  const edges = [...edgesOf(a), ...edgesOf(b)].sort((x, y) => x - y);
  const flips: number[] = [];
  for (const edge of edges) {
    if (flips[flips.length - 1] === edge) flips.pop();
    else flips.push(edge);
  }
  const spans: Span[] = [];
  for (let i = 0; i + 1 < flips.length; i += 2) spans.push({ start: flips[i], end: flips[i + 1] });
  return tableOf(spans, problem);
}

function edgesOf(table: CalendarTable | null): number[] {
  const edges: number[] = [];
  for (let i = 0; table !== null && i < table.count; i++) edges.push(table.starts[i], table.ends[i]);
  return edges;
}

/** Minutes in which a roster has fewer heads than it had; null when there are none. */
export function fewerHeads(was: CrewSpec, is: CrewSpec, problem: Problem): CalendarTable | null {
  if (was === is) return null;
  const times = [...was.times, ...is.times].sort((a, b) => a - b);
  const spans: Span[] = [];
  for (let k = 0, i = -1, j = -1; k < times.length; k++) {
    while (i + 1 < was.times.length && was.times[i + 1] <= times[k]) i++;
    while (j + 1 < is.times.length && is.times[j + 1] <= times[k]) j++;
    const end = k + 1 < times.length ? times[k + 1] : problem.horizon;
    if ((j < 0 ? 0 : is.heads[j]) < (i < 0 ? 0 : was.heads[i])) spans.push({ start: times[k], end });
  }
  return tableOf(spans, problem);
}
