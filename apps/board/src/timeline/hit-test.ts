import type { Bar } from '../model/lot.js';
import { firstAfter } from '../model/spans.js';
import { lotBarExtent, type BarFinder } from './geometry.js';
import { isFloorStage, LANE, rowAt, type Layout, type LayoutRow } from './layout.js';
import { toPixel, toTime, type Viewport } from './viewport.js';

/** A bar answers within this many pixels, so that thin bars can be caught: 24 wide in all. */
const REACH = 12;

/**
 * The bar at a point of the chart; `x` from the chart's left edge, `y` from the top of all rows. Row and bar are found by
 * binary search; the whole row height answers, lanes of runs by their own height.
 */
export function hitTest(layout: Layout, view: Viewport, finder: BarFinder, x: number, y: number): Bar | null {
  const index = rowAt(layout, y);
  if (index < 0) return null;
  const row = layout.rows[index];
  return row.kind === 'resource' ? hitResource(row, view, x, y) : hitLot(row, view, finder, x, y);
}

function hitResource(row: Extract<LayoutRow, { kind: 'resource' }>, view: Viewport, x: number, y: number): Bar | null {
  const { content, bars, spans, reach } = row.row;
  if (content.kind === 'pool') return null;
  const lane = content.kind === 'runs' && content.lanes > 1 ? Math.floor((y - row.y - 1) / LANE) : -1;
  const lanes = content.kind === 'runs' && lane >= 0 ? new Map(content.boxes.map((box) => [box.run.id, box.lane])) : null;
  const near = (REACH * 60) / view.pxPerHour;
  const at = toTime(view, x);
  let best: Bar | null = null;
  let distance = REACH;
  for (let i = firstAfter(reach, at - near); i < bars.length && spans.start[i] <= at + near; i++) {
    const bar = bars[i];
    if (lanes && bar.run && lanes.get(bar.run.id) !== lane) continue;
    const gap = gapTo(view, bar, x);
    if (gap < distance) {
      best = bar;
      distance = gap;
    }
  }
  return best;
}

function hitLot(row: Extract<LayoutRow, { kind: 'lot' }>, view: Viewport, finder: BarFinder, x: number, y: number): Bar | null {
  let best: Bar | null = null;
  let distance = REACH;
  for (const bar of row.lot.bars) {
    const vertical = lotBarExtent(row, bar, finder.track(bar));
    const off = Math.max(0, vertical.y - y, y - vertical.y - vertical.height);
    const gap = gapTo(view, bar, x) + off + (isFloorStage(bar.stage) ? 0 : 0.5);
    if (gap < distance) {
      best = bar;
      distance = gap;
    }
  }
  return best;
}

/** Pixels between a point and a bar; 0 inside. */
function gapTo(view: Viewport, bar: Bar, x: number): number {
  return Math.max(0, toPixel(view, bar.start) - x, x - toPixel(view, bar.end));
}
