import { formatLateness, formatLength } from '../../format/duration.js';
import { formatShort } from '../../format/clock.js';
import type { Bar, Hold, Lot } from '../../model/lot.js';
import { shortName } from '../../model/short-names.js';
import { extent, lotBarExtent, type BarFinder } from '../geometry.js';
import { EXPANDED, isFloorStage, NAME_ROOM, RULER, visibleRows, type LayoutRow } from '../layout.js';
import { paintOf, type Scene } from '../scene.js';
import { toPixel } from '../viewport.js';
import { drawRing } from './bar.js';
import { FONTS, roundPath, stripes, widthOf, write } from './brush.js';

type PlacedLot = Extract<LayoutRow, { kind: 'lot' }>;

/** Contents of all visible rows by lot. */
export function drawLotRows(scene: Scene, finder: BarFinder): void {
  const { layout, state, height, ink, palette, width } = scene;
  const [first, end] = visibleRows(layout, state.scroll, state.scroll + height - RULER);
  for (let i = first; i < end; i++) {
    const row = layout.rows[i];
    if (row.kind !== 'lot') continue;
    const y = RULER + row.y - state.scroll;
    if (row.expanded) {
      ink.globalAlpha = palette.name === 'dark' ? 0.35 : 0.45;
      ink.fillStyle = palette.accentTint;
      ink.fillRect(layout.headerWidth, y, width - layout.headerWidth, row.height - 1);
    }
    ink.globalAlpha = scene.isDim(row.lot) ? 0.35 : 1;
    drawWindow(scene, row, y);
    drawThread(scene, row, y);
    for (const bar of row.lot.bars) if (!isFloorStage(bar.stage)) drawLotBar(scene, row, bar, finder.track(bar));
    for (const bar of row.lot.bars) if (isFloorStage(bar.stage)) drawLotBar(scene, row, bar, 0);
    if (row.expanded) drawExpanded(scene, row, y, finder);
    drawArrival(scene, row, y);
    ink.globalAlpha = 1;
  }
}

function middleOf(row: PlacedLot, y: number): number {
  return y + (row.expanded ? EXPANDED.line : row.height / 2);
}

/** The clinic window as a band in brackets; a double bracket is the latest useful date. */
function drawWindow(scene: Scene, row: PlacedLot, y: number): void {
  const { ink, palette, layout, view } = scene;
  const windows = row.lot.order.windows;
  if (!windows) return;
  const x1 = layout.headerWidth + toPixel(view, windows.opens);
  const x2 = layout.headerWidth + toPixel(view, windows.closes);
  const [top, bottom] = row.expanded ? [y + 4, y + row.height - 6] : [y + 4, y + row.height - 5];
  const alpha = ink.globalAlpha;
  ink.globalAlpha = alpha * (palette.name === 'dark' ? 0.75 : 0.55);
  ink.fillStyle = palette.okTint;
  ink.fillRect(x1, top, x2 - x1, bottom - top);
  ink.globalAlpha = alpha;
  ink.strokeStyle = palette.ok;
  ink.lineWidth = 1.5;
  bracket(ink, x1, top, bottom, 4);
  bracket(ink, x2, top, bottom, -4);
}

function bracket(ink: Scene['ink'], x: number, top: number, bottom: number, arm: number): void {
  ink.beginPath();
  ink.moveTo(x + arm, top);
  ink.lineTo(x, top);
  ink.lineTo(x, bottom);
  ink.lineTo(x + arm, bottom);
  ink.stroke();
}

/** A hairline from sequence release to arrival, and the waits under hold limits on top of it. */
function drawThread(scene: Scene, row: PlacedLot, y: number): void {
  const { ink, palette, layout, view, model } = scene;
  const middle = middleOf(row, y);
  const bars = row.lot.bars;
  if (bars.length === 0) return;
  ink.strokeStyle = palette.line;
  ink.lineWidth = 1;
  ink.beginPath();
  ink.moveTo(layout.headerWidth + toPixel(view, Math.max(row.lot.order.sequenceRelease, model.from)), Math.round(middle) + 0.5);
  ink.lineTo(layout.headerWidth + toPixel(view, bars[bars.length - 1].end), Math.round(middle) + 0.5);
  ink.stroke();
  for (const hold of row.lot.holds) {
    if (hold.limit === 0 || hold.limit > 30 * 1440 || hold.used === 0) continue;
    if (!isFloorStage(hold.from.stage) || !isFloorStage(hold.to.stage)) continue;
    ink.strokeStyle = hold.tight ? palette.riskInk : palette.ink1;
    ink.lineWidth = 1.5;
    ink.beginPath();
    ink.moveTo(layout.headerWidth + toPixel(view, hold.from.end), middle);
    ink.lineTo(layout.headerWidth + toPixel(view, hold.to.start), middle);
    ink.stroke();
  }
}

function drawLotBar(scene: Scene, row: PlacedLot, bar: Bar, track: number): void {
  const { ink, palette, view, layout, width: canvas, state } = scene;
  const { x, width } = extent(view, layout.headerWidth, bar.start, bar.end);
  if (x + width < layout.headerWidth || x > canvas) return;
  const vertical = lotBarExtent(row, bar, track);
  const y = RULER + vertical.y - state.scroll;
  const { height } = vertical;
  const paint = paintOf(scene, bar, row.lot);
  const done = bar.assignment.origin === 'done';
  if (height < 4) {
    ink.fillStyle = done ? palette.line : paint.fill;
    roundPath(ink, x, y, width, height, 1.5);
    ink.fill();
    ink.fillStyle = done ? palette.line : paint.stage.edge;
    ink.fillRect(x, y, 2, height);
    return;
  }
  roundPath(ink, x, y, width, height, 2);
  ink.fillStyle = done ? palette.doneFill : paint.fill;
  ink.fill();
  if (done) {
    ink.strokeStyle = palette.line;
    ink.lineWidth = 1;
    ink.stroke();
    return;
  }
  if (scene.detail.labels && width > 8 && bar.unattended.length > 0 && bar.unattended.every(Boolean)) {
    ink.fillStyle = stripes(ink, palette.hatch, 45, 4, 1.5);
    ink.fillRect(x, y, width, height);
  }
  if (bar.assignment.origin === 'running') shade(scene, x, y, Math.min(width, layout.headerWidth + toPixel(view, scene.model.now) - x), height);
  ink.fillStyle = paint.edge ?? paint.stage.edge;
  ink.fillRect(x, y, 2, height);
  if (state.hover === bar.index) drawRing(scene, { x, y, width, height }, palette.ink3, 0.5);
}

function shade(scene: Scene, x: number, y: number, width: number, height: number): void {
  if (width <= 0) return;
  scene.ink.fillStyle = scene.palette.name === 'dark' ? 'rgba(232,235,240,0.22)' : 'rgba(23,27,34,0.22)';
  scene.ink.fillRect(x, y, width, height);
}

/** Names, holds with slack and QC lines of the selected lot. */
function drawExpanded(scene: Scene, row: PlacedLot, y: number, finder: BarFinder): void {
  const { ink, palette, view, layout, width: canvas } = scene;
  let labelEnd = -Infinity;
  for (const bar of row.lot.bars) {
    const { x, width } = extent(view, layout.headerWidth, bar.start, bar.end);
    if (x + width < layout.headerWidth - 200 || x > canvas) continue;
    if (isFloorStage(bar.stage)) {
      const name = shortName(bar.operation.name);
      const length = widthOf(ink, name, FONTS.tick);
      const left = Math.max(x + width / 2 - length / 2, layout.headerWidth + 4);
      if (left < labelEnd + 6) continue;
      write(ink, name, left, y + 16, palette.ink2, FONTS.tick);
      labelEnd = left + length;
      continue;
    }
    const middle = y + EXPANDED.tracks + finder.track(bar) * EXPANDED.lane + 5.5;
    drawTrackName(scene, bar, x, width, middle);
  }
  drawExpandedHolds(scene, row.lot, y);
}

function drawTrackName(scene: Scene, bar: Bar, x: number, width: number, middle: number): void {
  const { ink, palette, layout } = scene;
  const text = shortName(bar.operation.name);
  const length = widthOf(ink, text, FONTS.strong);
  const inside = length + 10 < width;
  if (inside) {
    write(ink, text, Math.max(x + width / 2, layout.headerWidth + length / 2 + 6), middle, palette.stages[bar.stage].ink, FONTS.strong, 'center');
    return;
  }
  const room = (NAME_ROOM * scene.view.pxPerHour) / 60 - 10;
  const long = `${text} · ${formatShort(bar.start, scene.model.zone)}`;
  const fitting = [long, text].find((words) => widthOf(ink, words, FONTS.tick) <= room);
  if (fitting) write(ink, fitting, x + width + 5, middle, palette.ink2, FONTS.tick);
}

function drawExpandedHolds(scene: Scene, lot: Lot, y: number): void {
  const { palette, ink } = scene;
  const shown = lot.holds.filter((hold) => hold.limit > 0 && hold.limit <= 10 * 1440 && isFloorStage(hold.to.stage)).sort((a, b) => a.from.end - b.from.end);
  const ends = [-Infinity, -Infinity];
  for (const hold of shown) {
    const left = scene.layout.headerWidth + toPixel(scene.view, hold.from.end);
    const lane = ends[0] < left ? 0 : ends[1] < left ? 1 : -1;
    if (lane < 0) continue;
    const middle = y + EXPANDED.holds + lane * 14;
    ends[lane] = drawHoldRope(scene, hold, middle, palette.ink1) + 8;
  }
  ink.setLineDash([]);
}

/** Wait used solid, slack left dotted, limit as cap, words after it. Returns where its words end. */
function drawHoldRope(scene: Scene, hold: Hold, middle: number, plain: string): number {
  const { ink, palette, view, layout } = scene;
  const at = (time: number): number => layout.headerWidth + toPixel(view, time);
  const colour = hold.tight ? palette.riskInk : plain;
  const [x1, x2, x3] = [at(hold.from.end), at(hold.to.start), at(hold.from.end + hold.limit)];
  ink.strokeStyle = colour;
  ink.lineWidth = 1.75;
  ink.setLineDash([]);
  ink.beginPath();
  ink.moveTo(x1, middle - 3);
  ink.lineTo(x1, middle + 3);
  ink.moveTo(x1, middle);
  ink.lineTo(x2, middle);
  ink.moveTo(x3, middle - 4);
  ink.lineTo(x3, middle + 4);
  ink.stroke();
  ink.setLineDash([2, 2]);
  ink.beginPath();
  ink.moveTo(x2, middle);
  ink.lineTo(x3, middle);
  ink.stroke();
  ink.setLineDash([]);
  const text = `${formatLength(hold.left)} left`;
  write(ink, text, x3 + 5, middle, colour, FONTS.strong);
  return x3 + 5 + widthOf(ink, text, FONTS.strong);
}

/** The planned arrival as a dot; red from the bracket to the dot when late, with the amount. */
function drawArrival(scene: Scene, row: PlacedLot, y: number): void {
  const { ink, palette, layout, view } = scene;
  const { account, order, lateBy } = row.lot;
  if (!account) return;
  const middle = middleOf(row, y);
  const x = layout.headerWidth + toPixel(view, account.arrival);
  const late = lateBy !== null && lateBy > 0 && order.windows !== null;
  if (late) {
    const close = layout.headerWidth + toPixel(view, order.windows!.closes);
    ink.fillStyle = palette.late;
    ink.fillRect(close, middle - 1.5, x - close, 3);
  }
  ink.beginPath();
  ink.arc(x, middle, 4.5, 0, Math.PI * 2);
  ink.fillStyle = palette.ink1;
  ink.fill();
  ink.lineWidth = 1.5;
  ink.strokeStyle = palette.surface;
  ink.stroke();
  if (late) write(ink, formatLateness(lateBy), x + 10, middle, palette.lateInk, FONTS.strong);
  else if (row.lot.status === 'risk' && row.lot.risk === 'window' && lateBy !== null) write(ink, formatLateness(lateBy), x + 10, middle, palette.riskInk, FONTS.strong);
}
