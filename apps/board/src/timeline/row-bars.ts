import type { Bar } from '../model/lot.js';
import { firstAfter } from '../model/spans.js';
import type { LayoutRow } from './layout.js';

/** Bars of a row in order of start: all there are, also outside the screen. */
export function barsInRow(row: LayoutRow): readonly Bar[] {
  if (row.kind === 'lot') return row.lot.bars;
  return row.row.bars;
}

/** The bar of a row that starts nearest to an instant. */
export function nearestBar(row: LayoutRow, at: number): Bar | null {
  const bars = barsInRow(row);
  return bars.reduce<Bar | null>((best, bar) => (best === null || Math.abs(bar.start - at) < Math.abs(best.start - at) ? bar : best), null);
}

/** Bars of a row that touch a stretch of time, at most `most`. */
export function barsBetween(row: LayoutRow, from: number, to: number, most: number): Bar[] {
  if (row.kind === 'lot') return row.lot.bars.filter((bar) => bar.end > from && bar.start < to).slice(0, most);
  const found: Bar[] = [];
  const { bars, spans, reach } = row.row;
  for (let i = firstAfter(reach, from); i < bars.length && spans.start[i] < to && found.length < most; i++) {
    if (bars[i].end > from) found.push(bars[i]);
  }
  return found;
}
