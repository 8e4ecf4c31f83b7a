import type { Bar } from '../model/lot.js';
import type { RunBox } from '../model/resource-row.js';
import { EXPANDED, isFloorStage, LANE, NAME_ROOM, RULER, takeLane, type Layout, type LayoutRow } from './layout.js';
import { toPixel, type Viewport } from './viewport.js';

/** A rectangle on the canvas, CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bar never gets thinner than this. */
export const MIN_BAR = 2.5;

/** Horizontal extent of a stretch of time on the canvas. */
export function extent(view: Viewport, headerWidth: number, start: number, end: number): { readonly x: number; readonly width: number } {
  const x = headerWidth + toPixel(view, start);
  return { x, width: Math.max(MIN_BAR, toPixel(view, end) - toPixel(view, start)) };
}

/** Vertical extent of a run's box inside its row. */
export function runExtent(row: LayoutRow, box: RunBox, lanes: number): { readonly y: number; readonly height: number } {
  if (lanes <= 1) return { y: row.y + 3, height: row.height - 6 };
  return { y: row.y + 1 + box.lane * LANE, height: LANE - 1 };
}

/** Finds the box of any bar in the current layout; `null` when the bar has no row of its own there. */
export class BarFinder {
  private readonly rowOf = new Map<number, { readonly row: LayoutRow; readonly lane: number; readonly lanes: number }>();
  private readonly tracks = new Map<number, number>();

  constructor(layout: Layout) {
    for (const row of layout.rows) {
      if (row.kind === 'lot') this.takeLot(row);
      else this.takeResource(row);
    }
  }

  /** Box on the canvas, ruler and scroll included. */
  boxOf(bar: Bar, view: Viewport, headerWidth: number, scroll: number): Box | null {
    const place = this.rowOf.get(bar.index);
    if (!place) return null;
    const { x, width } = extent(view, headerWidth, bar.start, bar.end);
    const { row, lane, lanes } = place;
    const top = RULER - scroll;
    if (row.kind === 'lot') {
      const { y, height } = lotBarExtent(row, bar, this.tracks.get(bar.index) ?? 0);
      return { x, y: y + top, width, height };
    }
    if (lanes > 1) return { x, y: row.y + 1 + lane * LANE + top, width, height: LANE - 1 };
    return { x, y: row.y + 3 + top, width, height: row.height - 6 };
  }

  /** Row of a bar; `undefined` when it has none. */
  row(bar: Bar): LayoutRow | undefined {
    return this.rowOf.get(bar.index)?.row;
  }

  /** Track of a bar by lot: 0 is the top one. */
  track(bar: Bar): number {
    return this.tracks.get(bar.index) ?? 0;
  }

  private takeLot(row: Extract<LayoutRow, { kind: 'lot' }>): void {
    const ends: number[] = [];
    for (const bar of row.lot.bars) {
      this.rowOf.set(bar.index, { row, lane: 0, lanes: 1 });
      if (isFloorStage(bar.stage)) continue;
      this.tracks.set(bar.index, takeLane(ends, bar.start, bar.end + (row.expanded ? NAME_ROOM : 0)));
    }
  }

  private takeResource(row: Extract<LayoutRow, { kind: 'resource' }>): void {
    const content = row.row.content;
    if (content.kind === 'runs') {
      for (const box of content.boxes) {
        for (const bar of box.samples) this.rowOf.set(bar.index, { row, lane: box.lane, lanes: content.lanes });
      }
      return;
    }
    for (const bar of row.row.bars) this.rowOf.set(bar.index, { row, lane: 0, lanes: 1 });
  }
}

/** QC tracks by lot: three thin lines round the middle of the row. */
const TRACK_OFFSETS = [-7, 0, 7] as const;

/** Vertical extent of a bar in its lot's row. */
export function lotBarExtent(row: LayoutRow, bar: Bar, track: number): { readonly y: number; readonly height: number } {
  const expanded = row.kind === 'lot' && row.expanded;
  if (isFloorStage(bar.stage)) {
    const height = bar.operation.requirement.kind !== 'positions' ? 14 : bar.stage === 'template' ? 10 : 5;
    const middle = row.y + (expanded ? EXPANDED.line : row.height / 2);
    return { y: middle - height / 2, height };
  }
  if (expanded) return { y: row.y + EXPANDED.tracks + track * EXPANDED.lane, height: 11 };
  return { y: row.y + row.height / 2 + TRACK_OFFSETS[track % 3] - 1.5, height: 3 };
}
