import { clockWords, formatDateRange } from '../../format/clock.js';
import { addWeeks, hourOf, weekStart, type ZoneDay } from '../zone-days.js';
import { RULER } from '../layout.js';
import type { Scene } from '../scene.js';
import { toPixel, viewEnd } from '../viewport.js';
import { crisp, FONTS, line, roundPath, widthOf, write } from './brush.js';
import { drawGlyph } from './glyphs.js';

/** Ruler: ISO week with its dates, days, shift bounds, hour ticks, the now pill. */
export function drawRuler(scene: Scene): void {
  const { ink, palette, layout, width } = scene;
  ink.fillStyle = palette.surface;
  ink.fillRect(layout.headerWidth, 0, width - layout.headerWidth, RULER);
  ink.save();
  ink.beginPath();
  ink.rect(layout.headerWidth, 0, width - layout.headerWidth, RULER);
  ink.clip();
  const pill = pillExtent(scene);
  drawWeeks(scene, pill);
  if (scene.detail.days) drawDays(scene);
  drawPill(scene, pill);
  ink.restore();
  ink.strokeStyle = palette.line;
  ink.lineWidth = 1;
  line(ink, layout.headerWidth, RULER - 0.5, width, RULER - 0.5);
}

interface Pill {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

function pillExtent(scene: Scene): Pill | null {
  const { model, view, layout, width, ink } = scene;
  const x = layout.headerWidth + toPixel(view, model.now);
  if (x < layout.headerWidth || x > width) return null;
  const words = clockWords(model.now, model.zone);
  const text = `${words.weekday} ${words.time}`;
  const length = widthOf(ink, text, FONTS.pill) + 12;
  const left = Math.min(x - 0.5, width - length);
  return { text, left, right: left + length };
}

function drawWeeks(scene: Scene, pill: Pill | null): void {
  const { ink, palette, layout, view, width, model } = scene;
  const end = viewEnd(view, width - layout.headerWidth);
  for (let at = weekStart(model.zone, view.start as never); at < end; at = addWeeks(model.zone, at, 1)) {
    const next = addWeeks(model.zone, at, 1);
    const x1 = layout.headerWidth + toPixel(view, at);
    const x2 = layout.headerWidth + toPixel(view, next);
    ink.strokeStyle = palette.line;
    line(ink, crisp(x1), 2, crisp(x1), RULER);
    let left = Math.max(x1, layout.headerWidth) + 6;
    const week = clockWords(at, model.zone).week;
    const range = formatDateRange(at, (next - 720) as never, model.zone);
    const length = widthOf(ink, week, FONTS.strong) + 6 + widthOf(ink, range, FONTS.label);
    if (pill && left < pill.right + 6 && left + length > pill.left - 4) left = pill.right + 8;
    if (left + length > x2 - 4) {
      if (left + widthOf(ink, week, FONTS.strong) < x2 - 4) write(ink, week, left, 10, palette.ink1, FONTS.strong);
      continue;
    }
    write(ink, week, left, 10, palette.ink1, FONTS.strong);
    write(ink, range, left + widthOf(ink, week, FONTS.strong) + 6, 10, palette.ink3, FONTS.label);
  }
}

function drawDays(scene: Scene): void {
  const { ink, palette, layout, view, days, detail, model } = scene;
  for (const day of days) {
    const x1 = layout.headerWidth + toPixel(view, day.start);
    const x2 = layout.headerWidth + toPixel(view, day.end);
    ink.strokeStyle = day.weekday === 0 ? palette.ink3 : palette.line;
    ink.lineWidth = 1;
    line(ink, crisp(x1), 20, crisp(x1), RULER);
    const words = clockWords(day.start, model.zone);
    const weekend = day.weekday >= 5;
    const full = `${words.weekday} ${words.day} ${words.month}`;
    const text = widthOf(ink, full, FONTS.strong) < x2 - x1 - 8 ? full : `${words.weekday[0]} ${words.day}`;
    const low = detail.shifts ? 26 : 32;
    const left = Math.min(Math.max(x1 + 5, layout.headerWidth + 4), x2 - widthOf(ink, text, FONTS.strong) - 4);
    if (left >= layout.headerWidth + 2 && widthOf(ink, text, FONTS.strong) < x2 - x1 - 4) write(ink, text, left, low, weekend ? palette.ink3 : palette.ink1, weekend ? FONTS.label : FONTS.strong);
    if (detail.shifts) drawTicks(scene, day);
  }
}

const SHIFT_HOURS = [6, 14, 22] as const;
const FOUR_HOURS = [2, 6, 10, 14, 18, 22] as const;
const EVERY_HOUR = Array.from({ length: 23 }, (_, hour) => hour + 1);

function drawTicks(scene: Scene, day: ZoneDay): void {
  const { ink, palette, layout, view, detail, model } = scene;
  const hours = view.pxPerHour > 32 ? EVERY_HOUR : detail.hours ? FOUR_HOURS : SHIFT_HOURS;
  ink.strokeStyle = palette.line;
  for (const hour of hours) {
    const x = layout.headerWidth + toPixel(view, hourOf(model.zone, day, hour));
    line(ink, crisp(x), RULER - 4, crisp(x), RULER);
    write(ink, String(hour).padStart(2, '0'), x, 37, palette.ink3, FONTS.tick, 'center');
  }
}

function drawPill(scene: Scene, pill: Pill | null): void {
  if (!pill) return;
  const { ink, palette } = scene;
  roundPath(ink, pill.left, 2, pill.right - pill.left, 16, 3);
  ink.fillStyle = palette.ink1;
  ink.fill();
  write(ink, pill.text, pill.left + 6, 10, palette.surface, FONTS.pill);
}

/** The now-line through the rows. */
export function drawNow(scene: Scene): void {
  const { ink, palette, layout, view, model, width, height } = scene;
  const x = layout.headerWidth + toPixel(view, model.now);
  if (x < layout.headerWidth || x > width) return;
  ink.fillStyle = palette.ink1;
  ink.fillRect(x - 0.75, 18, 1.5, height - 18);
}

/** Fence of the frozen zone: one dotted line, stepped per stage; a lock in the ruler at its last step. */
export function drawFence(scene: Scene): void {
  const { ink, palette, layout, view, model, state, width, height } = scene;
  const fences = new Map(model.data.plant.policy.fences.map((fence) => [fence.stage, fence.frozen]));
  if (layout.kind !== 'resources' || !scene.detail.texture || !model.hasFrozen) return;
  ink.save();
  ink.beginPath();
  ink.rect(layout.headerWidth, RULER, width - layout.headerWidth, height - RULER);
  ink.clip();
  ink.strokeStyle = palette.ink3;
  ink.setLineDash([2, 2]);
  ink.lineWidth = 1;
  ink.beginPath();
  let last: number | null = null;
  for (const row of layout.rows) {
    if (row.kind !== 'resource') continue;
    const frozen = fences.get(row.row.stage) ?? 0;
    if (frozen === 0) {
      last = null;
      continue;
    }
    const x = crisp(layout.headerWidth + toPixel(view, model.now + frozen));
    const y = crisp(RULER + row.y - state.scroll) - 1;
    if (last === null) ink.moveTo(x, y);
    else ink.lineTo(x, y);
    ink.lineTo(x, y + row.height);
    last = x;
  }
  ink.stroke();
  ink.setLineDash([]);
  ink.restore();
  const end = layout.headerWidth + toPixel(view, model.now + Math.max(0, ...fences.values()));
  if (end > layout.headerWidth && end < width) drawGlyph(ink, 'lock', end, RULER - 8, 9, palette.ink3);
}
