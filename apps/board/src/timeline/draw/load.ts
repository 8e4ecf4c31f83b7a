import type { LoadColumn } from '../../model/load-columns.js';
import type { Load, ResourceGroup } from '../../model/load.js';
import type { Palette } from '../../theme/tokens.js';
import { toPixel, type Viewport } from '../viewport.js';
import type { ZoneDay } from '../zone-days.js';
import { crisp, FONTS, line, roundPath, widthOf, write, type Ink } from './brush.js';

/** What the load panel is drawn from. */
export interface LoadScene {
  readonly ink: Ink;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  readonly headerWidth: number;
  readonly view: Viewport;
  readonly days: readonly ZoneDay[];
  readonly now: number;
  readonly rows: readonly { readonly group: ResourceGroup; readonly columns: readonly LoadColumn[]; readonly share: number | null }[];
}

/** The worst groups on the chart's time axis: used share per shift or day under the capacity line, the late share red. */
export function drawLoad(scene: LoadScene): void {
  const { ink, palette, width, height, headerWidth } = scene;
  ink.fillStyle = palette.surface;
  ink.fillRect(0, 0, width, height);
  const rowHeight = height / Math.max(1, scene.rows.length);
  drawDayLines(scene);
  scene.rows.forEach((row, index) => drawRow(scene, row, index * rowHeight, rowHeight));
  const x = headerWidth + toPixel(scene.view, scene.now);
  if (x > headerWidth && x < width) {
    ink.fillStyle = palette.ink1;
    ink.fillRect(x - 0.75, 0, 1.5, height);
  }
  ink.lineWidth = 1;
  ink.strokeStyle = palette.line;
  line(ink, 0, 0.5, width, 0.5);
  line(ink, headerWidth - 0.5, 0, headerWidth - 0.5, height);
  scene.rows.forEach((_, index) => line(ink, 0, crisp(index * rowHeight), width, crisp(index * rowHeight)));
}

function drawDayLines(scene: LoadScene): void {
  const { ink, palette, headerWidth, view, height } = scene;
  ink.lineWidth = 1;
  ink.strokeStyle = palette.hair;
  for (const day of scene.days) {
    const x = crisp(headerWidth + toPixel(view, day.start));
    if (x > headerWidth && (view.pxPerHour >= 2.5 || day.weekday === 0)) line(ink, x, 0, x, height);
  }
}

const UNIT_WORDS = { 'h/shift': 'share of shift', 'places/day': 'places a day', 'positions': 'positions' } as const;

function drawRow(scene: LoadScene, row: LoadScene['rows'][number], top: number, height: number): void {
  const { ink, palette, headerWidth, width, view } = scene;
  const { group, share } = row;
  const middle = top + height / 2;
  const full = share !== null && share >= 0.97;
  write(ink, cut(ink, group.name, headerWidth - 62), 14, middle - 7, palette.ink1, FONTS.group);
  write(ink, UNIT_WORDS[group.unit], 14, middle + 8, palette.ink3, FONTS.label);
  if (share !== null) write(ink, `${Math.round(share * 100)} %`, headerWidth - 8, middle - 7, full ? palette.riskInk : palette.ink2, FONTS.strong, 'right');
  ink.save();
  ink.beginPath();
  ink.rect(headerWidth, top + 1, width - headerWidth, height - 1);
  ink.clip();
  for (const column of row.columns) {
    const x1 = headerWidth + toPixel(view, column.start);
    const x2 = headerWidth + toPixel(view, column.end);
    if (x2 < headerWidth || x1 > width) continue;
    drawColumn(scene, group, column, x1 + 0.5, Math.max(1, x2 - x1 - 1), top, height);
  }
  ink.restore();
}

function drawColumn(scene: LoadScene, group: ResourceGroup, column: LoadColumn, x: number, width: number, top: number, height: number): void {
  const { ink, palette } = scene;
  const base = top + height - 4;
  const room = height - 14;
  const share = Math.min(1, column.used / column.capacity);
  const late = Math.min(share, column.late / column.capacity);
  ink.fillStyle = palette.load;
  ink.fillRect(x, base - room * share, width, room * share);
  if (late > 0) {
    ink.fillStyle = palette.late;
    ink.fillRect(x, base - room * late, width, room * late);
  }
  ink.fillStyle = palette.ink2;
  ink.fillRect(x, base - room - 1.5, width, 1.5);
  const text = columnText(group, column);
  const length = widthOf(ink, text, FONTS.bar);
  if (length + 4 > width || column.used === 0) return;
  const y = share > 0.45 ? base - (room * share) / 2 : base - room * share - 7;
  const inLate = late * room > room * share - (base - y) - 4 && late > 0 && share > 0.45 && late > share * 0.55;
  if (late > 0 && !inLate && share > 0.45) {
    roundPath(ink, x + width / 2 - length / 2 - 3, y - 6, length + 6, 12, 2);
    ink.fillStyle = palette.load;
    ink.fill();
  }
  write(ink, text, x + width / 2, y, inLate ? palette.onLate : palette.ink1, FONTS.bar, 'center');
}

function columnText(group: ResourceGroup, column: Load): string {
  if (group.unit === 'places/day') return `${column.used} of ${column.capacity}`;
  return `${Math.round((column.used / column.capacity) * 100)} %`;
}

function cut(ink: Ink, name: string, room: number): string {
  if (widthOf(ink, name, FONTS.group) <= room) return name;
  const words = name.split(' ');
  while (words.length > 1 && widthOf(ink, words.join(' '), FONTS.group) > room) words.pop();
  return words.join(' ');
}
