import { FONT, type Palette } from '../../theme/tokens.js';

/** What everything is drawn with. */
export type Ink = CanvasRenderingContext2D;

/** A font of the one family. */
export function font(weight: number, size: number): string {
  return `${weight} ${size}px ${FONT}`;
}

/** Fonts by role. */
export const FONTS = {
  bar: font(560, 10.5), label: font(500, 11), strong: font(650, 11), group: font(650, 11.5), tick: font(450, 10), pill: font(650, 11), lot: font(650, 12),
} as const;

/** Writes one line of text; `middle` is its vertical centre. */
export function write(ink: Ink, text: string, x: number, middle: number, colour: string, style: string, align: CanvasTextAlign = 'left'): void {
  if (ink.font !== style) ink.font = style;
  ink.fillStyle = colour;
  ink.textAlign = align;
  ink.textBaseline = 'middle';
  ink.fillText(text, x, middle + 0.5);
}

const widths = new Map<string, number>();

/** Width of a text in pixels; measured once per text and font. */
export function widthOf(ink: Ink, text: string, style: string): number {
  const key = `${style}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20_000) widths.clear();
    if (ink.font !== style) ink.font = style;
    width = ink.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** Forgets measured widths: fonts have loaded. */
export function forgetWidths(): void {
  widths.clear();
}

/** Path of a rectangle with round corners. */
export function roundPath(ink: Ink, x: number, y: number, width: number, height: number, radius: number): void {
  ink.beginPath();
  ink.roundRect(x, y, Math.max(0, width), Math.max(0, height), Math.min(radius, width / 2, height / 2));
}

/** A straight line that lies on whole pixels where it is one pixel wide. */
export function line(ink: Ink, x1: number, y1: number, x2: number, y2: number): void {
  ink.beginPath();
  ink.moveTo(x1, y1);
  ink.lineTo(x2, y2);
  ink.stroke();
}

/** Half-pixel position for crisp one-pixel lines. */
export function crisp(value: number): number {
  return Math.round(value) + 0.5;
}

/** A rounded label with a thin edge: hold slack, next start. */
export function chip(ink: Ink, text: string, x: number, middle: number, palette: Palette, tone: 'ink' | 'risk' | 'late', maxX: number): void {
  const width = widthOf(ink, text, FONTS.strong) + 12;
  const left = Math.min(x, maxX - width);
  roundPath(ink, left, middle - 8, width, 16, 8);
  ink.fillStyle = tone === 'late' ? palette.lateTint : tone === 'risk' ? palette.riskTint : palette.surface;
  ink.fill();
  ink.lineWidth = 1;
  ink.strokeStyle = tone === 'late' ? palette.lateInk : tone === 'risk' ? palette.riskInk : palette.ink1;
  ink.stroke();
  write(ink, text, left + 6, middle, ink.strokeStyle as string, FONTS.strong);
}

const patterns = new Map<string, CanvasPattern>();

/** Diagonal stripes: 45° rises to the right, 135° falls; `pitch` in CSS pixels. Tiles are drawn at device resolution. */
export function stripes(ink: Ink, colour: string, angle: 45 | 135, pitch: number, thickness: number): CanvasPattern | string {
  const ratio = Math.max(1, Math.round(devicePixelRatio));
  const key = `${colour}|${angle}|${pitch}|${thickness}|${ratio}`;
  const known = patterns.get(key);
  if (known) return known;
  const side = Math.round(pitch * Math.SQRT2 * ratio);
  const tile = document.createElement('canvas');
  tile.width = tile.height = side;
  const brush = tile.getContext('2d');
  if (!brush) return colour;
  brush.strokeStyle = colour;
  brush.lineWidth = thickness * ratio;
  brush.beginPath();
  for (const shift of [-side, 0, side]) {
    const [y1, y2] = angle === 45 ? [side * 1.5, -side * 0.5] : [-side * 0.5, side * 1.5];
    brush.moveTo(shift - side * 0.5, y1);
    brush.lineTo(shift + side * 1.5, y2);
  }
  brush.stroke();
  const pattern = ink.createPattern(tile, 'repeat');
  if (!pattern) return colour;
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  patterns.set(key, pattern);
  return pattern;
}
