import type { BoardModel } from '../../model/board-model.js';
import type { Palette } from '../../theme/tokens.js';
import { clockWords } from '../../format/clock.js';
import type { ZoneDay } from '../zone-days.js';
import { crisp, FONTS, line, roundPath, widthOf, write, type Ink } from './brush.js';
import { drawGlyph } from './glyphs.js';

/** Height of the overview strip. */
export const OVERVIEW = 34;

/** What the overview is drawn from. */
export interface OverviewScene {
  readonly ink: Ink;
  readonly palette: Palette;
  readonly model: BoardModel;
  readonly width: number;
  readonly headerWidth: number;
  /** Time range of the strip. */
  readonly from: number;
  readonly to: number;
  readonly days: readonly ZoneDay[];
  /** Load share of the bottleneck per day, parallel to `days`. */
  readonly shares: readonly (number | null)[];
  readonly bottleneck: string;
  readonly frame: { readonly start: number; readonly end: number };
}

/** Pixel of a time in the strip. */
export function overviewPixel(scene: Pick<OverviewScene, 'from' | 'to' | 'width' | 'headerWidth'>, at: number): number {
  return scene.headerWidth + ((at - scene.from) / (scene.to - scene.from)) * (scene.width - scene.headerWidth - 12) + 6;
}

/** Time at a pixel of the strip. */
export function overviewTime(scene: Pick<OverviewScene, 'from' | 'to' | 'width' | 'headerWidth'>, x: number): number {
  return scene.from + ((x - scene.headerWidth - 6) / (scene.width - scene.headerWidth - 12)) * (scene.to - scene.from);
}

/** The whole plan at a glance: bottleneck load per day, late arrivals, and the frame of what is on screen. */
export function drawOverview(scene: OverviewScene): void {
  const { ink, palette, width } = scene;
  ink.fillStyle = palette.canvas;
  ink.fillRect(0, 0, width, OVERVIEW);
  const weeks = Math.round((scene.to - scene.from) / 10_080);
  write(ink, `${weeks} weeks`, 14, OVERVIEW / 2, palette.ink2, FONTS.label);
  write(ink, `${scene.bottleneck} load`, 20 + widthOf(ink, `${weeks} weeks`, FONTS.label), OVERVIEW / 2, palette.ink3, FONTS.label);
  drawColumns(scene);
  drawWeeks(scene);
  drawLateArrivals(scene);
  drawFrame(scene);
  ink.strokeStyle = palette.hair;
  ink.lineWidth = 1;
  line(ink, 0, OVERVIEW - 0.5, width, OVERVIEW - 0.5);
}

function drawColumns(scene: OverviewScene): void {
  const { ink, palette, frame } = scene;
  scene.days.forEach((day, index) => {
    const share = scene.shares[index];
    if (!share) return;
    const x1 = overviewPixel(scene, day.start) + 1;
    const x2 = overviewPixel(scene, day.end) - 1;
    const height = Math.max(1.5, Math.min(1, share) * 17);
    const middle = (day.start + day.end) / 2;
    const inside = middle >= frame.start && middle <= frame.end;
    ink.fillStyle = inside && share >= 0.8 ? palette.loadStrong : palette.load;
    ink.globalAlpha = inside ? 1 : 0.65;
    ink.fillRect(x1, OVERVIEW - 6 - height, Math.max(1.5, x2 - x1), height);
  });
  ink.globalAlpha = 1;
}

function drawWeeks(scene: OverviewScene): void {
  const { ink, palette, model } = scene;
  ink.lineWidth = 1;
  for (const day of scene.days) {
    if (day.weekday !== 0) continue;
    const x = overviewPixel(scene, day.start);
    ink.strokeStyle = palette.line;
    line(ink, crisp(x), 4, crisp(x), OVERVIEW - 4);
    write(ink, clockWords(day.start, model.zone).week, x + 5, 8, palette.ink3, FONTS.tick);
  }
}

function drawLateArrivals(scene: OverviewScene): void {
  for (const lot of scene.model.lots) {
    if (lot.status !== 'late' || !lot.account) continue;
    drawGlyph(scene.ink, 'late', overviewPixel(scene, lot.account.arrival), OVERVIEW - 9, 8, scene.palette.late);
  }
}

function drawFrame(scene: OverviewScene): void {
  const { ink, palette, frame } = scene;
  const x1 = Math.max(scene.headerWidth + 2, overviewPixel(scene, frame.start));
  const x2 = Math.min(scene.width - 3, overviewPixel(scene, frame.end));
  if (x2 <= x1) return;
  roundPath(ink, x1 + 0.75, 2.75, x2 - x1 - 1.5, OVERVIEW - 6, 4);
  ink.lineWidth = 1.5;
  ink.strokeStyle = palette.ink1;
  ink.stroke();
}
