import type { LotStatus } from '../../model/lot.js';
import type { Palette } from '../../theme/tokens.js';
import type { Ink } from './brush.js';

/** The status glyphs; always paths, never characters of a font. */
export type Glyph = 'late' | 'risk' | 'on-time' | 'done' | 'failed' | 'lock' | 'remake' | 'unplanned';

/** Outline of a status glyph around a centre; `size` is its full height. Filled or stroked by the caller's style. */
export function glyphPath(ink: Ink, glyph: Glyph, x: number, y: number, size: number): 'fill' | 'stroke' {
  const h = size / 2;
  ink.beginPath();
  switch (glyph) {
    case 'late':
      ink.moveTo(x, y - h * 0.9); ink.lineTo(x + h, y + h * 0.8); ink.lineTo(x - h, y + h * 0.8); ink.closePath();
      return 'fill';
    case 'risk':
      ink.moveTo(x, y - h); ink.lineTo(x + h, y); ink.lineTo(x, y + h); ink.lineTo(x - h, y); ink.closePath();
      return 'stroke';
    case 'on-time':
      ink.arc(x, y, h * 0.36, 0, Math.PI * 2);
      return 'fill';
    case 'done':
      ink.moveTo(x - h * 0.8, y + h * 0.05); ink.lineTo(x - h * 0.2, y + h * 0.65); ink.lineTo(x + h * 0.85, y - h * 0.6);
      return 'stroke';
    case 'failed':
    case 'unplanned':
      ink.moveTo(x - h * 0.7, y - h * 0.7); ink.lineTo(x + h * 0.7, y + h * 0.7); ink.moveTo(x + h * 0.7, y - h * 0.7); ink.lineTo(x - h * 0.7, y + h * 0.7);
      return 'stroke';
    case 'remake':
      ink.arc(x, y, h * 0.72, -Math.PI * 0.3, Math.PI * 1.25);
      ink.moveTo(x + h * 0.75, y - h); ink.lineTo(x + h * 0.55, y - h * 0.3); ink.lineTo(x - h * 0.1, y - h * 0.75);
      return 'stroke';
    case 'lock':
      ink.rect(x - h * 0.7, y - h * 0.1, h * 1.4, h);
      ink.moveTo(x - h * 0.45, y - h * 0.1); ink.arc(x, y - h * 0.3, h * 0.45, Math.PI, 0); ink.lineTo(x + h * 0.45, y - h * 0.1);
      return 'stroke';
  }
}

/** Draws a glyph in one colour. */
export function drawGlyph(ink: Ink, glyph: Glyph, x: number, y: number, size: number, colour: string): void {
  const how = glyphPath(ink, glyph, x, y, size);
  ink.lineJoin = 'round';
  ink.lineCap = 'round';
  ink.setLineDash([]);
  if (how === 'fill') {
    ink.fillStyle = colour;
    ink.fill();
  } else {
    ink.strokeStyle = colour;
    ink.lineWidth = 1.5;
    ink.stroke();
    if (glyph === 'lock') {
      ink.fillStyle = colour;
      ink.fillRect(x - size * 0.35, y - size * 0.05, size * 0.7, size * 0.5);
    }
  }
  ink.lineCap = 'butt';
}

/** Glyph and colour of a lot's status in lists and row headers. */
export function statusGlyph(status: LotStatus, palette: Palette): { readonly glyph: Glyph; readonly colour: string } {
  switch (status) {
    case 'late': return { glyph: 'late', colour: palette.late };
    case 'risk': return { glyph: 'risk', colour: palette.riskEdge };
    case 'unplanned': return { glyph: 'unplanned', colour: palette.lateInk };
    case 'cancelled': return { glyph: 'failed', colour: palette.ink3 };
    case 'on-time': return { glyph: 'on-time', colour: palette.ink3 };
  }
}
