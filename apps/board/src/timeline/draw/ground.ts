import { firstAfter, type Spans } from '../../model/spans.js';
import { RULER, visibleRows } from '../layout.js';
import type { Scene } from '../scene.js';
import { toPixel, toTime } from '../viewport.js';
import { crisp, line } from './brush.js';

/** Ground of the chart: paper, closed hours, day and row lines. */
export function drawGround(scene: Scene): void {
  const { ink, palette, layout, width, height } = scene;
  ink.fillStyle = palette.surface;
  ink.fillRect(0, 0, width, height);
  ink.save();
  ink.beginPath();
  ink.rect(layout.headerWidth, RULER, width - layout.headerWidth, height - RULER);
  ink.clip();
  drawClosed(scene);
  drawDays(scene);
  drawRowLines(scene);
  ink.restore();
}

function drawClosed(scene: Scene): void {
  const { layout, state, height } = scene;
  const [first, end] = visibleRows(layout, state.scroll, state.scroll + height - RULER);
  scene.ink.fillStyle = scene.palette.sunken;
  if (layout.kind === 'lots') {
    const spans = plantClosed(scene);
    if (spans) paintSpans(scene, spans, RULER, Math.min(height, RULER + layout.height - state.scroll));
    return;
  }
  for (let i = first; i < end; i++) {
    const row = layout.rows[i];
    if (row.kind !== 'resource' || row.row.calendar === null) continue;
    const y = RULER + row.y - state.scroll;
    paintSpans(scene, scene.model.calendars.closedOf(row.row.calendar), y, y + row.height);
  }
}

/** By lot there is no row calendar: the ground shows when the first equipment of the plant is closed, by days only. */
function plantClosed(scene: Scene): Spans | null {
  const calendar = scene.model.data.plant.equipment[0]?.calendar;
  return calendar ? longSpans(scene.model.calendars.closedOf(calendar)) : null;
}

const longCache = new WeakMap<Spans, Spans>();

/** Only closures of a day and more: nights would be noise behind the lots. */
function longSpans(spans: Spans): Spans {
  let long = longCache.get(spans);
  if (!long) {
    const keep = [...spans.start.keys()].filter((i) => spans.end[i] - spans.start[i] >= 1440);
    long = { start: Float64Array.from(keep, (i) => spans.start[i]), end: Float64Array.from(keep, (i) => spans.end[i]) };
    longCache.set(spans, long);
  }
  return long;
}

function paintSpans(scene: Scene, spans: Spans, top: number, bottom: number): void {
  const { ink, view, layout, width } = scene;
  const left = layout.headerWidth;
  const to = toTime(view, width - left);
  for (let i = Math.max(0, firstAfter(spans.start, view.start) - 1); i < spans.start.length && spans.start[i] < to; i++) {
    const x1 = Math.max(left, left + toPixel(view, spans.start[i]));
    const x2 = Math.min(width, left + toPixel(view, spans.end[i]));
    if (x2 - x1 > 0.3) ink.fillRect(x1, top, x2 - x1, bottom - top);
  }
}

function drawDays(scene: Scene): void {
  const { ink, palette, layout, view, days, detail, height } = scene;
  const bottom = Math.min(height, RULER + layout.height - scene.state.scroll);
  ink.lineWidth = 1;
  for (const day of days) {
    const monday = day.weekday === 0;
    if (!detail.days && !monday) continue;
    ink.strokeStyle = monday ? palette.line : palette.hair;
    const x = crisp(layout.headerWidth + toPixel(view, day.start));
    line(ink, x, RULER, x, bottom);
  }
}

function drawRowLines(scene: Scene): void {
  const { ink, palette, layout, state, width, height } = scene;
  const [first, end] = visibleRows(layout, state.scroll, state.scroll + height - RULER);
  ink.lineWidth = 1;
  for (let i = first; i < end; i++) {
    const row = layout.rows[i];
    const y = crisp(RULER + row.y + row.height - state.scroll) - 1;
    const strong = row.kind === 'resource' && row.last;
    ink.strokeStyle = strong ? palette.line : palette.hair;
    line(ink, layout.headerWidth, y, width, y);
  }
}
