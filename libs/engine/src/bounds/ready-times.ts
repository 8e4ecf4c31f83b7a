import { NEVER } from '../problem/limits.js';
import { SESSION, type Recipe } from '../problem/problem.js';
import type { StartCells, TimeGrid } from './start-cells.js';

/**
 * The times at which a recipe may be patient-ready, as spans in order: every slot on its own, else spans of some hours. A lot that is
 * ready in span `i` is ready at `from[i]` or later, and its patient-ready operation starts at `latestStart[i]` or before.
 */
export interface ReadyTimes {
  readonly count: number;
  readonly from: Int32Array;
  /** Last minute at which a lot that is ready in the span can be ready. */
  readonly until: Int32Array;
  readonly latestStart: Int32Array;
  /** Cell of the patient-ready operation when each span has exactly one; else empty. */
  readonly cell: Int32Array;
  /** A lot that is ready in none of the spans is ready at this time or later. */
  readonly after: number;
}

/** @param span minutes of a ready time where patient-ready has no slots
 * @param earliest no lot of the recipe is ready before it */
export function readyTimes(recipe: Recipe, cells: StartCells, grid: TimeGrid, span: number, earliest: number): ReadyTimes {
  const op = recipe.ops[recipe.patientReady];
  const until = grid.from + grid.count * grid.width;
  const slotted = op.kind === SESSION || cells.slot.some((s) => s >= 0);
  if (slotted) {
    const chosen: number[] = [];
    for (let i = 0; i < cells.count; i++) if (cells.end[i] >= earliest) chosen.push(i);
    return {
      count: chosen.length,
      from: Int32Array.from(chosen, (i) => cells.end[i]),
      until: Int32Array.from(chosen, () => NEVER),
      latestStart: Int32Array.from(chosen, (i) => cells.first[i]),
      cell: Int32Array.from(chosen),
      after: Math.max(earliest, until),
    };
  }
  const skipped = Math.max(0, Math.floor((earliest - grid.from) / span));
  const count = Math.max(0, Math.ceil((until - grid.from) / span) - skipped);
  const at = (i: number): number => Math.min(NEVER, grid.from + (skipped + i) * span);
  return {
    count,
    from: Int32Array.from({ length: count }, (_, i) => at(i)),
    until: Int32Array.from({ length: count }, (_, i) => at(i + 1) - 1),
    latestStart: Int32Array.from({ length: count }, (_, i) => at(i + 1)),
    cell: new Int32Array(0),
    after: at(count),
  };
}
