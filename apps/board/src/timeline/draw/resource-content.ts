import type { Unavailability } from '@lotwright/domain';
import { formatShort } from '../../format/clock.js';
import type { RunBox, Sitting, UseSteps } from '../../model/resource-row.js';
import { firstAfter } from '../../model/spans.js';
import { extent, MIN_BAR, runExtent } from '../geometry.js';
import { RULER, visibleRows, type LayoutRow } from '../layout.js';
import type { Scene } from '../scene.js';
import { toPixel, toTime } from '../viewport.js';
import { drawBar, drawRing } from './bar.js';
import { crisp, FONTS, line, roundPath, stripes, widthOf, write } from './brush.js';
import { drawDenseRow } from './dense.js';

type PlacedRow = Extract<LayoutRow, { kind: 'resource' }>;

/** Above this many visible bars in a row, pixels are written instead of shapes. */
const DENSE = 250;

/** Contents of all visible rows by resource. */
export function drawResourceRows(scene: Scene): void {
  const { layout, state, height, detail } = scene;
  const [first, end] = visibleRows(layout, state.scroll, state.scroll + height - RULER);
  for (let i = first; i < end; i++) {
    const placed = layout.rows[i];
    if (placed.kind !== 'resource') continue;
    const content = placed.row.content;
    if (content.kind === 'equipment') drawStops(scene, placed, content.equipment.unavailable);
    if (content.kind === 'pool') drawPool(scene, placed, content.steps, content.pool.capacity);
    else if (!detail.bars || content.kind === 'folded') drawDenseRow(scene, placed, 'load');
    else if (content.kind === 'equipment') drawEquipment(scene, placed);
    else if (content.kind === 'runs') content.boxes.forEach((box) => drawRun(scene, placed, box, content.lanes, content.method.capacity));
    else content.sittings.forEach((sitting) => drawSitting(scene, placed, sitting));
  }
}

function drawEquipment(scene: Scene, placed: PlacedRow): void {
  const { layout, view, width, model, detail, state } = scene;
  const row = placed.row;
  const to = toTime(view, width - layout.headerWidth);
  const last = firstAfter(row.spans.start, to);
  let at = firstAfter(row.reach, view.start);
  if (last - at > DENSE) {
    drawDenseRow(scene, placed, 'bars');
    return;
  }
  const inset = detail.solid ? 1 : 3;
  const y = RULER + placed.y - state.scroll + inset;
  for (; at < last; at++) {
    const bar = row.bars[at];
    if (bar.end < view.start) continue;
    const { x, width: length } = extent(view, layout.headerWidth, bar.start, bar.end);
    drawBar(scene, bar, model.lots[bar.lot], { x, y, width: length, height: placed.height - 2 * inset });
  }
}

/** Maintenance and breakdowns: one 135° hatch with its text. */
function drawStops(scene: Scene, placed: PlacedRow, stops: readonly Unavailability[]): void {
  const { ink, palette, layout, view, width, state, model } = scene;
  for (const stop of stops) {
    const left = layout.headerWidth + toPixel(view, stop.start);
    const right = layout.headerWidth + toPixel(view, stop.end);
    if (right < layout.headerWidth || left > width || right - left < 1) continue;
    const y = RULER + placed.y - state.scroll + 1;
    const height = placed.height - 3;
    const down = stop.kind === 'breakdown';
    const colour = down ? palette.lateInk : palette.ink3;
    ink.fillStyle = palette.surface;
    ink.fillRect(left, y, right - left, height);
    ink.fillStyle = stripes(ink, down ? palette.late : palette.barEdge, 135, 4, 1);
    ink.globalAlpha = down ? 0.55 : 0.45;
    ink.fillRect(left, y, right - left, height);
    ink.globalAlpha = 1;
    ink.strokeStyle = colour;
    ink.lineWidth = 1;
    ink.strokeRect(crisp(left) - 0.5, crisp(y) - 0.5, right - left, height);
    const back = formatShort(stop.end, model.zone);
    const text = down ? `Down since ${formatShort(stop.start, model.zone).slice(4)} · back ${back}` : `${word(stop.kind)} · back ${back}`;
    const from = Math.max(left, layout.headerWidth);
    const room = Math.min(right, width) - from;
    const length = widthOf(ink, text, FONTS.strong);
    if (length + 12 > room) continue;
    const x = from + Math.min(24, (room - length) / 2);
    ink.fillStyle = palette.surface;
    ink.fillRect(x - 5, y + 1, length + 10, height - 2);
    write(ink, text, x, y + height / 2, colour, FONTS.strong);
  }
}

function word(kind: string): string {
  return kind[0].toUpperCase() + kind.slice(1).replace('-', ' ');
}

/** Position pool: step area under its capacity line, use per day. */
function drawPool(scene: Scene, placed: PlacedRow, steps: UseSteps, capacity: number): void {
  const { ink, palette, layout, view, width, state } = scene;
  const colours = palette.stages[placed.row.stage];
  const top = RULER + placed.y - state.scroll + 6;
  const bottom = RULER + placed.y + placed.height - state.scroll - 1;
  const scale = (bottom - top) / capacity;
  const to = toTime(view, width - layout.headerWidth);
  const first = Math.max(0, firstAfter(steps.at, view.start) - 1);
  ink.beginPath();
  ink.moveTo(Math.max(layout.headerWidth, layout.headerWidth + toPixel(view, steps.at[first] ?? view.start)), bottom);
  let full = false;
  let end = layout.headerWidth;
  for (let i = first; i < steps.at.length && steps.at[i] < to; i++) {
    const x1 = Math.max(layout.headerWidth, layout.headerWidth + toPixel(view, steps.at[i]));
    const x2 = i + 1 < steps.at.length ? layout.headerWidth + toPixel(view, steps.at[i + 1]) : x1;
    const y = bottom - steps.count[i] * scale;
    full ||= steps.count[i] >= capacity;
    ink.lineTo(x1, y);
    end = Math.min(width, x2);
    ink.lineTo(end, y);
  }
  ink.lineTo(end, bottom);
  ink.closePath();
  ink.fillStyle = colours.fill;
  ink.fill();
  ink.strokeStyle = full ? palette.riskInk : colours.edge;
  ink.globalAlpha = full ? 1 : 0.55;
  ink.lineWidth = 1;
  line(ink, layout.headerWidth, crisp(top) - 1, width, crisp(top) - 1);
  ink.globalAlpha = 1;
  drawPoolCounts(scene, steps, capacity, bottom - 7);
  drawPoolSelection(scene, placed, bottom);
}

/** The selected lot's stay in a pool: an ink line along its floor. */
function drawPoolSelection(scene: Scene, placed: PlacedRow, bottom: number): void {
  const { ink, palette, view, layout, state, model } = scene;
  if (state.selected === null) return;
  for (const bar of placed.row.bars) {
    if (model.lots[bar.lot].order.id !== state.selected) continue;
    const { x, width } = extent(view, layout.headerWidth, bar.start, bar.end);
    ink.fillStyle = palette.ink1;
    ink.fillRect(x, bottom - 2, width, 2);
    ink.fillRect(x, bottom - 6, 2, 6);
    ink.fillRect(x + width - 2, bottom - 6, 2, 6);
  }
}

function drawPoolCounts(scene: Scene, steps: UseSteps, capacity: number, y: number): void {
  const { ink, palette, layout, view, detail, days } = scene;
  if (!detail.days) return;
  for (const day of days) {
    const noon = (day.start + day.end) / 2;
    const index = firstAfter(steps.at, noon) - 1;
    if (index < 0 || index >= steps.at.length - 1) continue;
    const x = layout.headerWidth + toPixel(view, noon);
    if (x < layout.headerWidth + 20) continue;
    write(ink, `${steps.count[index]}/${capacity}`, x, y, palette.ink1, FONTS.bar, 'center');
  }
}

/** A QC run: box, one pip per place where there is room, else used of places; the unattended tail is hatched. */
function drawRun(scene: Scene, placed: PlacedRow, box: RunBox, lanes: number, capacity: number): void {
  const { ink, palette, view, layout, detail, state, width: canvas } = scene;
  const { x, width } = extent(view, layout.headerWidth, box.run.start, box.run.end);
  if (x + width < layout.headerWidth || x > canvas) return;
  const vertical = runExtent(placed, box, lanes);
  const y = RULER + vertical.y - state.scroll;
  const { height } = vertical;
  const colours = palette.stages[placed.row.stage];
  const dim = box.samples.every((bar) => scene.isDim(scene.model.lots[bar.lot]));
  ink.globalAlpha = dim ? 0.38 : 1;
  if (width < 5) {
    ink.fillStyle = colours.fill;
    ink.fillRect(x, y, Math.max(MIN_BAR, width), height);
  } else {
    roundPath(ink, x, y, width, height, Math.min(3, height / 3));
    ink.fillStyle = box.run.origin === 'done' ? palette.doneFill : colours.fill;
    ink.fill();
  }
  if (detail.texture && lanes > 1) drawRunTail(scene, box, x, width, y, height);
  if (detail.labels) {
    ink.fillStyle = colours.edge;
    ink.fillRect(x, y, 2, height);
    if (lanes > 1) drawPips(scene, box, capacity, x + 5, y, height, width);
    else drawFilling(scene, box, capacity, x, y, width, height);
  }
  ink.globalAlpha = 1;
  if (box.samples.some((bar) => scene.model.lots[bar.lot].order.id === state.selected)) drawRing(scene, { x, y, width, height }, palette.ink1, 0.5);
}

function drawRunTail(scene: Scene, box: RunBox, x: number, width: number, y: number, height: number): void {
  const { ink, palette } = scene;
  const kinds = box.samples[0].unattended;
  const scale = width / Math.max(1, box.run.end - box.run.start);
  box.run.phases.forEach((phase, index) => {
    if (!kinds[index]) return;
    ink.fillStyle = stripes(ink, palette.hatch, 45, 4, 1.5);
    ink.fillRect(x + (phase.start - box.run.start) * scale, y, (phase.end - phase.start) * scale, height);
  });
}

/** A pip per place: filled is a lot, red a late one, amber one at risk, hollow is free. */
function drawPips(scene: Scene, box: RunBox, capacity: number, x: number, y: number, height: number, width: number): void {
  const { ink, palette, model, detail } = scene;
  const colours = palette.stages['quality-control'];
  const room = capacity * 6 + 34;
  if (capacity > 12 || width < room || !detail.texture) {
    if (width > 40) write(ink, `${box.samples.length}/${capacity}`, x + 2, y + height / 2, colours.ink, FONTS.tick);
    return;
  }
  const free = capacity - box.samples.length;
  const text = free === 0 ? 'full' : `${free} free`;
  const length = widthOf(ink, text, FONTS.tick);
  ink.fillStyle = palette.surface;
  ink.globalAlpha *= palette.name === 'dark' ? 0.55 : 0.82;
  roundPath(ink, x - 2, y + 0.5, capacity * 6 + length + 9, height - 1, 2);
  ink.fill();
  ink.globalAlpha = Math.min(1, ink.globalAlpha / (palette.name === 'dark' ? 0.55 : 0.82));
  for (let place = 0; place < capacity; place++) {
    const lot = box.samples[place] ? model.lots[box.samples[place].lot] : null;
    const left = x + 1 + place * 6;
    if (!lot) {
      ink.strokeStyle = colours.edge;
      ink.lineWidth = 1;
      ink.strokeRect(left + 0.5, y + height / 2 - 2, 4, 4);
      continue;
    }
    ink.fillStyle = lot.status === 'late' ? palette.late : lot.status === 'risk' ? palette.risk : colours.edge;
    ink.fillRect(left, y + height / 2 - 2.5, 5, 5);
  }
  write(ink, text, x + capacity * 6 + 4, y + height / 2, palette.ink1, FONTS.tick);
}

/** Samples of places as text with a filling rule along the bottom, red for the late share. */
function drawFilling(scene: Scene, box: RunBox, capacity: number, x: number, y: number, width: number, height: number): void {
  const { ink, palette, model } = scene;
  const colours = palette.stages['quality-control'];
  const late = box.samples.filter((bar) => model.lots[bar.lot].status === 'late').length;
  const inner = width - 2;
  ink.fillStyle = colours.edge;
  ink.globalAlpha *= 0.4;
  ink.fillRect(x + 2, y + height - 3, (inner * Math.min(box.samples.length, capacity)) / capacity, 3);
  ink.globalAlpha = Math.min(1, ink.globalAlpha / 0.4);
  if (late > 0 && scene.state.colour === 'lateness') {
    ink.fillStyle = palette.late;
    ink.fillRect(x + 2, y + height - 3, (inner * late) / capacity, 3);
  }
  const text = `${box.samples.length}/${capacity}`;
  if (width >= widthOf(ink, text, FONTS.bar) + 4) write(ink, text, x + width / 2, y + height / 2 - 0.5, colours.ink, FONTS.bar, 'center');
}

function drawSitting(scene: Scene, placed: PlacedRow, sitting: Sitting): void {
  const { ink, palette, view, layout, state, detail, model, width: canvas } = scene;
  const { x, width } = extent(view, layout.headerWidth, sitting.start, sitting.end);
  if (x + width < layout.headerWidth || x > canvas) return;
  const length = Math.max(detail.labels ? 7 : MIN_BAR, width);
  const y = RULER + placed.y - state.scroll + 3;
  const height = placed.height - 6;
  const colours = palette.stages[placed.row.stage];
  const late = sitting.samples.filter((bar) => model.lots[bar.lot].status === 'late').length;
  ink.globalAlpha = sitting.samples.every((bar) => scene.isDim(model.lots[bar.lot])) ? 0.38 : 1;
  ink.fillStyle = colours.fill;
  roundPath(ink, x, y, length, height, 2);
  ink.fill();
  if (late > 0 && state.colour === 'lateness') {
    const part = (height * late) / sitting.samples.length;
    ink.fillStyle = palette.late;
    ink.fillRect(x, y + height - part, length, part);
  }
  if (detail.texture) write(ink, String(sitting.samples.length), x + length + 3, y + height / 2, palette.ink1, FONTS.bar);
  ink.globalAlpha = 1;
  if (sitting.samples.some((bar) => model.lots[bar.lot].order.id === state.selected)) drawRing(scene, { x, y, width: length, height }, palette.ink1, 0.5);
}

