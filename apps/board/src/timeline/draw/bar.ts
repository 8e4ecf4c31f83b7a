import type { Bar, Lot } from '../../model/lot.js';
import { paintOf, type BarPaint, type Scene } from '../scene.js';
import type { Box } from '../geometry.js';
import { toPixel } from '../viewport.js';
import { FONTS, roundPath, stripes, widthOf, write } from './brush.js';
import { drawGlyph } from './glyphs.js';

/** One operation as a bar: fill by state, phases, edge, label, glyph, comb. */
export function drawBar(scene: Scene, bar: Bar, lot: Lot, box: Box): void {
  const { ink, detail, palette } = scene;
  const paint = paintOf(scene, bar, lot);
  const done = bar.assignment.origin === 'done';
  ink.globalAlpha = scene.isDim(lot) ? 0.38 : 1;
  if (done) drawHollow(scene, box);
  else drawFill(scene, bar, box, paint);
  if (detail.texture && !done && box.width >= 6) drawPhases(scene, bar, box, paint);
  if (detail.labels && !done && paint.edge && box.width >= 4) drawEdge(scene, box, paint.edge);
  if (bar.released && detail.labels && box.width >= 6) drawReleased(scene, box);
  if (bar.assignment.origin === 'running') drawProgress(scene, box);
  if (detail.labels) drawLabel(scene, bar, lot, box, paint, done);
  if (detail.texture && bar.clearing) drawComb(scene, bar.clearing, box);
  if (detail.texture && (bar.pinnedTime || bar.pinnedPlace)) drawPin(scene, bar, box);
  ink.globalAlpha = 1;
  if (scene.state.selected === lot.order.id) drawRing(scene, box, palette.ink1, 1.5);
}

function drawFill(scene: Scene, bar: Bar, box: Box, paint: BarPaint): void {
  const { ink } = scene;
  if (box.width < 5 || (scene.detail.solid && box.width < 12)) {
    ink.fillStyle = paint.fill;
    ink.fillRect(box.x, box.y, box.width, box.height);
    if (paint.rim) rimSmall(scene, box, paint.rim);
    return;
  }
  roundPath(ink, box.x, box.y, box.width, box.height, 3);
  ink.fillStyle = paint.fill;
  ink.fill();
  if (bar.index === scene.state.hover) {
    ink.fillStyle = scene.palette.name === 'dark' ? 'rgba(255,255,255,0.10)' : 'rgba(23,27,34,0.08)';
    ink.fill();
  }
  if (paint.rim) {
    ink.lineWidth = 1;
    ink.strokeStyle = paint.rim;
    ink.stroke();
  }
}

function rimSmall(scene: Scene, box: Box, rim: string): void {
  scene.ink.fillStyle = rim;
  scene.ink.fillRect(box.x, box.y, 1, box.height);
}

function drawHollow(scene: Scene, box: Box): void {
  const { ink, palette } = scene;
  roundPath(ink, box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 3);
  ink.fillStyle = palette.doneFill;
  ink.fill();
  ink.lineWidth = 1;
  ink.strokeStyle = palette.line;
  ink.stroke();
}

function drawPhases(scene: Scene, bar: Bar, box: Box, paint: BarPaint): void {
  const { ink, palette } = scene;
  const scale = box.width / Math.max(1, bar.end - bar.start);
  const phases = bar.assignment.phases;
  const dark = palette.name === 'dark' && paint.ink === palette.onRisk;
  let at: number = bar.start;
  phases.forEach((phase, index) => {
    if (phase.start > at) paintWait(scene, box, box.x + (at - bar.start) * scale, (phase.start - at) * scale);
    at = phase.end;
    if (!bar.unattended[index]) return;
    ink.fillStyle = stripes(ink, dark ? 'rgba(255,255,255,0.45)' : palette.hatch, 45, 4, 1.5);
    const x = box.x + (phase.start - bar.start) * scale;
    ink.fillRect(Math.max(x, box.x + 2), box.y, Math.min((phase.end - phase.start) * scale, box.x + box.width - x), box.height);
  });
}

/** Waiting in the equipment: no fill, outline only. */
function paintWait(scene: Scene, box: Box, x: number, width: number): void {
  const { ink, palette } = scene;
  ink.fillStyle = palette.surface;
  ink.fillRect(x, box.y + 1.5, width, box.height - 3);
}

function drawEdge(scene: Scene, box: Box, edge: string): void {
  const { ink } = scene;
  ink.fillStyle = edge;
  ink.beginPath();
  ink.roundRect(box.x, box.y, 2, box.height, [2, 0, 0, 2]);
  ink.fill();
}

/** Documents are issued: an ink tick on the stage edge. */
function drawReleased(scene: Scene, box: Box): void {
  scene.ink.fillStyle = scene.palette.ink1;
  scene.ink.fillRect(box.x, box.y, 2, 4);
  scene.ink.fillRect(box.x, box.y, 4, 2);
}

/** Running work is darkened up to now. */
function drawProgress(scene: Scene, box: Box): void {
  const { ink, view, layout, model } = scene;
  const to = Math.min(box.x + box.width, layout.headerWidth + toPixel(view, model.now));
  if (to <= box.x) return;
  ink.fillStyle = scene.palette.name === 'dark' ? 'rgba(232,235,240,0.22)' : 'rgba(23,27,34,0.26)';
  ink.beginPath();
  ink.roundRect(box.x, box.y, to - box.x, box.height, [3, 0, 0, 3]);
  ink.fill();
}

function drawLabel(scene: Scene, bar: Bar, lot: Lot, box: Box, paint: BarPaint, done: boolean): void {
  const { ink, palette, detail } = scene;
  const text = lot.label;
  const width = widthOf(ink, text, FONTS.bar);
  const middle = box.y + box.height / 2;
  const trouble = scene.state.colour === 'lateness' && (lot.status === 'late' || lot.status === 'risk') && !done;
  const colour = done ? palette.ink3 : paint.ink;
  const glyph = lot.status === 'late' ? 'late' : 'risk';
  const roomForBoth = trouble && box.width >= Math.max(34, width + 17);
  const hatched = detail.texture && !done && bar.unattended.includes(true);
  if (roomForBoth) {
    if (hatched) clearPatch(scene, box, paint.fill, width + 20);
    drawGlyph(ink, glyph, box.x + 9, middle, 7, colour);
    write(ink, text, box.x + 9 + (box.width - 9) / 2, middle, colour, FONTS.bar, 'center');
  } else if (box.width >= width + 1) {
    if (hatched) clearPatch(scene, box, paint.fill, width + 2);
    write(ink, text, box.x + 1 + box.width / 2, middle, colour, FONTS.bar, 'center');
    if (trouble && lot.status === 'late') drawRule(scene, box, colour);
  } else if (trouble && box.width >= 8) {
    if (hatched) clearPatch(scene, box, paint.fill, 11);
    drawGlyph(ink, glyph, box.x + box.width / 2, middle, Math.min(8, box.width - 3), colour);
  } else if (done && box.width >= 10) {
    drawGlyph(ink, 'done', box.x + box.width / 2, middle, 7, palette.ink3);
  }
  if (bar.assignment.attempt > 1 && box.width >= width + 34) drawRemake(scene, bar.assignment.attempt, box, colour);
  if (detail.minute) drawOperationName(scene, bar, box, width, colour);
}

/** Plain ground under a label, so that stripes do not cross its digits. */
function clearPatch(scene: Scene, box: Box, fill: string, width: number): void {
  const { ink } = scene;
  const w = Math.min(width, box.width - 3);
  const alpha = ink.globalAlpha;
  ink.globalAlpha = alpha * 0.88;
  ink.fillStyle = fill;
  ink.fillRect(box.x + 1 + (box.width - w) / 2, box.y + 1.5, w, box.height - 3);
  ink.globalAlpha = alpha;
}

/** A re-make says so at its right end: the turning arrow and the number of the attempt. */
function drawRemake(scene: Scene, attempt: number, box: Box, colour: string): void {
  drawGlyph(scene.ink, 'remake', box.x + box.width - 14, box.y + box.height / 2, 8, colour);
  write(scene.ink, String(attempt), box.x + box.width - 8, box.y + box.height / 2, colour, FONTS.tick);
}

/** At minute zoom the operation's name stands after the lot, where it fits. */
function drawOperationName(scene: Scene, bar: Bar, box: Box, labelWidth: number, colour: string): void {
  const { ink } = scene;
  const name = bar.operation.name;
  const room = box.width / 2 - labelWidth / 2 - 20;
  if (widthOf(ink, name, FONTS.tick) > room) return;
  write(ink, name, box.x + box.width - 6, box.y + box.height / 2, colour, FONTS.tick, 'right');
}

function drawRule(scene: Scene, box: Box, colour: string): void {
  const { ink } = scene;
  ink.fillStyle = colour;
  ink.fillRect(box.x + 4, box.y + box.height - 2.5, box.width - 8, 1);
}

/** Line clearance after the bar: a comb as long as the changeover. */
function drawComb(scene: Scene, clearing: NonNullable<Bar['clearing']>, box: Box): void {
  const { ink, palette, view } = scene;
  const from = scene.layout.headerWidth + toPixel(view, clearing.start) + 2;
  const to = Math.max(from + 4, scene.layout.headerWidth + toPixel(view, clearing.end) - 1);
  ink.strokeStyle = palette.barEdge;
  ink.lineWidth = 1;
  ink.globalAlpha *= 0.75;
  ink.beginPath();
  const middle = box.y + box.height / 2;
  for (let x = Math.round(from) + 0.5; x < to; x += 3) {
    ink.moveTo(x, middle - 3);
    ink.lineTo(x, middle + 3);
  }
  ink.stroke();
}

function drawPin(scene: Scene, bar: Bar, box: Box): void {
  const { ink, palette } = scene;
  ink.fillStyle = palette.ink1;
  if (bar.pinnedTime) ink.fillRect(box.x, box.y + box.height, box.width, 2);
  if (!bar.pinnedPlace) return;
  ink.beginPath();
  ink.arc(box.x + 1, box.y + box.height + 1, 2, 0, Math.PI * 2);
  ink.fill();
}

/** Ring around a bar: selection in ink, keyboard focus in the accent colour further out. */
export function drawRing(scene: Scene, box: Box, colour: string, gap: number): void {
  const { ink, palette } = scene;
  ink.setLineDash([]);
  roundPath(ink, box.x - gap, box.y - gap, box.width + 2 * gap, box.height + 2 * gap, 4);
  ink.lineWidth = 1.5;
  ink.strokeStyle = palette.surface;
  ink.stroke();
  roundPath(ink, box.x - gap - 0.5, box.y - gap - 0.5, box.width + 2 * gap + 1, box.height + 2 * gap + 1, 5);
  ink.lineWidth = 2;
  ink.strokeStyle = colour;
  ink.stroke();
}
