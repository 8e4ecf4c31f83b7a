import type { OrderId, Stage } from '@lotwright/domain';
import type { BoardModel } from '../model/board-model.js';
import type { Lot } from '../model/lot.js';
import { foldRows } from '../model/fold-rows.js';
import type { ResourceRow } from '../model/resource-row.js';

/** A drawn row; `y` counts from the top of all rows. */
export type LayoutRow =
  | { readonly kind: 'resource'; readonly y: number; readonly height: number; readonly row: ResourceRow; readonly first: boolean; readonly last: boolean }
  | { readonly kind: 'lot'; readonly y: number; readonly height: number; readonly lot: Lot; readonly expanded: boolean };

/** Where every row lies. */
export interface Layout {
  readonly kind: 'resources' | 'lots';
  readonly rows: readonly LayoutRow[];
  /** Height of all rows together. */
  readonly height: number;
  readonly headerWidth: number;
  /** Height of one plain row. */
  readonly rowHeight: number;
}

/** Height of the ruler above the rows. */
export const RULER = 44;
/** Lanes of a row of overlapping runs. */
export const LANE = 11;
const LOT_ROW = 28;
const LOT_LANE = 15;

/** Densities from roomy to compact, row heights in pixels. */
const DENSITIES = [26, 24, 22, 20] as const;

/** Rows by resource, groups together, as roomy as the height allows; compact ones scroll when nothing fits. */
export function layoutResources(model: BoardModel, room: number, folded: ReadonlySet<string> = new Set()): Layout {
  const rows = foldRows(model.rows, folded);
  for (const rowHeight of DENSITIES) {
    const layout = resourceLayout(rows, rowHeight);
    if (layout.height <= room || rowHeight === 20) return layout;
  }
  return resourceLayout(rows, 20);
}

function resourceLayout(list: readonly ResourceRow[], rowHeight: number): Layout {
  let y = 0;
  const rows = list.map((row, index): LayoutRow => {
    const height = resourceHeight(row, rowHeight);
    const placed = {
      kind: 'resource' as const, y, height, row,
      first: list[index - 1]?.group !== row.group,
      last: list[index + 1]?.group !== row.group,
    };
    y += height;
    return placed;
  });
  return { kind: 'resources', rows, height: y, headerWidth: 172, rowHeight };
}

function resourceHeight(row: ResourceRow, rowHeight: number): number {
  if (row.content.kind === 'pool') return rowHeight + 8;
  if (row.content.kind === 'runs' && row.content.lanes > 1) return Math.max(rowHeight, row.content.lanes * LANE + 2);
  return rowHeight;
}

/** Rows by lot in the given order; the selected one is expanded. */
export function layoutLots(lots: readonly Lot[], selected: OrderId | null, windowWidth: number): Layout {
  let y = 0;
  const rows = lots.map((lot): LayoutRow => {
    const expanded = lot.order.id === selected && lot.bars.length > 0;
    const height = expanded ? expandedHeight(lot) : LOT_ROW;
    const placed = { kind: 'lot' as const, y, height, lot, expanded };
    y += height;
    return placed;
  });
  return { kind: 'lots', rows, height: y, headerWidth: windowWidth >= 1800 ? 336 : 316, rowHeight: LOT_ROW };
}

/** Stages that are drawn as bars on the lot's own line; the rest are tracks. */
export function isFloorStage(stage: Stage): boolean {
  return stage === 'template' || stage === 'drug-substance' || stage === 'formulation' || stage === 'fill';
}

function expandedHeight(lot: Lot): number {
  const ends: number[] = [];
  for (const bar of lot.bars) if (!isFloorStage(bar.stage)) takeLane(ends, bar.start, bar.end + NAME_ROOM);
  return Math.max(166, EXPANDED.tracks + ends.length * LOT_LANE + 6);
}

/** Time kept free behind a bar of an expanded lot for its name, minutes. */
export const NAME_ROOM = 30 * 60;

/** Puts a span into the first lane that is free and returns that lane; `ends` holds when each lane is free again. */
export function takeLane(ends: number[], start: number, end: number): number {
  let lane = ends.findIndex((free) => free <= start);
  if (lane < 0) lane = ends.length;
  ends[lane] = end;
  return lane;
}

/** Y of the first track of an expanded lot row and the distance of tracks. */
export const EXPANDED = { line: 34, holds: 56, tracks: 92, lane: LOT_LANE } as const;

/** Index of the row at `y`, or -1 below the last one. Binary search. */
export function rowAt(layout: Layout, y: number): number {
  let low = 0;
  let high = layout.rows.length - 1;
  if (y < 0 || high < 0) return -1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (layout.rows[middle].y <= y) low = middle;
    else high = middle - 1;
  }
  const row = layout.rows[low];
  return y < row.y + row.height ? low : -1;
}

/** Range of rows that show between two heights: first index, and the index after the last. */
export function visibleRows(layout: Layout, from: number, to: number): readonly [number, number] {
  const first = Math.max(0, rowAt(layout, Math.max(0, from)));
  let end = first;
  while (end < layout.rows.length && layout.rows[end].y < to) end++;
  return [first, end];
}
