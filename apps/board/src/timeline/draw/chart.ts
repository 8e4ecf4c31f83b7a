import type { BarFinder } from '../geometry.js';
import { RULER } from '../layout.js';
import type { Scene } from '../scene.js';
import { drawRing } from './bar.js';
import { roundPath } from './brush.js';
import { drawGround } from './ground.js';
import { drawOpenHolds, drawPath } from './links.js';
import { drawLotRows } from './lot-rows.js';
import { drawResourceRows } from './resource-content.js';
import { drawRowHeaders } from './row-headers.js';
import { drawFence, drawNow, drawRuler } from './ruler.js';

/** One whole frame of the chart, back to front. */
export function drawChart(scene: Scene, finder: BarFinder): void {
  const { ink, layout, width, height, state, model } = scene;
  drawGround(scene);
  ink.save();
  ink.beginPath();
  ink.rect(layout.headerWidth, RULER, width - layout.headerWidth, height - RULER);
  ink.clip();
  if (layout.kind === 'resources') drawResourceRows(scene);
  else drawLotRows(scene, finder);
  ink.restore();
  drawFence(scene);
  const selected = state.selected === null ? undefined : model.lotOf.get(state.selected);
  if (layout.kind === 'resources' && scene.detail.close) drawOpenHolds(scene, finder);
  if (layout.kind === 'resources' && selected && scene.detail.bars) drawPath(scene, finder, selected);
  drawFocus(scene, finder);
  drawRowHeaders(scene);
  drawRuler(scene);
  drawNow(scene);
  drawScrollThumb(scene);
}

/** How much of the rows is on screen: a thin thumb at the right edge, only where rows are hidden. */
function drawScrollThumb(scene: Scene): void {
  const { ink, palette, layout, state, width, height } = scene;
  const room = height - RULER;
  if (layout.height <= room) return;
  const length = Math.max(24, (room * room) / layout.height);
  const y = RULER + (state.scroll / (layout.height - room)) * (room - length);
  roundPath(ink, width - 6, y + 2, 4, length - 4, 2);
  ink.fillStyle = palette.barEdge;
  ink.globalAlpha = 0.7;
  ink.fill();
  ink.globalAlpha = 1;
}

/** Focus ring: outside the selection ring, only where the bar is on screen. */
function drawFocus(scene: Scene, finder: BarFinder): void {
  const { state, model, view, layout, palette, ink, width, height } = scene;
  if (state.focus === null) return;
  const bar = model.bars[state.focus];
  const box = bar && finder.boxOf(bar, view, layout.headerWidth, state.scroll);
  if (!box) return;
  ink.save();
  ink.beginPath();
  ink.rect(layout.headerWidth, RULER, width - layout.headerWidth, height - RULER);
  ink.clip();
  drawRing(scene, box, palette.accent, 4);
  ink.restore();
}
