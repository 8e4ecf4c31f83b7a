import type { BoardModel } from '../../model/board-model.js';
import { firstAfter } from '../../model/spans.js';
import { RULER, type LayoutRow } from '../layout.js';
import type { Scene } from '../scene.js';
import { toPixel, toTime } from '../viewport.js';

type PlacedRow = Extract<LayoutRow, { kind: 'resource' }>;

let strip: HTMLCanvasElement | null = null;

/**
 * A row with more bars than pixels can tell apart: one pixel column per screen column is worked out (late before at
 * risk before on time; shared runs and sittings in their stage's colour) and drawn once, stretched over the row.
 */
export function drawDenseRow(scene: Scene, placed: PlacedRow, mode: 'bars' | 'load'): void {
  const { ink, layout, width, state, palette } = scene;
  const columns = Math.max(1, Math.floor(width - layout.headerWidth));
  strip ??= document.createElement('canvas');
  strip.width = columns;
  strip.height = 1;
  const brush = strip.getContext('2d');
  if (!brush) return;
  const image = brush.createImageData(columns, 1);
  const pixels = new Uint32Array(image.data.buffer);
  paintColumns(scene, placed, pixels);
  brush.putImageData(image, 0, 0);
  const inset = mode === 'load' ? 5 : 2;
  ink.imageSmoothingEnabled = false;
  ink.globalAlpha = palette.name === 'dark' ? 0.95 : 1;
  ink.drawImage(strip, layout.headerWidth, RULER + placed.y - state.scroll + inset, columns, placed.height - 2 * inset);
  ink.globalAlpha = 1;
}

function paintColumns(scene: Scene, placed: PlacedRow, pixels: Uint32Array): void {
  const { view, palette, model } = scene;
  const { row } = placed;
  const end = toTime(view, pixels.length);
  const last = firstAfter(row.spans.start, end);
  const rank = new Uint8Array(pixels.length);
  for (let i = firstAfter(row.reach, view.start); i < last; i++) {
    const level = isEquipment(row) ? rankOf(model, row.bars[i].lot, scene) : 2;
    const from = Math.max(0, Math.floor(toPixel(view, row.spans.start[i])));
    const to = Math.min(pixels.length, Math.max(from + 1, Math.ceil(toPixel(view, row.spans.end[i]))));
    for (let x = from; x < to; x++) if (level > rank[x]) rank[x] = level;
  }
  const colours = [0, packed(palette.stages[row.stage].fill, 96), packed(palette.stages[row.stage].fill), packed(palette.risk), packed(palette.late)];
  for (let x = 0; x < rank.length; x++) pixels[x] = colours[rank[x]];
}

/** Whether a row shows single lots: what many lots share is never one lot's colour. */
function isEquipment({ content }: PlacedRow['row']): boolean {
  return content.kind === 'equipment' || (content.kind === 'folded' && content.rows[0].content.kind === 'equipment');
}

/** 1 dimmed, 2 on time, 3 at risk, 4 late. */
function rankOf(model: BoardModel, lot: number, scene: Scene): number {
  const entry = model.lots[lot];
  if (scene.isDim(entry)) return 1;
  if (scene.state.colour === 'stage') return 2;
  return entry.status === 'late' ? 4 : entry.status === 'risk' ? 3 : 2;
}

/** `#RRGGBB` as the four bytes of a pixel, little-endian. */
function packed(colour: string, alpha = 255): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return ((alpha << 24) | ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}
