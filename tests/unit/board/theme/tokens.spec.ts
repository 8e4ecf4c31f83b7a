import { describe, expect, it } from '@jest/globals';
import { DARK, LIGHT, type Palette } from '../../../../apps/board/src/theme/tokens.js';

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each<[string, Palette]>([['light', LIGHT], ['dark', DARK]])('the %s palette', (_name, palette) => {
  it('keeps text at 4.5 to 1 on every ground it stands on', () => {
    for (const ink of [palette.ink1, palette.ink2, palette.ink3, palette.accent, palette.lateInk, palette.riskInk, palette.ok]) {
      expect(contrast(ink, palette.surface)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.ink3, palette.canvas)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onLate, palette.late)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onRisk, palette.risk)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.lateInk, palette.lateTint)).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps labels readable on every stage and edges at 3 to 1', () => {
    for (const stage of Object.values(palette.stages)) {
      expect(contrast(stage.ink, stage.fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(stage.edge, palette.surface)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(palette.late, palette.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.barEdge, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});
